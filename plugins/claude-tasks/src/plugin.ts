/**
 * Mirrors the task lists of Claude Code into today's list: a look at the folders every ten seconds, and rows written
 * only when a file says something else than before. Nothing is written back.
 */
/// <reference path="../../sdk/javascript/to-tui.d.ts" />

import { patiently } from '../../sdk/javascript/patiently';
import { type Badge, type Book, dropList, type Mirror, mirrorList } from './mirror';
import { type Look, TaskReader } from './reader';
import { type Answered, Run } from './run';

/** The project in which calls without a place are, and which cannot be deleted. */
const FIRST_PROJECT = 'default';

/** More than that many files are not read in one go, even when the user asks. */
const READS_WHEN_ASKED = 2_000;

/** The host keeps 500. */
const MAX_BADGES = 450;

const MAX_BOOK = 90_000;

/** Rows come along to a new day, and come back by undo, without a file that changes: one look in so many checks all. */
const CHECK_EVERY = 6;

const reader = new TaskReader();
let looks = 0;
const answered: Answered = new Map();
/** What was mirrored last; empty when it has to be done again. */
let done = '';
let badges: ReadonlyMap<string, string> = new Map();

export const on_tick: ToTui.Exports['on_tick'] = ({ context }) => {
  const before = [...answered];
  return patiently(
    () => looked(context),
    () => {
      // Nothing of what was begun is done.
      answered.clear();
      for (const [deed, contents] of before) answered.set(deed, contents);
      done = '';
      return null;
    },
  );
};

function looked(context: ToTui.Context): ToTui.Answer {
  const { lists } = settingsOf(context);
  const look = reader.look(lists);
  looks += 1;
  const now = `${reader.revision} ${host.get_current_date()} ${Math.floor(looks / CHECK_EVERY)}`;
  if (now === done && !look.isPartial) return null;
  const run = mirrored(look, context, false);
  done = run.isFull || run.commands.length > 0 ? '' : now;
  return { commands: run.commands };
}

export const handle_action: ToTui.Exports['handle_action'] = ({ action, context }) => {
  if (action !== 'refresh') throw new Error(`there is no action ${action}`);
  const home = host.list_projects().find(({ id }) => id === FIRST_PROJECT)?.name;
  if (context.date !== host.get_current_date() || (home !== undefined && context.project !== home)) {
    return say(`Claude's tasks are in today's list of ${home ?? 'the first project'}: refresh them there`);
  }
  answered.clear();
  done = '';
  const look = reader.look(settingsOf(context).lists, READS_WHEN_ASKED);
  if (look.names === null) return say('There is no folder ~/.claude/tasks that could be read');
  const run = mirrored(look, context, true);
  const tasks = look.lists.reduce((count, { present }) => count + present.size, 0);
  const told = say(`Claude's tasks: ${counted(tasks, 'task')} in ${counted(look.lists.length, 'list')}`);
  return { commands: [...run.commands, ...told.commands] };
};

/** What is to be done so that today's list says what the files say. */
function mirrored(look: Look, context: ToTui.Context, bringBack: boolean): Run {
  const run = new Run(answered);
  const book = readBook();
  const before = bookText(book);
  const wanted = new Map<string, Badge>();
  const { hideCompleted } = settingsOf(context);
  const mirror: Mirror = { run, book, badges: wanted, hideCompleted, bringBack };
  const { names } = look;
  if (names !== null) {
    const gone = look.lists.filter(({ present }) => present.size === 0).map(({ name }) => name);
    for (const name of [...book.keys()]) if (!names.has(name) || gone.includes(name)) dropList(mirror, name);
    for (const list of look.lists) if (list.present.size > 0) mirrorList(mirror, list);
    putBadges(run, wanted);
  }
  const after = bookText(book);
  if (after !== before && after.length <= MAX_BOOK)
    run.commands.push({ type: 'set_metadata', key: 'book', value: after });
  return run;
}

/** Badges are shown and not saved: what is there is remembered here, as long as the plugin lives. */
function putBadges(run: Run, wanted: ReadonlyMap<string, Badge>): void {
  const shown = new Map(badges);
  for (const id of shown.keys()) {
    if (wanted.has(id)) continue;
    const isGone = host.get_todo({ id }) === null;
    if (isGone || run.add({ type: 'add_decoration', todo_id: id, text: '' })) shown.delete(id);
  }
  for (const [id, { text, style }] of [...wanted].slice(0, MAX_BADGES)) {
    const is = `${style} ${text}`;
    if (shown.get(id) !== is && run.add({ type: 'add_decoration', todo_id: id, text, style }))
      shown.set(id, is);
  }
  badges = shown;
}

function settingsOf({ settings }: ToTui.Context): {
  readonly lists: readonly string[];
  readonly hideCompleted: boolean;
} {
  const { lists, hide_completed: hide } = settings;
  const names = typeof lists === 'object' && lists !== null ? lists.map((name) => name.trim()) : [];
  return { lists: names.filter((name) => name !== ''), hideCompleted: hide === true };
}

/** Whatever is stored and is no book is an empty one: the rows are found by what is stored with them. */
function readBook(): Book {
  const stored = parsed(host.get_metadata({ key: 'book' }) ?? '{}');
  const book: Book = new Map();
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return book;
  for (const [list, ids] of Object.entries(stored))
    if (Array.isArray(ids) && ids.every((id) => typeof id === 'string')) book.set(list, new Set(ids));
  return book;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function bookText(book: Book): string {
  return JSON.stringify(Object.fromEntries([...book].map(([list, ids]) => [list, [...ids]])));
}

function say(message: string): { readonly commands: readonly ToTui.Command[] } {
  return { commands: [{ type: 'set_status_message', message }] };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
