import { type AppCall, priorityNamed } from '../../src-core/app/app-call';
import { err, ok, type Result } from '../../src-core/lib/result';
import { cleanLine, plainContent, plainDescription, quoteLine } from '../../src-core/plugin/clean-text';
import type { CommandAnswer } from '../../src-core/plugin/report';
import { count, jsonPage } from '../../src-core/plugin/report-lines';
import type { CommandOf, Place } from '../../src-core/todo/command';
import type { Project } from '../../src-core/todo/project';
import { MAX_CONTENT_LENGTH, MAX_DESCRIPTION_LENGTH, type Todo } from '../../src-core/todo/todo';
import { said, shown } from '../plugin/verbs/verb-context';
import { FROM_INPUT } from './from-input';
import { refusalSentence } from './refusal-sentence';
import { JSON_VERSION, todosJson } from './todo-json';
import { type AppVerbContext, nameOf, projectMeant, timeMeant } from './verb-context';

/** Todos that one call adds. */
const MAX_ADDED = 1_000;

type Item = CommandOf<'create_todos'>['items'][number];
type Fields = Pick<Item, 'priority' | 'dueDate' | 'description' | 'recurrence' | 'reminder'>;

/** `add TEXT…`: one todo, or one for each line of standard input, at the end of today's list or below another. */
export async function add(call: AppCall, context: AppVerbContext): Promise<CommandAnswer> {
  const contents = contentsOf(call, context);
  if (!contents.ok) return said('error', contents.error);
  const project = projectMeant(call.options.get('--project'), context);
  if (!project.ok) return said('error', project.error);
  const place = placeOf(call, project.value, context);
  if (!place.ok) return said('error', place.error);
  const fields = await fieldsOf(call, context);
  if (!fields.ok) return said('error', fields.error);
  const { document, newId } = context;
  const list = { project: project.value.id, date: document.today() };
  const items = contents.value.map(
    (content): Item => ({ id: newId(), indent: 0, content, ...fields.value.set }),
  );
  const outcome = document.dispatch([{ type: 'create_todos', list, place: place.value, items }], {
    kind: 'api',
  });
  if (!outcome.ok) return said('error', refusalSentence(outcome.refusal));
  const ids = new Set(items.map(({ id }) => id));
  const rows = document.list(list).rows;
  if (call.options.has('--json')) {
    return shown(jsonPage({ version: JSON_VERSION, added: todosJson(rows).filter(({ id }) => ids.has(id)) }));
  }
  const what = items.length === 1 ? quoteLine(contents.value[0] ?? '', 60) : count(items.length, 'todo');
  return said(
    'success',
    [`added ${what} to ${nameOf(list.project, context)}`, ...fields.value.words].join(', '),
  );
}

function contentsOf({ args }: AppCall, { input }: AppVerbContext): Result<readonly string[], string> {
  const isInput = args.length === 1 && args[0] === FROM_INPUT;
  if (isInput && input === undefined) return err('- is standard input, and there is none here');
  const lines = isInput ? (input ?? '').split(/\r\n?|\n/) : [args.join(' ')];
  const contents = lines.map(plainContent).filter((content) => content !== '');
  if (contents.length === 0) return err('a todo needs a text');
  if (contents.length > MAX_ADDED)
    return err(`that is more than ${MAX_ADDED} todos: import them as Markdown`);
  const long = contents.find((content) => content.length > MAX_CONTENT_LENGTH);
  return long === undefined
    ? ok(contents)
    : err(`${quoteLine(long, 30)} is longer than ${MAX_CONTENT_LENGTH} characters`);
}

/** The row to put it under, by its id or what it says. */
function placeOf(
  { options }: AppCall,
  project: Project,
  { document }: AppVerbContext,
): Result<Place, string> {
  const wanted = options.get('--parent');
  if (wanted === undefined) return ok({ kind: 'end' });
  const { rows } = document.list({ project: project.id, date: document.today() });
  const found = parentsNamed(rows, wanted.trim().toLowerCase());
  const [parent, second] = found;
  if (!parent) {
    return err(`no todo of today in ${cleanLine(project.name, 60)} is, or says, ${quoteLine(wanted, 60)}`);
  }
  if (second) {
    const names = found.slice(0, 3).map(({ content }) => quoteLine(content, 40));
    return err(`--parent ${quoteLine(wanted, 40)} fits ${names.join(' and ')}: say more of it, or its id`);
  }
  return ok({ kind: 'child_of', id: parent.id });
}

function parentsNamed(rows: readonly Todo[], wanted: string): readonly Todo[] {
  if (wanted === '') return [];
  const tests: readonly ((row: Todo) => boolean)[] = [
    ({ id }) => id === wanted,
    ({ content }) => content.toLowerCase() === wanted,
    ({ content }) => content.toLowerCase().includes(wanted),
  ];
  return tests.map((test) => rows.filter(test)).find((found) => found.length > 0) ?? [];
}

interface ReadFields {
  readonly set: Fields;
  /** What was read, for the answer. */
  readonly words: readonly string[];
}

async function fieldsOf({ options }: AppCall, context: AppVerbContext): Promise<Result<ReadFields, string>> {
  const words: string[] = [];
  const set: { -readonly [F in keyof Fields]: Fields[F] } = {};
  const priority = priorityNamed(options.get('--priority') ?? '');
  if (priority !== undefined) set.priority = priority;
  const note = options.get('--note');
  if (note !== undefined && note.length > MAX_DESCRIPTION_LENGTH) return err('--note is too long');
  if (note !== undefined && note.trim() !== '') set.description = plainDescription(note);
  for (const [name, kind, field, lead] of TIMES) {
    const given = options.get(name);
    if (given === undefined) continue;
    const read = await timeMeant(kind, given, context);
    if (!read.ok) return err(`${name} ${read.error}`);
    if (read.value === null) continue;
    Object.assign(set, { [field]: read.value });
    words.push(`${lead} ${read.words}`);
  }
  return ok({ set, words });
}

const TIMES = [
  ['--due', 'due', 'dueDate', 'due'],
  ['--remind', 'reminder', 'reminder', 'reminder'],
  ['--repeat', 'recurrence', 'recurrence', 'repeats'],
] as const;
