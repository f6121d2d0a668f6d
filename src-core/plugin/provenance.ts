/**
 * Who changed a todo: what `gb` shows. Made from each change as it is saved, undo and redo too; it stays when the
 * history is trimmed.
 */
import { assertNever } from '../lib/assert-never';
import type { Cause } from '../todo/cause';
import type { Changes } from '../todo/changes';
import { recurrenceWords } from '../todo/recurrence';
import {
  differingFields,
  type Instant,
  type ProjectId,
  STATE_CHARACTERS,
  type Todo,
  type TodoId,
} from '../todo/todo';

/** One change of one todo, newest first in lists. */
export interface ProvenanceEntry {
  /** As stored an instant; as shown `2026-01-30 10:41`, in the user's zone. */
  readonly at: Instant;
  /** Who: `you`, `undo`, `redo`, `rollover`, `import`, `api`, or a plugin's name. */
  readonly who: string;
  /** The plugin's run; null when nobody's run did it. */
  readonly run: string | null;
  /** The action or hook that returned the commands, or `revert NAME` for the user's; null when a user did it by hand. */
  readonly trigger: string | null;
  /** What was done, in a few words: `created`, `deleted`, `state [ ] → [x]`, `content`. */
  readonly what: string;
}

/** What was done to one todo. */
export interface TodoDeed {
  readonly todoId: TodoId;
  /** As {@link ProvenanceEntry.what}. */
  readonly what: string;
}

/** Who stands behind a cause. */
export function authorOf(cause: Cause): Pick<ProvenanceEntry, 'who' | 'run' | 'trigger'> {
  switch (cause.kind) {
    case 'plugin':
      return { who: cause.plugin, run: cause.run, trigger: cause.trigger };
    case 'user':
      return { who: 'you', run: null, trigger: null };
    case 'revert':
      return { who: 'you', run: null, trigger: `revert ${cause.plugin}` };
    case 'undo':
    case 'redo':
    case 'rollover':
    case 'import':
    case 'api':
      return { who: cause.kind, run: null, trigger: null };
    default:
      return assertNever(cause);
  }
}

/** What a project is called; it may be gone. */
export type ProjectNames = (id: ProjectId) => string;

/**
 * What a change did to each todo; `nameOf` gives the names for people of projects that rows went to. A row that only got another rank because somebody needed room beside it is left
 * out: nothing that a user can see has happened to it.
 */
export function deedsOf(changes: Changes, cause: Cause, nameOf: ProjectNames = (id) => id): TodoDeed[] {
  const added = addedDeed(cause);
  return [
    ...changes.removed.map(({ id }) => ({ todoId: id, what: 'deleted' })),
    ...changes.updated.flatMap(([from, to]) => {
      const what = differenceText(from, to, nameOf);
      return what === '' ? [] : [{ todoId: to.id, what }];
    }),
    ...changes.added.map(({ id }) => ({ todoId: id, what: added })),
  ];
}

/** What a cause does to the rows that it adds. */
export function addedDeed(cause: Cause): 'restored' | 'created' {
  return BRINGS_BACK.has(cause.kind) ? 'restored' : 'created';
}

/** Those who add only what was there before. */
const BRINGS_BACK: ReadonlySet<Cause['kind']> = new Set(['undo', 'redo', 'revert'] as const);

/** The difference between two versions of a row in a few words; empty when there is none that a user can see. */
function differenceText(from: Todo, to: Todo, nameOf: ProjectNames): string {
  const fields = differingFields(from, to);
  if (fields.length === 1 && fields[0] === 'rank') return '';
  // A row that goes to another day or project has another rank there, which says nothing.
  const travels = fields.includes('date') || fields.includes('project');
  const words = fields
    .filter((field) => !(travels && field === 'rank'))
    .map((field) => WORDS[field](from, to, nameOf));
  return words.filter((word) => word !== '').join(', ');
}

const silent = () => '';

const WORDS: { readonly [K in keyof Todo]: (from: Todo, to: Todo, nameOf: ProjectNames) => string } = {
  id: silent,
  project: (_, to, nameOf) => `moved to project ${nameOf(to.project)}`,
  date: (_, to) => `moved to ${to.date}`,
  rank: () => 'moved',
  indent: (from, to) => `indent ${from.indent} → ${to.indent}`,
  content: () => 'content',
  state: (from, to) => `state ${box(from)} → ${box(to)}`,
  priority: (_, to) => `priority ${to.priority ?? 'none'}`,
  dueDate: (_, to) => `due ${to.dueDate ?? 'none'}`,
  description: () => 'description',
  recurrence: (_, to) =>
    to.recurrence === null ? 'repeats no more' : `repeats ${recurrenceWords(to.recurrence)}`,
  reminder: (_, to) => `reminder ${to.reminder?.replace('T', ' ') ?? 'none'}`,
  createdAt: silent,
  modifiedAt: silent,
  completedAt: silent,
};

function box({ state }: Todo): string {
  return `[${STATE_CHARACTERS[state]}]`;
}
