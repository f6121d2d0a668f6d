import type { ProjectSummary } from '../../todo/days';
import type { ProjectId, TodoId } from '../../todo/todo';
import type { TextInput } from '../text-input';

/** The projects: to open one, or to move rows to one. */
export interface ProjectsModal {
  readonly kind: 'projects';
  /** The topmost of the rows to move to the one that is chosen; null when it is to be opened. */
  readonly moving: readonly TodoId[] | null;
  /** Null while they are on their way. */
  readonly projects: readonly ProjectSummary[] | null;
  /** The project under the cursor. */
  readonly selected: ProjectId | null;
  readonly scroll: number;
  /** A name that is being typed: of a new project (`id` is null) or of one that is there. */
  readonly typing: { readonly id: ProjectId | null; readonly input: TextInput } | null;
  /** What of the projects is shown: those whose names fit. Empty for all of them. */
  readonly filter: TextInput;
  /** Whether keys go into {@link filter}. */
  readonly filtering: boolean;
  /** Whether main has been asked to take the name and has not answered. */
  readonly saving: boolean;
  /** Why a name was not taken; gone with the next change. */
  readonly fault: string | null;
}
