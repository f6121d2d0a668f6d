import { z } from 'zod';
import type { TodoRepository } from './store/todo-repository';

const windowBoundsSchema = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(200).max(20_000),
  height: z.int().min(120).max(20_000),
  maximized: z.boolean(),
});

/** Where the window stood, in screen pixels. */
export type WindowBounds = z.infer<typeof windowBoundsSchema>;

const KEY = 'window_bounds';

/** Where the window was left; undefined at the first start, and when what is stored is not believable. */
export function readBounds(repository: Pick<TodoRepository, 'viewState'>): WindowBounds | undefined {
  const stored = repository.viewState(KEY);
  if (stored === undefined) return undefined;
  try {
    return windowBoundsSchema.safeParse(JSON.parse(stored)).data;
  } catch {
    return undefined;
  }
}

/** Remembers where the window is. */
export function rememberBounds(
  repository: Pick<TodoRepository, 'rememberViewState'>,
  bounds: WindowBounds,
): void {
  repository.rememberViewState(KEY, JSON.stringify(bounds));
}
