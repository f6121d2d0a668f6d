/** A plugin that does as its stored values say, so that a case can have it do anything. For tests only. */

/** Asks for something of every kind. */
export const TEST_MANIFEST = `
[plugin]
name = "case-plugin"
version = "0.1.0"
entry = "plugin.js"

[permissions]
network = ["api.example.org"]
filesystem = [{ path = "~/notes", access = "read" }, { path = "/etc", access = "read" }]
execute = ["git"]

[permissions.optional]
network = ["other.example.org"]
filesystem = true

[settings.who]
type = "string"
default = "nobody"

[settings.token]
type = "secret"

[actions.give]
[actions.ask]
[actions.mark]
[actions.look]
[actions.count]
[actions.list]
[actions.misbehave]

[hooks]
on_todo_created = true
on_todo_updated = true
on_todo_completed = true
on_todo_deleted = true
on_day_changed = true
on_key_press = true
on_tick = { every = "30s" }
generate = true
`;

/** Its script. */
export const TEST_CASE_SCRIPT = `
const stored = (key) => host.get_metadata({ key });
const say = (message) => ({ commands: [{ type: 'set_status_message', message }] });
let held = 0;
const misdeeds = {
  loop() { for (;;); },
  throw() { throw new Error('no such ticket'); },
  rubbish: () => 'rubbish',
  flood: () => ({ commands: [{ type: 'set_status_message', message: 'x'.repeat(3000000) }] }),
};
const actions = {
  give: () => ({ commands: JSON.parse(stored('give')) }),
  ask() {
    const { name, input } = JSON.parse(stored('ask'));
    try {
      return say(JSON.stringify(host[name](input)));
    } catch (error) {
      return say(error.code + ' ' + error.message);
    }
  },
  mark() {
    const { id, content } = host.get_selected_todo();
    return { commands: [{ type: 'update_todo', id, updates: { content: content + ' !' } }] };
  },
  look: ({ context }) =>
    say([host.get_current_date(), new Date().toISOString(), context.project, context.settings.who, Math.random()].join(' ')),
  count() {
    held += 1;
    const count = Number(stored('count') ?? 0) + 1;
    return { commands: [
      { type: 'set_metadata', key: 'count', value: String(count) },
      { type: 'set_status_message', message: 'stored ' + count + ', held ' + held },
    ] };
  },
  list: () => say(host.query_todos({}).todos.map(({ content }) => content).join(', ')),
  misbehave: () => misdeeds[stored('deed')](),
};
exports.init = () => {
  console.log('ready');
  if (stored('start') === 'badly') return { commands: [{ type: 'delete_todo', id: 'who' }] };
  return { commands: [{ type: 'register_keybinding', key: '<C-j>g', action: 'give' }] };
};
exports.handle_action = (input) => actions[input.action](input);
exports.on_todo_created = ({ todo, cause }) => say('created ' + todo.content + ' by ' + cause.kind);
exports.on_todo_updated = ({ todo, before, fields }) => say('updated ' + fields + ' ' + before.content + ' → ' + todo.content);
exports.on_todo_completed = ({ todo, before }) => say('completed ' + before.state + ' → ' + todo.state);
exports.on_todo_deleted = ({ todo }) => say('deleted ' + todo.content);
exports.on_day_changed = ({ from, to }) => say('day ' + from + ' → ' + to + ', today ' + host.get_current_date());
exports.on_key_press = ({ key, mode }) => say('key ' + key + ' ' + mode);
exports.on_tick = ({ context }) => say('tick ' + context.reason);
exports.generate = ({ input }) => ({ items: input.split(', ').map((content) => ({ content })) });
`;
