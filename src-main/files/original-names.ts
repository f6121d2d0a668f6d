import { type IncomingProject, readProjectName } from '../../src-core/todo/interchange';
import { DEFAULT_PROJECT } from '../../src-core/todo/todo';

/** A day of a project, to know whether the database has it. */
export function dayName(project: string, date: string): string {
  return `${date} ${project.toLowerCase()}`;
}

/** The project of that name as one that comes in. */
export function projectOf(name: string | null, id: string | null = null): IncomingProject {
  const read = name === null ? null : readProjectName(name);
  if (read === null || read.toLowerCase() === DEFAULT_PROJECT)
    return { id: DEFAULT_PROJECT, name: DEFAULT_PROJECT };
  return { id, name: read };
}
