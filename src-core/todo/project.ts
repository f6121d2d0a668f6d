/** Projects: a name for a series of lists, one a day. */
import { DEFAULT_PROJECT, type ProjectId } from './todo';

/** A project and its name for people. */
export interface Project {
  readonly id: ProjectId;
  /** One line of at most {@link MAX_PROJECT_NAME} characters; no two projects have the same but for upper and lower case. */
  readonly name: string;
}

/** A project that was made (`from` is null), renamed, or deleted (`to` is null). */
export interface ProjectChange {
  readonly from: Project | null;
  readonly to: Project | null;
}

/** The longest name, in UTF-16 code units. */
export const MAX_PROJECT_NAME = 60;

/** The project that is there before any other, as a new store has it. */
export const THE_DEFAULT_PROJECT: Project = { id: DEFAULT_PROJECT, name: DEFAULT_PROJECT };

/** Projects by name, by code unit as the database orders them; equal names, which only damage can bring, by id. */
export function sortedByName(projects: readonly Project[]): Project[] {
  return projects.toSorted((a, b) => compareTexts(a.name, b.name) || compareTexts(a.id, b.id));
}

/** Whether two names are the same but for upper and lower case and the way accents are encoded. */
export function sameName(a: string, b: string): boolean {
  return foldedName(a) === foldedName(b);
}

/** One text for all names that are the {@link sameName}, to key a map by. */
export function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
