/**
 * The document of one case, in memory: what the store keeps in a database in life, without history, folds and pictures,
 * which no plugin reads. The rules of the document are the store's and the domain's own.
 */
import { type Changes, metadataName } from '../../../../src-core/todo/changes';
import { type Project, sortedByName, THE_DEFAULT_PROJECT } from '../../../../src-core/todo/project';
import { compareRows } from '../../../../src-core/todo/row-order';
import {
  type ListKey,
  type ProjectId,
  sameList,
  type Todo,
  type TodoId,
} from '../../../../src-core/todo/todo';
import type { TodoRepository } from '../../../store/todo-repository';
import type { StoredMetadata } from '../../plugin-runtime';

/** See the head of the file. */
export class CaseRepository implements TodoRepository {
  readonly #rows = new Map<TodoId, Todo>();
  readonly #deleted = new Map<TodoId, Todo>();
  readonly #projects = new Map<ProjectId, Project>([[THE_DEFAULT_PROJECT.id, THE_DEFAULT_PROJECT]]);
  readonly #values = new Map<string, StoredMetadata & { readonly owner: string }>();

  save({ added, updated, removed, metadata, projects }: Changes): void {
    for (const { from, to } of projects) {
      if (to) this.#projects.set(to.id, to);
      else if (from) this.#projects.delete(from.id);
    }
    for (const row of removed) {
      this.#rows.delete(row.id);
      this.#deleted.delete(row.id); // the newest is the last
      this.#deleted.set(row.id, row);
    }
    for (const row of [...added, ...updated.map(([, to]) => to)]) {
      this.#deleted.delete(row.id);
      this.#rows.set(row.id, row);
    }
    for (const change of metadata) {
      const { owner, todoId, key, to } = change;
      if (to === null) this.#values.delete(metadataName(change));
      else this.#values.set(metadataName(change), { owner, todoId, key, value: to });
    }
  }

  find(id: TodoId): Todo | undefined {
    return this.#rows.get(id);
  }

  rows(key: ListKey): readonly Todo[] {
    return [...this.#rows.values()].filter((row) => sameList(row, key)).sort(compareRows);
  }

  deleted(key: ListKey, limit: number): readonly Todo[] {
    const here = [...this.#deleted.values()].filter((row) => sameList(row, key));
    return here.reverse().slice(0, limit);
  }

  projectRows(project: ProjectId): readonly Todo[] {
    const rows = [...this.#rows.values()].filter((row) => row.project === project);
    return rows.sort((a, b) => (a.date === b.date ? compareRows(a, b) : a.date < b.date ? -1 : 1));
  }

  projects(): readonly Project[] {
    return sortedByName([...this.#projects.values()]);
  }

  projectName(project: ProjectId): string | undefined {
    return this.#projects.get(project)?.name;
  }

  idTaken(id: TodoId | ProjectId): boolean {
    return this.#rows.has(id) || this.#deleted.has(id) || this.#projects.has(id);
  }

  metadata(owner: string, todoId: TodoId | null, key: string): string | null {
    return this.#values.get(metadataName({ owner, todoId, key }))?.value ?? null;
  }

  metadataOf(owner: string): readonly StoredMetadata[] {
    return [...this.#values.values()].filter((value) => value.owner === owner);
  }

  latestListBefore(project: ProjectId, date: string): Todo['date'] | undefined {
    return this.projectRows(project).findLast((row) => row.date < date)?.date;
  }

  readonly othersWrote = () => false;
  readonly folded = () => [];
  readonly picture = () => undefined;
  readonly provenanceOf = () => [];
  readonly lastDone = () => undefined;
  readonly lastUndone = () => undefined;
  readonly doneSince = () => [];
  readonly forgottenSince = () => 0;
  readonly dropEntry = () => undefined;
  readonly rememberFold = () => undefined;
  readonly selected = () => null;
  readonly rememberSelected = () => undefined;
  readonly viewState = () => undefined;
  readonly rememberViewState = () => undefined;
}
