// The same plugin as `hello`, without a compiler: one CommonJS script that the application runs as it is.
// @ts-check
/// <reference path="../sdk/javascript/to-tui.d.ts" />

const GREETING = 'Hello from JavaScript';
const STAR = ' ★';

/** The longest content that a todo can have. */
const MAX_CONTENT = 10_000;

/** A call may return 200 commands; one of them says what was done. */
const MAX_SWEPT = 199;

/** More than is shown of a message; one of more than 10,000 code units is refused. */
const MAX_MESSAGE = 1_000;

/**
 * All todos that fit, however many pages they fill.
 * @param {ToTui.TodoQuery} query
 */
function queryTodos(query) {
  /** @type {ToTui.Todo[]} */
  const found = [];
  /** @type {string | null | undefined} */
  let cursor;
  do {
    const page = host.query_todos(cursor ? { ...query, cursor } : query);
    found.push(...page.todos);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return found;
}

/** @param {number} count */
const times = (count) => (count === 1 ? '1 time' : `${count} times`);

/** @type {Record<string, () => ToTui.Command[]>} */
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
    const open = queryTodos({ state: 'open' }).length;
    const done = queryTodos({ state: 'done' }).length;
    return [{ type: 'show_notification', message: `${open} open, ${done} done`, duration_secs: 5 }];
  },

  /** Changes the todo under the cursor and remembers with it how often. */
  mark() {
    const todo = host.get_selected_todo();
    if (todo === null) return [{ type: 'set_status_message', message: 'There is no todo under the cursor' }];
    if (todo.content.length + STAR.length > MAX_CONTENT) {
      return [{ type: 'set_status_message', message: 'There is no room for a star' }];
    }
    const count = Number(host.get_todo_metadata({ todo_id: todo.id, key: 'marks' }) ?? 0) + 1;
    return [
      { type: 'update_todo', id: todo.id, updates: { content: todo.content + STAR } },
      { type: 'set_todo_metadata', todo_id: todo.id, key: 'marks', value: String(count) },
      { type: 'set_status_message', message: `Marked ${times(count)}` },
    ];
  },

  /** Takes the greetings off the list again, the lowest first: what is below a todo goes with it. */
  sweep() {
    const found = queryTodos({ text: GREETING }).filter(({ content }) => content.startsWith(GREETING));
    const swept = found.reverse().slice(0, MAX_SWEPT);
    const left = found.length - swept.length;
    const what = swept.length === 1 ? '1 greeting' : `${swept.length} greetings`;
    return [
      ...swept.map(({ id }) => /** @type {const} */ ({ type: 'delete_todo', id })),
      { type: 'set_status_message', message: `Swept ${what}${left > 0 ? `, ${left} are left` : ''}` },
    ];
  },
};

/** @type {ToTui.Exports['init']} */
exports.init = ({ context }) => {
  console.log(`hello-js is ready in project ${context.project}`);
  return { commands: [{ type: 'register_keybinding', key: '<C-j>s', action: 'sweep' }] };
};

/** @type {ToTui.Exports['handle_action']} */
exports.handle_action = ({ action }) => {
  const act = actions[action];
  if (act === undefined) throw new Error(`hello-js has no action ${action}`);
  return { commands: act() };
};

/** @type {ToTui.Exports['on_todo_created']} */
exports.on_todo_created = ({ todo }) => {
  console.log(`heard of a new todo on row ${todo.position}`);
  const value = host.get_current_date();
  return { commands: [{ type: 'set_todo_metadata', todo_id: todo.id, key: 'first_seen', value }] };
};

/** @type {ToTui.Exports['on_todo_completed']} */
exports.on_todo_completed = ({ todo }) => {
  const count = Number(host.get_metadata({ key: 'completed' }) ?? 0) + 1;
  return {
    commands: [
      { type: 'set_metadata', key: 'completed', value: String(count) },
      { type: 'set_status_message', message: `Well done: ${todo.content}`.slice(0, MAX_MESSAGE) },
    ],
  };
};
