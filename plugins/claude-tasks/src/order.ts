/** In which order tasks can be done, what each waits for, and which wait for one another in a circle. */
import { compareIds, type Task } from './task-file';

/** A task in its place. */
export interface OrderedTask {
  readonly task: Task;
  /** Ids of the tasks that are not completed and have to be first, in the order of the ids. */
  readonly waitsFor: readonly string[];
  /** Whether it waits for itself, over others or not, or stands between tasks that do. */
  readonly inCircle: boolean;
}

type Edges = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Every task after those that it waits for, the lower id first where there is a choice. Where tasks wait for one another
 * in a circle, the lowest id of the circle goes first. Ids of tasks that are not there count for nothing.
 */
export function inOrder(tasks: readonly Task[]): OrderedTask[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const ids = [...byId.keys()].sort(compareIds);
  const before = edgesOf(byId);
  const after = reversed(before);
  const circles = withoutEnds(withoutEnds(new Set(ids), before, after), after, before);
  const open = new Map(ids.map((id) => [id, before.get(id)?.size ?? 0]));
  const ordered: OrderedTask[] = [];
  while (open.size > 0) {
    const next = firstOf(open, circles);
    open.delete(next);
    for (const id of after.get(next) ?? []) if (open.has(id)) open.set(id, (open.get(id) ?? 1) - 1);
    const task = byId.get(next);
    if (!task) continue;
    const waitsFor = [...(before.get(next) ?? [])].filter((id) => byId.get(id)?.status !== 'completed');
    ordered.push({ task, waitsFor: waitsFor.sort(compareIds), inCircle: circles.has(next) });
  }
  return ordered;
}

/** The first that waits for nothing more, or when there is none, the first of a circle. */
function firstOf(open: ReadonlyMap<string, number>, circles: ReadonlySet<string>): string {
  let ofCircle: string | undefined;
  for (const [id, count] of open) {
    if (count === 0) return id;
    if (ofCircle === undefined && circles.has(id)) ofCircle = id;
  }
  return ofCircle ?? [...open.keys()][0] ?? '';
}

/** For each task, those that have to be first: what it says itself, and what the others say of it. */
function edgesOf(byId: ReadonlyMap<string, Task>): Edges {
  const before = new Map([...byId.keys()].map((id) => [id, new Set<string>()]));
  for (const { id, blocks, blockedBy } of byId.values()) {
    for (const other of blockedBy) if (byId.has(other)) before.get(id)?.add(other);
    for (const other of blocks) before.get(other)?.add(id);
  }
  return before;
}

function reversed(edges: Edges): Edges {
  const back = new Map([...edges.keys()].map((id) => [id, new Set<string>()]));
  for (const [id, others] of edges) for (const other of others) back.get(other)?.add(id);
  return back;
}

/** What stays of these when whoever waits for none of them is taken away, again and again. */
function withoutEnds(ids: ReadonlySet<string>, before: Edges, after: Edges): ReadonlySet<string> {
  const left = new Set(ids);
  const counts = new Map(
    [...ids].map((id) => [id, [...(before.get(id) ?? [])].filter((one) => ids.has(one)).length]),
  );
  const free = [...ids].filter((id) => counts.get(id) === 0);
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    left.delete(id);
    for (const next of after.get(id) ?? []) {
      const count = (counts.get(next) ?? 0) - 1;
      counts.set(next, count);
      if (count === 0 && left.has(next)) free.push(next);
    }
  }
  return left;
}
