//! Greets, counts and marks. `export!` names the functions that to-tui calls; what they may call stands in sdk/to_tui.rs.
#[path = "../sdk/to_tui.rs"]
mod to_tui;

use to_tui::*;

export!(handle_action, on_todo_completed);

fn handle_action(input: ActionInput) -> Result<Vec<Command>, String> {
    match input.action.as_str() {
        "greet" => greet(&input.context),
        "mark" => mark(input.context.selected),
        action => Err(format!("there is no action {}", action)),
    }
}

fn on_todo_completed(input: TodoInput) -> Result<Vec<Command>, String> {
    let count = one_more(host::get_metadata("completed")?);
    Ok(commands![
        SetMetadata::new("completed", count.to_string()),
        SetStatusMessage::new(format!("Well done: {}", input.todo.content)),
    ])
}

/// A todo for each greeting, and a number that outlives the application.
fn greet(context: &Context) -> Result<Vec<Command>, String> {
    let count = one_more(host::get_metadata("greetings")?);
    let word = context.settings.text("greeting").filter(|word| !word.is_empty()).unwrap_or("Hello");
    let content = format!("{} on {}, greeting {}", word, host::get_current_date()?, count);
    Ok(commands![
        CreateTodo::new(content),
        SetMetadata::new("greetings", count.to_string()),
        SetStatusMessage::new(format!("Greeted you {}", times(count))),
    ])
}

/// Changes the todo under the cursor and remembers with it how often.
fn mark(selected: Option<Todo>) -> Result<Vec<Command>, String> {
    let todo = match selected {
        Some(todo) => todo,
        None => return Ok(commands![SetStatusMessage::new("There is no todo under the cursor")]),
    };
    let count = one_more(host::get_todo_metadata(&todo.id, "marks")?);
    Ok(commands![
        UpdateTodo::new(&todo.id, TodoUpdates::new().content(todo.content + " ★")),
        SetTodoMetadata::new(&todo.id, "marks", count.to_string()),
        SetStatusMessage::new(format!("Marked {}", times(count))),
    ])
}

/// One more than what is stored as text.
fn one_more(stored: Option<String>) -> i64 {
    stored.and_then(|text| text.parse::<i64>().ok()).unwrap_or(0).saturating_add(1)
}

fn times(count: i64) -> String {
    format!("{} {}", count, if count == 1 { "time" } else { "times" })
}
