/** Which commands of a batch cannot be without which others, and what is left of it when some are not taken. */
import type { TodoId } from '../todo/todo';
import type { BatchPlan, PlannedCommand } from './batch-plan';
import type { PluginCommand } from './plugin-command';
import { EXTERNAL_ID_KEY } from './references';

/** For each command of the batch, the earlier ones that it names: by temp id, new row, or external id given there. */
export function needsOf(batch: readonly PluginCommand[], plan: BatchPlan): readonly (readonly number[])[] {
  const madeBy = new Map<TodoId, number>();
  const named = new Map<string, number>();
  const planned = new Map(plan.origins.map((index, place) => [index, plan.commands[place]]));
  return batch.map((command, index) => {
    const asked = planned.get(index);
    const needs = new Set<number>();
    for (const reference of referencesOf(command)) add(needs, named.get(reference));
    for (const id of asked ? todosNamed(asked) : []) add(needs, madeBy.get(id));
    if (asked?.type === 'create_todo' && asked.id !== undefined) madeBy.set(asked.id, index);
    if (command.type === 'create_todo' && command.temp_id !== undefined) named.set(command.temp_id, index);
    if (command.type === 'set_todo_metadata' && command.key === EXTERNAL_ID_KEY && !named.has(command.value))
      named.set(command.value, index);
    return [...needs];
  });
}

/** Of the commands on show those that one cannot be without, directly or through others that are not on show. */
export function shownNeeds(
  index: number,
  needs: readonly (readonly number[])[],
  shown: ReadonlySet<number>,
): number[] {
  const found = new Set(needs[index]);
  for (const each of found) if (!shown.has(each)) for (const other of needs[each] ?? []) found.add(other);
  return [...found].filter((each) => shown.has(each));
}

/** The indexes that are done when of those on show only these are taken; what is not on show goes along if it can. */
export function takenIndexes(
  needs: readonly (readonly number[])[],
  shown: ReadonlySet<number>,
  take: ReadonlySet<number>,
): number[] {
  const taken = new Set<number>();
  // What is needed stands earlier, so one pass is enough.
  needs.forEach((needed, index) => {
    const isWanted = !shown.has(index) || take.has(index);
    if (isWanted && needed.every((one) => taken.has(one))) taken.add(index);
  });
  return [...taken];
}

/**
 * Whether what is left of a batch still means the todos that were shown: leaving a command out can give a name to
 * another todo. `indexes` are the places in the whole batch of what is left.
 * @returns the place of the first command that means another one, or undefined.
 */
export function meansAnother(
  shown: BatchPlan,
  left: BatchPlan,
  indexes: readonly number[],
): number | undefined {
  const before = targetsOf(shown, (index) => index);
  const after = targetsOf(left, (index) => indexes[index] ?? index);
  return [...after].find(([index, targets]) => before.get(index) !== targets)?.[0];
}

/** The todos that each command names, as one text; one that the batch makes is called by the command that does. */
function targetsOf(plan: BatchPlan, placeOf: (index: number) => number): ReadonlyMap<number, string> {
  const madeBy = new Map<TodoId, number>();
  const targets = new Map<number, string>();
  for (const [place, command] of plan.commands.entries()) {
    const index = placeOf(plan.origins[place] ?? place);
    targets.set(index, JSON.stringify(todosNamed(command).map((id) => madeBy.get(id) ?? id)));
    if (command.type === 'create_todo' && command.id !== undefined) madeBy.set(command.id, index);
  }
  return targets;
}

const REFERENCES = ['id', 'parent_id', 'before', 'after', 'todo_id'];

function referencesOf(command: PluginCommand): string[] {
  return Object.entries(command).flatMap(([name, value]: [string, unknown]) =>
    REFERENCES.includes(name) && typeof value === 'string' ? [value] : [],
  );
}

function todosNamed(command: PlannedCommand): TodoId[] {
  switch (command.type) {
    case 'create_todo':
      return 'id' in command.place ? [command.place.id] : [];
    case 'move_todo':
      return 'id' in command.to ? [command.id, command.to.id] : [command.id];
    case 'set_metadata':
      return command.todoId === null ? [] : [command.todoId];
    case 'update_todo':
    case 'delete_todo':
      return [command.id];
  }
}

function add(needs: Set<number>, index: number | undefined): void {
  if (index !== undefined) needs.add(index);
}
