/**
 * A run's changes, shown before they are made: one row for each command of the plugin, in its order, but for values that
 * it only stores. The user ticks what to take; what is taken is planned anew, against the document as it is then, and
 * made as one step.
 */
import { z } from 'zod';
import { LARGE_RUN, PREVIEW_POLICIES, type PreviewPolicy } from './preview-policies';

export { LARGE_RUN, PREVIEW_POLICIES, type PreviewPolicy };

/** One command as the user sees it. Texts are cleaned; each is one line, but for a description. */
export const previewRowSchema = z.strictObject({
  /** Which command of the plugin, from 0. */
  index: z.int().min(0),
  /** `+` a new todo, `~` a changed one, `-` a deleted one, `⚙` something that is not seen in the list. */
  mark: z.enum(['+', '~', '-', '⚙']),
  /** Levels to the right. */
  indent: z.int().min(0).max(100),
  /** The todo's content, or what is remembered. */
  text: z.string(),
  /** What differs: `state [ ] → [x]`, `(and 3 below it)`, `under “Sprint 9”`; may be empty. */
  detail: z.string(),
  /** The description that it gets, null where it gets none. */
  description: z
    .strictObject({
      /** Stands before it: `description “what it was” →`. */
      head: z.string(),
      /** All of it: several lines, parted by line feeds. */
      text: z.string(),
    })
    .nullable(),
  /** Commands that this one cannot be without: unticked, they take it along. */
  needs: z.array(z.int().min(0)),
});

/** See {@link previewRowSchema}. */
export type PreviewRow = z.infer<typeof previewRowSchema>;

/** A question with ticks. */
export interface PreviewQuestion {
  readonly id: string;
  readonly plugin: string;
  /** What ran: the action's title, the hook's name, `generate`. */
  readonly trigger: string;
  /** How many todos would be changed. */
  readonly todos: number;
  readonly rows: readonly PreviewRow[];
}

/** The user's answer: indexes of the commands to take; null for none. */
export interface PreviewAnswer {
  readonly take: readonly number[] | null;
  /** From now on never ask for this plugin. */
  readonly always: boolean;
}

/** Whether a run of this size is shown first. `deletes` is whether it deletes a todo; one that changes nothing never is. */
export function wantsPreview(
  policy: PreviewPolicy,
  run: { readonly changes: number; readonly todos: number; readonly deletes: boolean },
): boolean {
  if (run.changes === 0 || policy === 'never') return false;
  return policy === 'always' || run.deletes || run.todos > LARGE_RUN;
}
