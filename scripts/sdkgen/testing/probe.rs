//! Not shipped: each action tries one part of the kit, so that a test can see it from outside.
#[path = "../sdk/to_tui.rs"]
mod to_tui;

use to_tui::*;

export!(
    init, handle_action, on_todo_created, on_todo_updated, on_todo_completed, on_todo_deleted, on_day_changed,
    on_key_press, on_tick, generate, shutdown,
);

type Commands = Result<Vec<Command>, String>;

const ID: &str = "00000000-0000-4000-8000-000000000001";

fn shown(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or("null")
}

fn fields_of(todo: &Option<Todo>) -> String {
    let todo = match todo {
        Some(todo) => todo,
        None => return "none".to_string(),
    };
    let fields: [&str; 15] = [
        &todo.id,
        &todo.content,
        todo.state.as_str(),
        &todo.indent_level.to_string(),
        shown(&todo.parent_id),
        shown(&todo.due_date),
        shown(&todo.description),
        todo.priority.as_ref().map_or("null", Priority::as_str),
        &todo.date,
        &todo.position.to_string(),
        &todo.created_at,
        &todo.modified_at,
        shown(&todo.completed_at),
        &todo.tags.join("+"),
        if todo.deleted { "deleted" } else { "there" },
    ];
    fields.join("|")
}

fn keep(key: &str, value: impl Into<String>) -> Command {
    SetMetadata::new(key, value).into()
}

fn every_command() -> Vec<Command> {
    commands![
        CreateTodo::new("new")
            .state(TodoState::Important)
            .priority(Priority::P1)
            .due_date("2026-02-01")
            .description("a\nb \"c\" \\ ✓")
            .temp_id("t")
            .indent_level(0),
        CreateTodo::new("below").parent_id("t").without_due_date(),
        UpdateTodo::new("t", TodoUpdates::new().without_priority().state(TodoState::Done)),
        DeleteTodo::new("d"),
        MoveTodo::new("t").index(0),
        MoveTodo::new("t").before("b"),
        MoveTodo::new("t").after("a"),
        SetMetadata::new("k", ""),
        SetTodoMetadata::new("t", "k", "v"),
        DeleteMetadata::new("k"),
        DeleteTodoMetadata::new("t", "k"),
        ShowNotification::new("noted").duration_secs(2),
        SetStatusMessage::new("said"),
        AddDecoration::new("t", "late ✓").style(AddDecorationStyle::Warning),
        RegisterKeybinding::new("<C-x>", "greet"),
    ]
}

fn questions() -> Commands {
    let query = TodoQuery::new().state(TodoQueryState::Open).without_parent_id().include_deleted(true).limit(1);
    let all = host::every_todo(&query)?;
    let page = host::query_todos(&TodoQuery::new())?;
    let todo = fields_of(&host::get_todo(ID)?);
    let selected = fields_of(&host::get_selected_todo()?);
    let date = format!("{} in {}", host::get_current_date()?, host::get_current_project()?);
    let project = host::list_projects()?.remove(0);
    let stored = host::get_metadata("k")?;
    let with = host::get_todo_metadata(ID, "k")?;
    let found = host::find_todos_by_metadata("external_id", "x\"y")?;
    host::log(LogLevel::Warn, "logged ✓")?;
    host::log(None, "plain")?;
    let request = HttpRequest::new("http://localhost/ü?q=\"1\"")
        .method(HttpRequestMethod::Post)
        .headers([("x-\"a\"", "b\nc")])
        .body("two\nlines");
    let answer = host::http_request(&request)?;
    host::write_file("a b.txt", Some("✓"))?;
    host::write_file("old.txt", None)?;
    let file = host::read_file("a b.txt")?;
    let entry = host::list_directory(".")?.remove(0);
    let end = host::run_command(&Program::new("git").args(["log", "--format=\"%s\""]).stdin("in"))?;
    let killed = host::run_command(&Program::new("git"))?;
    let secret = host::get_secret("token")?;
    let killed = if killed.code.is_none() { " killed" } else { "" };
    let code = end.code.unwrap_or(-1);
    Ok(vec![
        keep("all", format!("{} {} {}", all.len(), all[0].id, shown(&page.next_cursor))),
        keep("todo", todo),
        keep("selected", selected),
        keep("date", date),
        keep("projects", format!("{}={}", project.id, project.name)),
        keep("stored", shown(&stored)),
        keep("with", shown(&with)),
        keep("found", found.join("+")),
        keep("answer", format!("{} {} {}", answer.status, answer.headers["content-type"], answer.body)),
        keep("file", format!("{} written", file)),
        keep("entries", format!("{}:{}:{}", entry.name, entry.kind.as_str(), entry.size)),
        keep("end", format!("{} {} {}{}", code, end.stdout, end.stderr, killed)),
        keep("secret", shown(&secret)),
    ])
}

