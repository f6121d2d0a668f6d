// The same plugin as `hello`, without a compiler: one CommonJS script that the application runs as it is.

const GREETING = 'Hello from JavaScript';

const times = (count) => (count === 1 ? '1 time' : `${count} times`);

const actions = {
  /** A todo for each greeting, and a number that outlives the application. */
  greet() {
    const count = Number(host.get_metadata({ key: 'greetings' }) ?? 0) + 1;
    return [
      { type: 'create_todo', content: `${GREETING} on ${host.get_current_date()}, greeting ${count}` },
      { type: 'set_metadata', key: 'greetings', value: String(count) },
      { type: 'set_status_message', message: `Greeted you ${times(count)}` },
    ];
  },

  /** Reads the list and says what is in it. */
  count() {
    const open = host.query_todos({ state: 'open' }).todos.length;
    const done = host.query_todos({ state: 'done' }).todos.length;
    return [{ type: 'show_notification', message: `${open} open, ${done} done`, duration_secs: 5 }];
  },

  /** Changes the todo under the cursor and remembers with it how often. */
  mark() {
    const todo = host.get_selected_todo();
    if (todo === null) return [{ type: 'set_status_message', message: 'There is no todo under the cursor' }];
    const count = Number(host.get_todo_metadata({ todo_id: todo.id, key: 'marks' }) ?? 0) + 1;
    return [
      { type: 'update_todo', id: todo.id, updates: { content: `${todo.content} ★` } },
      { type: 'set_todo_metadata', todo_id: todo.id, key: 'marks', value: String(count) },
      { type: 'set_status_message', message: `Marked ${times(count)}` },
    ];
  },

  /** Takes the greetings off the list again. */
  sweep() {
    const greetings = host.query_todos({ text: GREETING }).todos;
    return [
      ...greetings.map(({ id }) => ({ type: 'delete_todo', id })),
      { type: 'set_status_message', message: `Swept ${greetings.length} greetings` },
    ];
  },
};

exports.init = ({ context }) => {
  console.log(`hello-js is ready in project ${context.project}`);
  return { commands: [{ type: 'register_keybinding', key: '<C-j>s', action: 'sweep' }] };
};

exports.handle_action = ({ action }) => {
  const act = actions[action];
  if (act === undefined) throw new Error(`hello-js has no action ${action}`);
  return { commands: act() };
};

exports.on_todo_created = ({ todo }) => {
  console.log(`created: ${todo.content}`);
  const value = host.get_current_date();
  return { commands: [{ type: 'set_todo_metadata', todo_id: todo.id, key: 'first_seen', value }] };
};

exports.on_todo_completed = ({ todo }) => {
  const count = Number(host.get_metadata({ key: 'completed' }) ?? 0) + 1;
  return {
    commands: [
      { type: 'set_metadata', key: 'completed', value: String(count) },
      { type: 'set_status_message', message: `Well done: ${todo.content}` },
    ],
  };
};
