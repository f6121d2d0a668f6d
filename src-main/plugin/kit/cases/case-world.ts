/** The world of one case: a document under the application's own rules, and a clock that stands still. */
import type { CalendarDate } from '../../../../src-core/lib/calendar-date';
import { ranksBetween } from '../../../../src-core/lib/rank';
import { err, ok, type Result } from '../../../../src-core/lib/result';
import type { Case, CaseTodo } from '../../../../src-core/plugin/cases/case-schema';
import { type MetadataChange, noChanges } from '../../../../src-core/todo/changes';
import { foldedName, type Project, THE_DEFAULT_PROJECT } from '../../../../src-core/todo/project';
import { type Instant, isComplete, type ListKey, type Todo } from '../../../../src-core/todo/todo';
import { SILENT_LOG } from '../../../log';
import { documentPort, listSource } from '../../../store/ports';
import { TodoStore } from '../../../store/todo-store';
import type { DocumentPort } from '../../document-port';
import type { ListSource } from '../../plugin-runtime';
import { CaseNames } from './case-names';
import { CaseRepository } from './case-repository';

/** The day of a case that names none. */
export const CASE_DAY = '2026-03-14' as CalendarDate;

/** What a clock shows that somebody sets. */
export interface CaseClock {
  now: Instant;
  today: CalendarDate;
}

/** See the head of the file. */
export interface CaseWorld {
  readonly store: TodoStore;
  readonly repository: CaseRepository;
  readonly document: DocumentPort;
  readonly lists: ListSource;
  readonly names: CaseNames;
  readonly clock: CaseClock;
  readonly project: Project;
}

/** Makes the world that the case describes. The error is a phrase about what cannot be made of it. */
export function openCaseWorld(one: Case, plugin: string): Result<CaseWorld, string> {
  const names = new CaseNames();
  const clock = clockOf(one);
  const repository = new CaseRepository();
  const project = projectNamed(one.project);
  const store = new TodoStore({
    repository,
    clock: { now: () => clock.now, today: () => clock.today },
    newId: () => names.newId(),
    log: SILENT_LOG,
  });
  const seeds = seedsOf(one.todos ?? [], names, clock.today);
  if (!seeds.ok) return seeds;
  const added = rowsOf(seeds.value, project.id, clock.now);
  const projects = project === THE_DEFAULT_PROJECT ? [] : [{ from: null, to: project }];
  const metadata = valuesOf(one, seeds.value, names, plugin);
  const done = store.commitImport({ ...noChanges, added, projects, metadata }, []);
  if (!done.ok) return err(done.error);
  store.subscribe(({ changes }) => {
    for (const row of changes.added) names.added(row.id);
  });
  return ok({
    store,
    repository,
    document: documentPort(store),
    lists: listSource(store),
    names,
    clock,
    project,
  });
}

/** Sets the clock as a case or one of its runs says: a day without a moment is nine in the morning of it. */
export function setClock(
  clock: CaseClock,
  { now, today }: { readonly now?: string | undefined; readonly today?: string | undefined },
): void {
  if (now !== undefined) clock.now = new Date(now).toISOString();
  else if (today !== undefined && today !== clock.today) clock.now = `${today}T09:00:00.000Z`;
  const day = today ?? (now === undefined ? undefined : clock.now.slice(0, 10));
  if (day !== undefined) clock.today = day as CalendarDate;
}

function clockOf(one: Case): CaseClock {
  const clock: CaseClock = { now: `${CASE_DAY}T09:00:00.000Z`, today: CASE_DAY };
  setClock(clock, one);
  return clock;
}

function projectNamed(name: string | undefined): Project {
  if (name === undefined || foldedName(name) === THE_DEFAULT_PROJECT.name) return THE_DEFAULT_PROJECT;
  return { id: 'project-of-the-case', name };
}

/** A todo with its place in a list. */
interface Seed {
  readonly id: string;
  readonly todo: CaseTodo;
  readonly indent: number;
  readonly date: CalendarDate;
}

function seedsOf(
  todos: readonly CaseTodo[],
  names: CaseNames,
  date: CalendarDate,
  indent = 0,
): Result<readonly Seed[], string> {
  const seeds: Seed[] = [];
  for (const todo of todos) {
    const name = todo.name ?? todo.content;
    const id = names.seed(name);
    if (id === null) return err(`todos: two are called “${name}”: give one another name`);
    const day = (todo.date ?? date) as CalendarDate;
    if (indent > 0 && day !== date) return err(`todos: “${name}” is on another day than the todo above it`);
    const below = seedsOf(todo.children ?? [], names, day, indent + 1);
    if (!below.ok) return below;
    seeds.push({ id, todo, indent, date: day }, ...below.value);
  }
  return ok(seeds);
}

function rowsOf(seeds: readonly Seed[], project: string, now: Instant): readonly Todo[] {
  const days = new Map<string, Seed[]>();
  for (const seed of seeds) {
    const day = days.get(seed.date) ?? [];
    day.push(seed);
    days.set(seed.date, day);
  }
  return [...days.values()].flatMap((day) => {
    const ranks = ranksBetween(null, null, day.length);
    return day.map((seed, at) => rowOf(seed, { project, date: seed.date }, ranks[at] ?? '', now));
  });
}

function rowOf({ id, todo, indent }: Seed, list: ListKey, rank: string, now: Instant): Todo {
  const state = todo.state ?? 'empty';
  return {
    ...list,
    id,
    rank,
    indent,
    content: todo.content,
    state,
    priority: todo.priority ?? null,
    dueDate: (todo.due ?? null) as CalendarDate | null,
    description: todo.description ?? null,
    recurrence: null,
    reminder: null,
    createdAt: now,
    modifiedAt: now,
    completedAt: isComplete(state) ? now : null,
  };
}

function valuesOf(
  one: Case,
  seeds: readonly Seed[],
  names: CaseNames,
  owner: string,
): readonly MetadataChange[] {
  const values = (todoId: string | null, texts: Readonly<Record<string, string>> = {}) =>
    Object.entries(names.filled(texts)).map(([key, to]) => ({ owner, todoId, key, from: null, to }));
  return [...values(null, one.stored), ...seeds.flatMap(({ id, todo }) => values(id, todo.metadata))];
}
