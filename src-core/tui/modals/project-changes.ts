/** What becomes of projects, whoever changed them, and what the screen does then. */
import type { ChangedPush } from '../../ipc/messages';
import type { Refusal } from '../../todo/outcome';
import { DEFAULT_PROJECT, type ListKey, type ProjectId, sameList, type TodoId } from '../../todo/todo';
import { dispatch } from '../changing';
import type { ChangeEffect } from '../effect';
import { followedProjects } from '../known-projects';
import { openList } from '../mirror';
import type { ProjectsModal } from '../modal';
import type { Model } from '../model';
import { refusalText } from '../outcome-text';
import { inform, quote } from '../status';
import { andThen, type Step, still } from '../step';
import { settled, withModal } from './projects-window';

/** Opens today's list of a project, with the cursor where it was the last time. */
export function openProject(model: Model, project: ProjectId): Step {
  const closed: Model = { ...model, modal: null };
  const list: ListKey = { project, date: model.today };
  if (sameList(list, shownList(closed))) return still(closed);
  return andThen(projectOpened(closed, project), (after) => openList(after, list, null));
}

/** Tells main that another project is shown from now on. */
export function projectOpened(model: Model, project: ProjectId): Step {
  return [model, project === shownList(model).project ? [] : [{ kind: 'project_opened', project }]];
}

/** Follows what became of projects, whoever changed them: the open one may have another name, or be gone. */
export function followProjects(before: Model, push: ChangedPush): Step {
  const model = followedProjects(before, push);
  const { changes } = push;
  if (changes === null) return [model, [{ kind: 'projects' }]];
  const projects = changes.projects ?? [];
  if (projects.length === 0) return still(model);
  const open = shownList(model).project;
  const own = projects.findLast(({ from, to }) => (to ?? from)?.id === open);
  const named: Model = own?.to ? { ...model, list: { ...model.list, projectName: own.to.name } } : model;
  const followed = own && own.to === null ? leaveDeleted(named, own.from?.name ?? open) : still(named);
  return andThen(followed, refreshed);
}

/** A project was made, renamed or deleted as the user asked. */
export function projectChanged(model: Model, asked: ChangeEffect): Step {
  const command = asked.kind === 'dispatch' ? asked.commands[0] : undefined;
  switch (command?.type) {
    case 'create_project':
      return command.id === undefined ? still(model) : created(model, command.id);
    case 'rename_project':
      return withModal(model, (modal) => refreshed({ ...model, modal: settled(modal) }));
    case 'delete_project': {
      const { id } = command;
      const isOpen = shownList(model).project === id;
      return andThen(isOpen ? leaveDeleted(model, model.list.projectName) : still(model), refreshed);
    }
    case 'move_to_project':
      return inform(model, movedText(model, command.ids.length, command.project));
    default:
      return still(model);
  }
}

/** What the user asked of projects was refused: a name that is typed says why. Undefined when nobody types one. */
export function projectRefused(model: Model, refusal: Refusal): Step | undefined {
  const { modal } = model;
  if (modal?.kind !== 'projects' || modal.typing === null || !modal.saving) return undefined;
  return still({ ...model, modal: { ...modal, saving: false, fault: refusalText(refusal) } });
}

/** Main could not tell the projects. */
export function projectsFailed(model: Model): Model {
  return model.modal?.kind === 'projects' && model.modal.projects === null
    ? { ...model, modal: null }
    : model;
}

/** A name could not be sent: it can be sent again. */
export function namingFailed(model: Model): Model {
  const { modal } = model;
  return modal?.kind === 'projects' && modal.saving
    ? { ...model, modal: { ...modal, saving: false } }
    : model;
}

/** Does what the box is open for: opens the project, or moves the rows there. */
export function choose(model: Model, { moving }: ProjectsModal, id: ProjectId): Step {
  return moving === null ? openProject(model, id) : moveTo(model, moving, id);
}

function moveTo(model: Model, ids: readonly TodoId[], project: ProjectId): Step {
  if (project === model.list.key.project) return inform(model, 'They are in this project already.');
  const lastChange = { kind: 'project', project, count: ids.length } as const;
  return dispatch({ ...model, modal: null, lastChange }, { type: 'move_to_project', ids: [...ids], project });
}

function movedText({ projects }: Model, count: number, project: ProjectId): string {
  const name = projects.find(({ id }) => id === project)?.name;
  const where = name === undefined ? '' : ` to ${quote(name)}`;
  return count === 1 ? `The row was moved${where}.` : `${count} rows were moved${where}.`;
}

/** The list that is open, or about to be. */
function shownList(model: Model): ListKey {
  return model.waiting.opening?.list ?? model.list.key;
}

function leaveDeleted(model: Model, name: string): Step {
  return andThen(openProject(model, DEFAULT_PROJECT), (after) =>
    inform({ ...after, modal: model.modal }, `The project ${quote(name)} was deleted.`),
  );
}

/** Where it was made to move rows there, they go there; else it is opened. */
function created(model: Model, id: ProjectId): Step {
  return model.modal?.kind === 'projects' && model.modal.moving
    ? moveTo(model, model.modal.moving, id)
    : openProject(model, id);
}

function refreshed(model: Model): Step {
  return [model, model.modal?.kind === 'projects' ? [{ kind: 'projects' }] : []];
}