fn refused() -> Result<String, HostError> {
    let text = host::read_file("missing.txt")?;
    host::get_secret("token")?;
    Ok(text)
}

fn told(value: &Value) -> String {
    match value {
        Value::Null => "null".to_string(),
        Value::Boolean(value) => if *value { "yes" } else { "no" }.to_string(),
        Value::Integer(number) => format!("{}/{}", number, number.saturating_mul(1000)),
        Value::Number(number) => {
            let whole = if number.abs() < 9.2e18 { *number as i64 } else { -1 };
            format!("{}/{}", whole, (number * 1000.0) as i64)
        }
        Value::Text(text) => text.clone(),
        Value::List(values) => format!("[{}]", values.iter().map(told).collect::<Vec<_>>().join(" ")),
        Value::Object(fields) => {
            let told: Vec<_> = fields.iter().map(|(name, value)| format!("{}={}", name, told(value))).collect();
            format!("{{{}}}", told.join(" "))
        }
    }
}

fn init(input: InitInput) -> Commands {
    let site = input.settings.text("site").unwrap_or("");
    Ok(commands![SetStatusMessage::new(format!("{} for {}", site, input.context.plugin))])
}

fn handle_action(input: ActionInput) -> Commands {
    match input.action.as_str() {
        "commands" => Ok(every_command()),
        "questions" => questions(),
        "refused" => Ok(vec![keep("text", refused()?)]),
        "taken" => match refused() {
            Ok(text) => Ok(vec![keep("text", text)]),
            Err(error) => {
                let code = if error.code == HostErrorCode::NotFound { "E_NOT_FOUND" } else { "?" };
                Ok(vec![keep("error", format!("null {} {}", code, error))])
            }
        },
        "retell" => Ok(vec![keep("told", fields_of(&input.context.selected))]),
        "parse" => {
            let text = host::get_metadata("json")?.unwrap_or_default();
            Ok(vec![keep("parsed", Value::parse(&text).map_or("no JSON".to_string(), |value| told(&value)))])
        }
        "again" => {
            let text = host::get_metadata("json")?.unwrap_or_default();
            Ok(vec![keep("again", Value::parse(&text)?.to_string())])
        }
        "first" => Ok(vec![keep("first", shown(&host::every_todo(&TodoQuery::new())?[0].description))]),
        "panic" => panic!("no such luck"),
        "more" => {
            let mut kept = Vec::new();
            loop {
                kept.push(vec![7u8; 60_000]);
                if kept.len() > 1_000_000 {
                    return Err("there was room".into());
                }
            }
        }
        action => match action.strip_prefix("many ").and_then(|count| count.parse().ok()) {
            Some(count) => Ok((0..count).map(|at: i64| SetStatusMessage::new(at.to_string()).into()).collect()),
            None => Err(format!("no action {}", action)),
        },
    }
}

fn heard(input: TodoInput) -> Commands {
    let was = input.before.as_ref().map_or("nothing", |before| before.state.as_str());
    let by = format!("{} {}", input.cause.kind.as_str(), shown(&input.cause.plugin));
    Ok(vec![keep("heard", format!("{} → {} by {} {}", was, input.todo.state.as_str(), by, input.fields.join("+")))])
}

fn on_todo_created(input: TodoInput) -> Commands {
    heard(input)
}

fn on_todo_updated(input: TodoInput) -> Commands {
    heard(input)
}

fn on_todo_completed(input: TodoInput) -> Commands {
    heard(input)
}

fn on_todo_deleted(input: TodoInput) -> Commands {
    heard(input)
}

fn on_day_changed(input: DayInput) -> Commands {
    Ok(commands![SetStatusMessage::new(format!("{} → {}", input.from, input.to))])
}

fn on_key_press(input: KeyInput) -> Commands {
    Ok(commands![SetStatusMessage::new(format!("{} in {}", input.key, input.mode))])
}

fn on_tick(input: TickInput) -> Commands {
    Ok(commands![SetStatusMessage::new(format!("tick on {}", input.context.date))])
}

fn generate(input: GenerateInput) -> Result<Vec<GeneratedItem>, String> {
    Ok(vec![
        GeneratedItem::new(input.input),
        GeneratedItem::new("below").state(TodoState::Important).priority(Priority::P1).indent_level(1),
    ])
}

fn shutdown(_: ShutdownInput) -> Result<(), String> {
    Ok(())
}
