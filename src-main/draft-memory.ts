/** What is being typed and not saved yet, kept over a crash in the table of the screen's memory. */
import { z } from 'zod';
import type { Draft } from '../src-core/todo/days';
import { MAX_DESCRIPTION_LENGTH } from '../src-core/todo/todo';
import { parseJson } from './storage/parse-json';
import type { TodoRepository } from './store/todo-repository';

const KEY = 'draft';

const draftSchema = z.strictObject({ id: z.string(), text: z.string().max(MAX_DESCRIPTION_LENGTH) });

/** Keeps the draft in the place of the one before; null forgets it. */
export function rememberDraft(view: Pick<TodoRepository, 'rememberViewState'>, draft: Draft | null): void {
  view.rememberViewState(KEY, draft === null ? '' : JSON.stringify(draft));
}

/** The draft that was kept, of a todo that is still there; null when there is none. */
export function keptDraft(
  view: Pick<TodoRepository, 'viewState'>,
  isThere: (id: string) => boolean,
): Draft | null {
  const draft = draftSchema.safeParse(parseJson(view.viewState(KEY) ?? '')).data;
  return draft && isThere(draft.id) ? draft : null;
}
