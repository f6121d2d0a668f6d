import type { CommandOf } from '../command';
import type { Env } from '../deed';
import type { DocumentReader } from '../document';
import type { Refusal } from '../outcome';
import { cleanContent, cleanDescription } from '../text';
import { DEFAULT_PROJECT, isComplete, type ListKey, type ProjectId, type Todo, type TodoId } from '../todo';

/** What a command says of a row that it makes. */
export type NewFields = Omit<CommandOf<'create_todo'>, 'type' | 'list' | 'place' | 'indent'>;

/** Where a row that is made comes to stand. */
export type NewPlace = Pick<Todo, 'project' | 'date' | 'rank' | 'indent'>;

/** The row that a command makes. Null when its content would be blank. */
export function newTodo(fields: NewFields, place: NewPlace, env: Env): Todo | null {
  const content = cleanContent(fields.content);
  if (content === null) return null;
  const state = fields.state ?? 'empty';
  return {
    id: fields.id ?? env.newId(),
    project: place.project,
    date: place.date,
    rank: place.rank,
    indent: place.indent,
    content,
    state,
    priority: fields.priority ?? null,
    dueDate: fields.dueDate ?? null,
    description: cleanDescription(fields.description ?? null),
    recurrence: fields.recurrence ?? null,
    reminder: fields.reminder ?? null,
    createdAt: env.now,
    modifiedAt: env.now,
    completedAt: isComplete(state) ? env.now : null,
  };
}

/** Why no row can be made in a list: its day is over, or its project is not there. */
export function closedTo(document: DocumentReader, list: ListKey, env: Env): Refusal | undefined {
  if (list.date < env.today) return { kind: 'read_only_day', date: list.date };
  return projectExists(document, list.project) ? undefined : { kind: 'no_such_project', id: list.project };
}

/** Whether there is such a project. The default one is always there, so nobody is asked for it. */
export function projectExists(document: DocumentReader, id: ProjectId): boolean {
  return id === DEFAULT_PROJECT || document.projects().some((project) => project.id === id);
}

/** The first of these ids that was used before, or stands there twice. */
export function takenId(document: DocumentReader, ids: readonly (TodoId | undefined)[]): TodoId | undefined {
  const seen = new Set<TodoId>();
  return ids.find((id) => {
    if (id === undefined) return false;
    const taken = seen.has(id) || document.idTaken(id);
    seen.add(id);
    return taken;
  });
}
