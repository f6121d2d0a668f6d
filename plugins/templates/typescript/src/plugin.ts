// Greets, counts and marks. Each exported function is called by to-tui; `host` answers questions, and what is to be
// changed is in the commands that are returned: all of them happen, as one step to undo, or none.
/// <reference path="../sdk/to-tui.d.ts" />

export function handle_action({ action, context }: ToTui.ActionInput): ToTui.Answer {
  switch (action) {
    case 'greet':
      return greet(context);
    case 'mark':
      return mark(context);
    default:
      throw new Error(`there is no action ${action}`);
  }
}

export function on_todo_completed({ todo }: ToTui.TodoInput): ToTui.Answer {
  const completed = oneMore(host.get_metadata({ key: 'completed' }));
  return {
    commands: [
      { type: 'set_metadata', key: 'completed', value: String(completed) },
      { type: 'set_status_message', message: `Well done: ${todo.content}` },
    ],
  };
}

/** A todo for each greeting, and a number that outlives the application. */
function greet({ settings }: ToTui.Context): ToTui.Answer {
  const count = oneMore(host.get_metadata({ key: 'greetings' }));
  const greeting = settings.greeting ?? 'Hello';
  return {
    commands: [
      { type: 'create_todo', content: `${greeting} on ${host.get_current_date()}, greeting ${count}` },
      { type: 'set_metadata', key: 'greetings', value: String(count) },
      { type: 'set_status_message', message: `Greeted you ${times(count)}` },
    ],
  };
}

/** Changes the todo under the cursor and remembers with it how often. */
function mark({ selected }: ToTui.Context): ToTui.Answer {
  if (selected === undefined) {
    return { commands: [{ type: 'set_status_message', message: 'There is no todo under the cursor' }] };
  }
  const { id, content } = selected;
  const count = oneMore(host.get_todo_metadata({ todo_id: id, key: 'marks' }));
  return {
    commands: [
      { type: 'update_todo', id, updates: { content: `${content} ★` } },
      { type: 'set_todo_metadata', todo_id: id, key: 'marks', value: String(count) },
      { type: 'set_status_message', message: `Marked ${times(count)}` },
    ],
  };
}

/** What is stored is text. */
function oneMore(stored: string | null): number {
  return Number(stored ?? 0) + 1;
}

function times(count: number): string {
  return count === 1 ? '1 time' : `${count} times`;
}
