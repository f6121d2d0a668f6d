/**
 * THE table of what a case may say, in the words of the guide. A test holds it against the schema, so that neither has
 * a field that the other has not.
 */

/** One field. */
export interface CaseField {
  readonly name: string;
  /** How it is written. */
  readonly form: string;
  readonly words: string;
}

/** A heading and its fields, in the order of the guide. */
export interface CaseFieldGroup {
  readonly title: string;
  readonly about: string;
  readonly fields: readonly CaseField[];
}

function field(name: string, form: string, words: string): CaseField {
  return { name, form, words };
}

/** What may be expected of a case, and of each of its runs. */
export const EXPECTATION_FIELDS: readonly CaseField[] = [
  field(
    'commands',
    'list of commands',
    'exactly those, in order, of all runs together; fields that are left out are not compared, ids are the names of todos',
  ),
  field('items', 'list of items', 'the same for what `generate` returns'),
  field(
    'list',
    'list of lines',
    'the list afterwards: `☐` open, `☑` done, `☒` cancelled (or `[ ]`, `[x]`, `[*]` …), two spaces for each level',
  ),
  field('says', 'text, or several', 'is said in a notification or the status bar; a part of it is enough'),
  field('fails', 'text', 'the run is refused or fails, with this in the reason; without it no run may fail'),
  field(
    'logs',
    'list of texts',
    'lines that are logged, in order; others may stand between, a part is enough',
  ),
  field('stores', '`{key: value}`', 'what the plugin keeps afterwards; null for nothing under that key'),
];

/** What is called: each run has one of these. */
export const TRIGGER_FIELDS: readonly CaseField[] = [
  field('action', 'name', 'the user asks for the action'),
  field('key', 'key', '`on_key_press` hears of the key, as `x` or `<C-x>`'),
  field('tick', 'true', '`on_tick`'),
  field('generate', 'text', '`generate` with that text; all that it offers is taken'),
  field('created', 'todo', '`on_todo_created` hears of the todo'),
  field('updated', 'todo', '`on_todo_updated` hears of it; `before` says what was different'),
  field('completed', 'todo', 'the todo is completed, if it is not yet, and `on_todo_completed` hears of it'),
  field('deleted', 'todo', 'the todo is deleted, and `on_todo_deleted` hears of it'),
  field('day', '`{"from", "to"}`', '`on_day_changed`; today is `to` from then on'),
  field('init', 'true', 'the plugin starts anew: what `init` returns is looked at, which is otherwise not'),
];

/** Every field of a case. */
export const CASE_FIELDS: readonly CaseFieldGroup[] = [
  {
    title: 'The world',
    about: 'What is left out is empty, or as said here.',
    fields: [
      field('case', 'text', 'what the case is called; the only field besides `run` that must be there'),
      field('today', 'date', 'the day it is; 2026-03-14'),
      field('now', 'moment', 'what the clock says, in UTC; nine in the morning. It stands still'),
      field('project', 'name', 'the project on screen; the default project'),
      field('todos', 'list of todos', 'the todos there are'),
      field('selected', 'todo', 'the one under the cursor; none'),
      field('settings', '`{name: value}`', 'what the user filled in; else the manifest’s defaults'),
      field('secrets', '`{name: text}`', 'the secrets that are filled in'),
      field('stored', '`{key: text}`', 'what the plugin has stored before'),
      field(
        'allowed',
        '`"required"` or `"all"`',
        'whether the user allows optional permissions too; `"required"`',
      ),
      field(
        'network',
        'list of answers',
        'what requests are answered with: `method` (GET), `url`, a part of the `body`, and the `answer`: `status` (200), `headers`, `body` (text or JSON), or `error`. Of several that fit, each answers once, the last one from then on',
      ),
      field('files', '`{path: text}`', 'files below `~/` and, without it, in the plugin’s own folder'),
      field(
        'programs',
        'list of answers',
        'what programs answer: `program`, `args` (`"…"` at the end for any others), a part of `stdin`, and the `answer`: `code` (0), `stdout`, `stderr`, or `error`',
      ),
    ],
  },
  {
    title: 'What is called',
    about:
      '`run` is one run, `runs` several in order; what one stores or adds is there for the next. Added todos are called `new 1`, `new 2` …',
    fields: [
      field('run', 'a run', 'the only run'),
      field('runs', 'list of runs', 'several; each may have expectations of its own'),
    ],
  },
  {
    title: 'What is expected',
    about: '`…` in a text stands for anything. A case that expects nothing fails and prints what came out.',
    fields: [
      ...EXPECTATION_FIELDS,
      field('wrote', '`{path: text}`', 'files as they are afterwards; null for one that is not there'),
      field(
        'asked',
        'list of texts',
        'all that was asked of the world outside, in order: `GET https://…`, `run git status`, `read ~/notes/a`, `write a.json`, `list ~/notes`; with `refused ` before what is not allowed',
      ),
    ],
  },
];

/** What a run may have besides its trigger and expectations. */
export const RUN_FIELDS: readonly CaseField[] = [
  field('before', 'fields of a todo', 'with `updated`: what was different before'),
  field('now', 'moment', 'the clock is set to it first'),
  field('today', 'date', 'the day is set to it first'),
  field('selected', 'todo', 'the cursor is on it for this run'),
];

/** What a todo of a case may have. */
export const TODO_FIELDS: readonly CaseField[] = [
  field('name', 'text', 'what the case calls it; its content'),
  field('content', 'text', 'what it says; must be there'),
  field(
    'state',
    '`open`, `done`, `cancelled`, `in_progress`, `question`, `important`',
    'or the character in the box; `open`',
  ),
  field('priority', '0, 1, 2 or `"P0"` …', 'none'),
  field('due', 'date', 'none'),
  field('description', 'text', 'none'),
  field('date', 'date', 'the day that it is on; today'),
  field('metadata', '`{key: text}`', 'what the plugin has stored with it'),
  field('children', 'list of todos', 'those below it'),
];
