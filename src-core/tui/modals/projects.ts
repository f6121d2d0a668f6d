import type { ProjectSummary } from '../../todo/days';
import type { TodoId } from '../../todo/todo';
import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import type { ProjectsModal } from '../modal';
import type { Model } from '../model';
import { type Step, still } from '../step';

/** Opens the projects: to choose the one to open, or the one to move these rows to. */
export function openProjects(model: Model, moving: readonly TodoId[] | null): Step {
  const modal: ProjectsModal = {
    kind: 'projects',
    moving,
    projects: null,
    selected: model.list.key.project,
    scroll: 0,
    typing: null,
    fault: null,
  };
  return [{ ...model, modal }, [{ kind: 'projects' }]];
}

/** What each action does in the projects. */
export const PROJECTS_DEEDS: Deeds<'projects'> = {
  move_up: still,
  move_down: still,
  go_to_first: still,
  go_to_last: still,
  half_page_down: still,
  half_page_up: still,
  open_project: still,
  new_project: still,
  rename_project: still,
  delete_project: still,
  close: (model) => still({ ...model, modal: null }),
};

/** What each action does while a name is typed. */
export const PROJECT_NAME_DEEDS: Deeds<'project_name'> = {
  accept: still,
  close: still,
  ...textDeeds((_edit) => (model: Model) => still(model)),
};

/** Puts text into the name. */
export function typeProjectName(model: Model, _text: string): Step {
  return still(model);
}

/** Takes the projects. */
export function takeProjects(model: Model, _projects: readonly ProjectSummary[]): Step {
  return still(model);
}
