/** The projects in a box: to open one, to move rows to one, to make, rename and delete them. */
import type { ProjectSummary } from '../../todo/days';
import { DEFAULT_PROJECT, type TodoId } from '../../todo/todo';
import type { Deeds } from '../actions/deed';
import type { ProjectsModal } from '../modal';
import type { Model } from '../model';
import { refusalText } from '../outcome-text';
import { quote, warn } from '../status';
import { type Step, still } from '../step';
import { EMPTY_INPUT, inputOf } from '../text-input';
import { dialogLines } from './dialog-lines';
import { firstShown, moved } from './list-window';
import { openCommandLine } from './open-command';
import { choose } from './project-changes';
import { beginTyping } from './project-names';
import { indexOf, inView, PROJECTS_HEADER, shownProjects, withModal, withSelected } from './projects-window';

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
  // What is being chosen gives way: the projects may be other ones when the command has been done.
  command_line: (model) => openCommandLine(model),
  close: (model) => still({ ...model, modal: null }),
};

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

/** How many todos go with it; when they have not been counted, at least those that are known. */
function todosText(all: number | undefined, latest: number): string {
  if (all === undefined)
    return latest === 0 ? ' and all its todos' : ` and all its todos, ${latest} on its latest day`;
  if (all === 0) return '';
  return all === 1 ? ' and its todo' : ` and its ${all} todos`;
}

function askToDelete(model: Model, modal: ProjectsModal, { id, name, all, total }: ProjectSummary): Step {
  const what = todosText(all, total);
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
