/**
 * What is kept of a run on trial: the lines of a preview of what would have been changed, what would have been said,
 * and what was really done or reached. Plain data; every text is cleaned and every list bounded.
 */
import { z } from 'zod';
import type { BatchEffects, BatchPlan } from './batch-plan';
import { cleanLine, quoteLine } from './clean-text';
import type { PluginCommand } from './plugin-command';
import type { PreviewRow } from './preview';
import { joined } from './preview-fields';
import { allRows, type PreviewScope } from './preview-rows';

/** Notes that are kept of one trial; older ones go. */
export const MAX_TRIAL_RUNS = 200;

/** Lines of one kind that are kept of one run. */
export const MAX_TRIAL_LINES = 50;

/** The longest text of a line, in code points. */
const MAX_TEXT = 200;

/** What is kept of a description, in code points. */
const MAX_BEGINNING = 60;

/** Between two details. */
const GAP = 3;

const lines = z.array(z.string()).max(MAX_TRIAL_LINES);

/** One line of what would have been changed; see `PreviewRow`. */
const trialRowSchema = z.strictObject({
  mark: z.enum(['+', '~', '-', '⚙']),
  indent: z.int().min(0).max(100),
  text: z.string(),
  detail: z.string(),
});

/** What a run on trial would have done, and what of it was really done: its own values, which nobody sees. */
export const withheldSchema = z.strictObject({
  rows: z.array(trialRowSchema).max(MAX_TRIAL_LINES),
  said: lines,
  badges: lines,
  stored: lines,
  /** Lines beyond those. */
  more: z.int().min(0),
});

/** See {@link withheldSchema}. */
export type Withheld = z.infer<typeof withheldSchema>;

/** One run on trial, or several alike, one after the other. */
export const trialNoteSchema = withheldSchema.extend({
  /** The moment of the last one. */
  at: z.string(),
  /** How many runs. */
  times: z.int().min(1),
  /** What ran: the action's title, the hook's name, `generate`. */
  trigger: z.string(),
  /** Why it came to nothing; null when it did not. */
  reason: z.string().nullable(),
  /** What was reached outside, as the record has it. */
  reached: lines,
});

/** See {@link trialNoteSchema}. */
export type TrialNote = z.infer<typeof trialNoteSchema>;

/** A run that would have done nothing. */
export const NOTHING_WITHHELD: Withheld = { rows: [], said: [], badges: [], stored: [], more: 0 };

/** What is kept of a batch on trial; `kept` are the places of those commands that are really done. */
export function withheldOf(
  batch: readonly PluginCommand[],
  plan: BatchPlan,
  kept: ReadonlySet<number>,
  scope: PreviewScope,
): Withheld {
  const all = allRows(batch, plan, scope);
  const rows = all
    .filter(({ index }) => !kept.has(index))
    .map((row) => ({ mark: row.mark, indent: row.indent, text: cut(row.text), detail: detailOf(row) }));
  const stored = all
    .filter(({ index }) => kept.has(index))
    .map(({ text, detail }) => [text, detail].filter(Boolean).join('   '));
  const said = messagesOf(plan.effects);
  const badges = badgesOf(plan, scope);
  const bounded = { rows: first(rows), said: first(said), badges: first(badges), stored: first(stored) };
  const sizes = [rows, said, badges, stored].map(({ length }) => Math.max(0, length - MAX_TRIAL_LINES));
  return { ...bounded, more: sizes.reduce((sum, size) => sum + size, 0) };
}

/** One run as it is kept. `reached` as in the record of the run. */
export function trialNote(
  run: Pick<TrialNote, 'at' | 'trigger' | 'reason'> & { readonly reached: readonly string[] },
  withheld: Withheld,
): TrialNote {
  const { at, trigger, reason, reached } = run;
  const more = withheld.more + Math.max(0, reached.length - MAX_TRIAL_LINES);
  const why = reason === null ? null : cleanLine(reason, 500);
  return {
    ...withheld,
    at,
    times: 1,
    trigger: cleanLine(trigger, 80),
    reason: why,
    reached: first(reached),
    more,
  };
}

/**
 * The two notes as one, when they tell the same: a plugin that is never done with what is withheld asks for it again and
 * again. Undefined when they do not.
 */
export function together(before: TrialNote, note: TrialNote): TrialNote | undefined {
  const content = ({ at: _, times: __, ...rest }: TrialNote) => JSON.stringify(rest);
  if (content(before) !== content(note)) return undefined;
  return { ...note, times: before.times + note.times };
}

/** Whether there is anything to tell of a run. A tick that only looked is not worth a line. */
export function isWorthNoting({ rows, said, badges, stored, reached, reason }: TrialNote): boolean {
  return reason !== null || [rows, said, badges, stored, reached].some(({ length }) => length > 0);
}

function messagesOf({ notifications, status }: BatchEffects): string[] {
  const texts = [...notifications.map(({ message }) => message), ...(status === null ? [] : [status])];
  return texts.map((text) => cleanLine(text, MAX_TEXT));
}

function badgesOf({ commands, effects }: BatchPlan, scope: PreviewScope): string[] {
  const made = new Map(
    commands.flatMap((command) =>
      command.type === 'create_todo' && command.id !== undefined ? [[command.id, command.content]] : [],
    ),
  );
  return effects.decorations.map(({ todoId, text }) => {
    const on = quoteLine(scope.find(todoId)?.content ?? made.get(todoId) ?? '', MAX_TEXT);
    return text === '' ? `none on ${on}` : `${quoteLine(text, MAX_TEXT)} on ${on}`;
  });
}

/** The beginning of the description keeps its place beside whatever else there is. */
function detailOf({ detail, description }: PreviewRow): string {
  if (description === null) return cut(detail);
  const written = `${description.head} ${quoteLine(description.text, MAX_BEGINNING)}`;
  return joined([cut(detail, MAX_TEXT - GAP - [...written].length), written]);
}

/** A preview shows all that a plugin writes; what is kept is less. Blanks that part the details stay. */
function cut(text: string, max = MAX_TEXT): string {
  const points = [...text];
  return points.length <= max ? text : `${points.slice(0, max - 1).join('')}…`;
}

function first<T>(all: readonly T[]): T[] {
  return all.slice(0, MAX_TRIAL_LINES);
}
