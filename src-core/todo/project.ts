/** Projects: a name for a series of lists, one a day. */
import type { ProjectId } from './todo';

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
