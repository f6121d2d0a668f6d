/** The projects in a box: to open one, to move rows to one, to make, rename and delete them. */
import type { ChangedPush } from '../../ipc/messages';
import type { ProjectSummary } from '../../todo/days';
import type { Refusal } from '../../todo/outcome';
import { MAX_PROJECT_NAME, sameName } from '../../todo/project';
import { DEFAULT_PROJECT, type ListKey, type ProjectId, sameList, type TodoId } from '../../todo/todo';
import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import { dispatch } from '../changing';
import type { ChangeEffect } from '../effect';
import { takeId } from '../id-source';
import { openList } from '../mirror';
import type { ProjectsModal } from '../modal';
import type { Model } from '../model';
import { inform, quote, refusalText, tellLeftOut, warn } from '../status';
import { andThen, type Step, still } from '../step';
import { EMPTY_INPUT, inputOf, insertText, type TextInput } from '../text-input';
import { dialogLines } from './dialog-lines';
import { matchScore, searched } from './fuzzy';
import { firstShown, moved } from './list-window';

/** Lines above the projects that stand still: the name that is typed, or what is wrong with it. */
export const PROJECTS_HEADER = 2;

/** Opens the projects: to choose the one to open, or the one to move these rows to. */
export function openProjects(model: Model, moving: readonly TodoId[] | null): Step {
  const modal: ProjectsModal = {
    kind: 'projects',
    moving,
    projects: null,
    selected: model.list.key.project,
    scroll: 0,
    typing: null,
    filter: EMPTY_INPUT,
    filtering: false,
    saving: false,
    fault: null,
  };
  return [{ ...model, modal }, [{ kind: 'projects' }]];
}

/** What each action does in the projects. */
export const PROJECTS_DEEDS: Deeds<'projects'> = {
  move_up: (model) => moveProjects(model, -1),
  move_down: (model) => moveProjects(model, 1),
  go_to_first: (model) => moveProjects(model, Number.NEGATIVE_INFINITY),
  go_to_last: (model) => moveProjects(model, Number.POSITIVE_INFINITY),
  half_page_down: (model) => moveProjects(model, halfPage(model)),
  half_page_up: (model) => moveProjects(model, -halfPage(model)),
  open_project: (model) => withSelected(model, (modal, { id }) => choose(model, modal, id)),
  search: (model) => withModal(model, (modal) => still({ ...model, modal: { ...modal, filtering: true } })),
  new_project: (model) => withModal(model, (modal) => beginTyping(model, modal, null, EMPTY_INPUT)),
  rename_project: (model) =>
    withOwn(model, (modal, { id, name }) => beginTyping(model, modal, id, inputOf(name))),
  delete_project: (model) => withOwn(model, (modal, project) => askToDelete(model, modal, project)),
  close: (model) => still({ ...model, modal: null }),
};

/** What each action does while a name is typed, of a project or to find one by. */
export const PROJECT_NAME_DEEDS: Deeds<'project_name'> = {
  accept: (model) =>
    withModal(model, (modal) =>
      modal.filtering
        ? withSelected(model, (_, { id }) => choose(model, modal, id))
        : acceptName(model, modal),
    ),
  close: (model) =>
    withModal(model, (modal) =>
      still({ ...model, modal: modal.filtering ? inView(model, unfiltered(modal)) : settled(modal) }),
    ),
  ...textDeeds((edit) => (model: Model) => editName(model, edit)),
};

/** Puts text into the name. */
export function typeProjectName(model: Model, text: string): Step {
  if (model.modal?.kind !== 'projects') return still(model);
  const { typing, filter, filtering } = model.modal;
  const line = filtering ? filter : typing?.input;
  if (line === undefined) return still(model);
  const { input, leftOut } = insertText(line, text, MAX_PROJECT_NAME);
  return andThen(
    editName(model, () => input),
    (after) => tellLeftOut(after, leftOut),
  );
}

/** The projects that are shown: all of them, or those whose names fit what is typed, the best first. */
export function shownProjects({ projects, filter }: ProjectsModal): readonly ProjectSummary[] {
  const typed = filter.text.trim().toLowerCase();
  if (projects === null || typed === '') return projects ?? [];
  const scored = projects.map((project) => ({ project, score: matchScore(typed, searched(project.name)) }));
  return scored
    .filter(({ score }) => score !== undefined)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .map(({ project }) => project);
}

