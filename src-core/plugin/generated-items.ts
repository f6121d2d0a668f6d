/** From what `generate` returned to the commands that add it. The whole answer, or the first thing wrong with it. */
import { ok, type Result } from '../lib/result';
import type { Limits } from './abi';
import { type BatchRefusal, firstFault, listIn, refused } from './command-batch';
import { createTodo } from './command-schemas';
import type { PluginCommandOf } from './plugin-command';

/** The most todos that can be generated at once. */
export const MAX_GENERATED_ITEMS = 200;

/** One todo as `generate` says it: what `create_todo` takes, placed by its level alone. */
export const generatedItemSchema = createTodo.omit({ type: true, parent_id: true, temp_id: true });

/**
 * Reads `{"items": [...]}` into one `create_todo` an item, in order; each names its parent by a temp id, so that an
 * item left out takes those below it along. Empty output means none. An item is at most one level deeper than the
 * one before it, the first at level 0; no more items than {@link MAX_GENERATED_ITEMS} and `limits.commands`.
 */
export function parseItems(
  output: string,
  limits: Limits,
): Result<PluginCommandOf<'create_todo'>[], BatchRefusal> {
  const listed = listIn(output, 'items', limits);
  if (!listed.ok) return listed;
  const most = Math.min(MAX_GENERATED_ITEMS, limits.commands);
  if (listed.value.length > most) {
    return refused(null, `returned ${listed.value.length} items; at most ${most} are taken`);
  }
  const commands: PluginCommandOf<'create_todo'>[] = [];
  /** The temp id of the last item on each level above. */
  const above: string[] = [];
  for (const [index, raw] of listed.value.entries()) {
    const item = generatedItemSchema.safeParse(raw);
    if (!item.success) return refused(index, `item: ${firstFault(item.error)}`);
    const { indent_level: level = 0, ...fields } = item.data;
    if (level > above.length) return refused(index, levelFault(level, above.length));
    const parent = above[level - 1];
    const id = `item ${index}`;
    const place = parent === undefined ? {} : { parent_id: parent };
    commands.push({ type: 'create_todo', ...fields, temp_id: id, ...place });
    above.splice(level, above.length, id);
  }
  return ok(commands);
}

function levelFault(level: number, most: number): string {
  return most === 0
    ? `item: the first item is at level 0, not ${level}`
    : `item: is at level ${level}; below the item before it is level ${most}`;
}
