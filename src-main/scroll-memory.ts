/** Which line stood at the top of a list when it was left, kept in the table of the screen's memory. */
import { z } from 'zod';
import type { ListPage } from '../src-core/ipc/messages';
import { type ListKey, listKeyText } from '../src-core/todo/todo';
import { parseJson } from './storage/parse-json';
import type { TodoRepository } from './store/todo-repository';

const scrollSchema = z.strictObject({ top: z.string().nullable(), line: z.int().min(0) });

type Scroll = NonNullable<ListPage['scroll']>;

/** Keeps it for the next time that the list opens. */
export function rememberScroll(
  view: Pick<TodoRepository, 'rememberViewState'>,
  list: ListKey,
  scroll: Scroll,
): void {
  view.rememberViewState(keyOf(list), JSON.stringify(scroll));
}

/** What was kept; null when there is nothing. The row at the top may have gone since. */
export function keptScroll(view: Pick<TodoRepository, 'viewState'>, list: ListKey): Scroll | null {
  return scrollSchema.safeParse(parseJson(view.viewState(keyOf(list)) ?? '')).data ?? null;
}

function keyOf(list: ListKey): string {
  return `scroll:${listKeyText(list)}`;
}