/** Takes the projects; the cursor stays on its project, or goes to what is there when that has gone. */
export function takeProjects(model: Model, projects: readonly ProjectSummary[]): Step {
  return withModal(model, (modal) => {
    const place = Math.max(0, indexOf(modal.projects ?? projects, modal.selected));
    const others = modal.moving === null ? [] : projects.filter(({ id }) => id !== model.list.key.project);
    const first = modal.projects === null ? others[0] : undefined;
    const known = projects.find(({ id }) => id === modal.selected);
    const selected = first ?? known ?? projects[Math.min(place, projects.length - 1)];
    return still({ ...model, modal: inView(model, { ...modal, projects, selected: selected?.id ?? null }) });
  });
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

/** The cursor by so many projects. */
export function moveProjects(model: Model, by: number): Step {
  return withModal(model, (modal) => {
    const projects = shownProjects(modal);
    const { cursor } = moved(
      { cursor: indexOf(projects, modal.selected), scroll: 0 },
      by,
      projects.length,
      1,
    );
    const selected = projects[cursor]?.id ?? modal.selected;
    return still({ ...model, modal: inView(model, { ...modal, selected }) });
  });
}

/** Puts the cursor on the project in that line of the terminal; a second press chooses it. */
export function clickProjects(model: Model, y: number, double: boolean): Step {
  return withModal(model, (modal) => {
    const projects = shownProjects(modal);
    const lines = dialogLines(model.size, projects.length, PROJECTS_HEADER, false);
    const first = firstShown(indexOf(projects, modal.selected), lines.count, projects.length, modal.scroll);
    const project = y >= lines.y && y < lines.y + lines.count ? projects[first + y - lines.y] : undefined;
    if (!project || modal.typing) return still(model);
    if (double) return choose(model, modal, project.id);
    return still({ ...model, modal: { ...modal, selected: project.id, scroll: first } });
  });
}

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
export function followProjects(model: Model, { changes }: ChangedPush): Step {
  const projects = changes?.projects ?? [];
  if (projects.length === 0 && changes !== null) return still(model);
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
      return inform(model, movedText(command.ids.length));
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

function movedText(count: number): string {
  return count === 1 ? 'The row was moved.' : `${count} rows were moved.`;
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

function choose(model: Model, { moving }: ProjectsModal, id: ProjectId): Step {
  return moving === null ? openProject(model, id) : moveTo(model, moving, id);
}

function moveTo(model: Model, ids: readonly TodoId[], project: ProjectId): Step {
  if (project === model.list.key.project) return inform(model, 'They are in this project already.');
  const lastChange = { kind: 'project', project, count: ids.length } as const;
  return dispatch({ ...model, modal: null, lastChange }, { type: 'move_to_project', ids: [...ids], project });
}

function beginTyping(model: Model, modal: ProjectsModal, id: ProjectId | null, input: TextInput): Step {
  return still({ ...model, modal: { ...unfiltered(modal), typing: { id, input }, fault: null } });
}

/** Main has the last word on names; what it would refuse for certain is said at once. */
function acceptName(model: Model, modal: ProjectsModal): Step {
  const { typing, projects } = modal;
  if (typing === null || modal.saving) return still(model);
  const name = typing.input.text.trim();
  const taken = projects?.find((project) => project.id !== typing.id && sameName(project.name, name));
  const refusal: Refusal | null =
    name === ''
      ? { kind: 'blank_project_name' }
      : taken
        ? { kind: 'project_name_taken', name: taken.name }
        : null;
  if (refusal) return still({ ...model, modal: { ...modal, fault: refusalText(refusal) } });
  const saving: Model = { ...model, modal: { ...modal, saving: true, fault: null } };
  if (typing.id === null) {
    const [id, ids] = takeId(model.ids);
    return dispatch({ ...saving, ids }, { type: 'create_project', id, name });
  }
  const before = projects?.find(({ id }) => id === typing.id)?.name;
  if (before === name) return still({ ...model, modal: settled(modal) });
  return dispatch(saving, { type: 'rename_project', id: typing.id, name });
}

function askToDelete(model: Model, modal: ProjectsModal, { id, name, all, total }: ProjectSummary): Step {
  const count = all ?? total;
  const what = count === 0 ? '' : count === 1 ? ' and its todo' : ` and its ${count} todos`;
  return still({
    ...model,
    modal: {
      kind: 'confirm',
      question: `Delete the project ${quote(name)}${what}?`,
      lines: ['It goes with the lists of every day. Undo brings both back.'],
      deed: { kind: 'delete_project', id },
      under: modal,
    },
  });
}

function settled(modal: ProjectsModal): ProjectsModal {
  return { ...modal, typing: null, saving: false, fault: null };
}

function unfiltered(modal: ProjectsModal): ProjectsModal {
  return { ...modal, filter: EMPTY_INPUT, filtering: false };
}

function editName(model: Model, edit: (input: TextInput) => TextInput): Step {
  return withModal(model, (modal) => {
    const { typing } = modal;
    if (modal.filtering)
      return still({ ...model, modal: filtered(model, { ...modal, filter: edit(modal.filter) }) });
    if (typing === null || modal.saving) return still(model);
    return still({
      ...model,
      modal: { ...modal, typing: { ...typing, input: edit(typing.input) }, fault: null },
    });
  });
}

/** The best stands under the cursor. */
function filtered(model: Model, modal: ProjectsModal): ProjectsModal {
  const best = modal.filter.text.trim() === '' ? undefined : shownProjects(modal)[0];
  return inView(model, { ...modal, selected: best?.id ?? modal.selected });
}

function indexOf(projects: readonly ProjectSummary[], id: ProjectId | null): number {
  return projects.findIndex((project) => project.id === id);
}

function inView(model: Model, modal: ProjectsModal): ProjectsModal {
  const projects = shownProjects(modal);
  const count = projects.length;
  const lines = dialogLines(model.size, count, PROJECTS_HEADER, false).count;
  const cursor = Math.max(0, indexOf(projects, modal.selected));
  return { ...modal, scroll: firstShown(cursor, lines, count, modal.scroll) };
}

function halfPage({ size }: Model): number {
  return Math.max(1, Math.floor(dialogLines(size, size.rows, PROJECTS_HEADER, false).count / 2));
}

/** Goes on with the project under the cursor, unless it is the one that always is there. */
function withOwn(model: Model, deed: (modal: ProjectsModal, project: ProjectSummary) => Step): Step {
  return withSelected(model, (modal, project) =>
    project.id === DEFAULT_PROJECT
      ? warn(model, refusalText({ kind: 'default_project' }))
      : deed(modal, project),
  );
}

function withSelected(model: Model, deed: (modal: ProjectsModal, project: ProjectSummary) => Step): Step {
  return withModal(model, (modal) => {
    const project = shownProjects(modal).find(({ id }) => id === modal.selected);
    return project ? deed(modal, project) : still(model);
  });
}

function withModal(model: Model, deed: (modal: ProjectsModal) => Step): Step {
  return model.modal?.kind === 'projects' ? deed(model.modal) : still(model);
}
