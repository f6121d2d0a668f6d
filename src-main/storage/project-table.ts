import type { Project, ProjectChange } from '../../src-core/todo/project';
import type { Instant, ProjectId } from '../../src-core/todo/todo';
import type { Database, Statement } from './database';

/** The table `projects`. A deleted one stays, marked, and so does its id. */
export class ProjectTable {
  private readonly everyone: Statement<[], Project>;
  private readonly name: Statement<[ProjectId], { name: string }>;
  private readonly known: Statement<[ProjectId], unknown>;
  private readonly insert: Statement<[ProjectId, string, Instant], never>;
  private readonly update: Statement<[string, ProjectId, string], never>;
  private readonly remove: Statement<[Instant, ProjectId, string], never>;

  constructor(database: Database) {
    this.everyone = database.prepare(
      'SELECT id, name FROM projects WHERE deleted_at IS NULL ORDER BY name, id',
    );
    this.name = database.prepare('SELECT name FROM projects WHERE id = ? AND deleted_at IS NULL');
    this.known = database.prepare('SELECT 1 FROM projects WHERE id = ?');
    this.insert = database.prepare(
      `INSERT INTO projects (id, name, created_at) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, deleted_at = NULL WHERE deleted_at IS NOT NULL`,
    );
    const live = 'WHERE id = ? AND name = ? AND deleted_at IS NULL';
    this.update = database.prepare(`UPDATE projects SET name = ? ${live}`);
    this.remove = database.prepare(`UPDATE projects SET deleted_at = ? ${live}`);
  }

  /** Every project that is not deleted, by name. */
  all(): Project[] {
    return this.everyone.all();
  }

  /** Undefined when there is no such project. */
  nameOf(id: ProjectId): string | undefined {
    return this.name.get(id)?.name;
  }

  /** Whether the id was ever used. */
  idTaken(id: ProjectId): boolean {
    return this.known.get(id) !== undefined;
  }

  /** Makes, renames or deletes a project, or brings it back. @throws Error when it is not as the change expects it. */
  write({ from, to }: ProjectChange, at: Instant): void {
    const written = this.writeOne(from, to, at);
    if (written !== 1) throw new Error(`project ${(from ?? to)?.id} is not as the change expects it`);
  }

  private writeOne(from: Project | null, to: Project | null, at: Instant): number {
    if (from && to) return this.update.run(to.name, from.id, from.name);
    if (to) return this.insert.run(to.id, to.name, at);
    return from ? this.remove.run(at, from.id, from.name) : 1;
  }
}
