/** What an export reads of the database: lists as they are shown, closed days as their pictures. */
import type { CalendarDate } from '../../src-core/lib/calendar-date';
import { markdownOf } from '../../src-core/todo/markdown';
import { dateHeading, projectHeading } from '../../src-core/todo/markdown-heading';
import type { Project } from '../../src-core/todo/project';
import {
  DEFAULT_PROJECT,
  type Instant,
  type ListKey,
  type Todo,
  type TodoId,
} from '../../src-core/todo/todo';
import type { Database } from '../storage/database';
import { pictureRows } from '../storage/picture-table';
import { TODO_SELECTION } from '../storage/todo-rows';
import type { Exported } from './file-requests';
import { Refused } from './task';

/** A list as it is shown: of a closed day the picture. */
export interface ShownList {
  readonly key: ListKey;
  readonly rows: readonly Todo[];
  readonly folded: ReadonlySet<TodoId>;
  /** Set for a picture. */
  readonly closedAt: Instant | null;
}

/** What is read of the database. */
export interface ExportSource {
  readonly projects: ReadonlyMap<string, Project>;
  /** Each list there is anything of, by project and day. */
  readonly keys: readonly ListKey[];
  readonly plugins: readonly string[];
  live(key: ListKey): ShownList;
  picture(key: ListKey): ShownList | undefined;
}

/** The text of the file of one day. */
export function dayText(source: ExportSource, key: ListKey, rows: readonly Todo[]): string {
  if (key.project === DEFAULT_PROJECT) return markdownOf(rows, { heading: key.date });
  return `${projectHeading(nameOf(source, key))}\n\n${dateHeading(key.date, 2)}\n\n${markdownOf(rows)}`;
}

/** The name of a list's project. */
export function nameOf(source: ExportSource, key: ListKey): string {
  return source.projects.get(key.project)?.name ?? key.project;
}

/** Reads from a connection in a transaction of its own. @throws Refused when there is no such project */
export function sourceOf(database: Database, what: Exported): ExportSource {
  const everyone = database
    .prepare<[], Project>('SELECT id, name FROM projects WHERE deleted_at IS NULL ORDER BY name, id')
    .all();
  const projects = new Map(everyone.map((project) => [project.id, project]));
  const keys = database
    .prepare<[], { project: string; date: CalendarDate }>(
      `SELECT project, date FROM todos WHERE deleted_at IS NULL
       UNION SELECT project, date FROM day_pictures ORDER BY project, date`,
    )
    .all()
    .filter((key) => projects.has(key.project) && isWanted(key, what));
  if (what.kind === 'project' && !projects.has(what.project)) throw new Refused('There is no such project.');
  const live = database.prepare<[string, string], Todo & { collapsed: number }>(
    `SELECT ${TODO_SELECTION}, collapsed FROM todos WHERE project = ? AND date = ? AND deleted_at IS NULL ORDER BY rank, id`,
  );
  const picture = database.prepare<[string, string], { closedAt: string; folded: string; rows: string }>(
    'SELECT closed_at AS closedAt, folded, rows FROM day_pictures WHERE project = ? AND date = ?',
  );
  const named = what.kind === 'day' && keys.length === 0 ? [what.list] : keys;
  return {
    projects: what.kind === 'all' ? projects : new Map(named.flatMap((key) => pairOf(projects, key.project))),
    keys: named,
    plugins: database
      .prepare<[], { plugin: string }>('SELECT DISTINCT plugin_id AS plugin FROM plugin_metadata ORDER BY 1')
      .all()
      .map((row) => row.plugin),
    live: (key) => {
      const found = live.all(key.project, key.date);
      const folded = new Set(found.filter((row) => row.collapsed === 1).map((row) => row.id));
      return { key, rows: found.map(({ collapsed: _, ...row }) => row), folded, closedAt: null };
    },
    picture: (key) => {
      const found = picture.get(key.project, key.date);
      const rows = found && pictureRows(found.rows, key);
      if (!found || !rows) return undefined;
      return { key, rows, folded: new Set(idsIn(found.folded)), closedAt: found.closedAt };
    },
  };
}

function isWanted(key: ListKey, what: Exported): boolean {
  if (what.kind === 'all') return true;
  if (what.kind === 'project') return key.project === what.project;
  return key.project === what.list.project && key.date === what.list.date;
}

function pairOf(projects: ReadonlyMap<string, Project>, id: string): [string, Project][] {
  const project = projects.get(id);
  return project ? [[id, project]] : [];
}

/** Written by the storage as an array of ids. */
function idsIn(text: string): string[] {
  return text.match(/[0-9a-f-]{36}/g) ?? [];
}
