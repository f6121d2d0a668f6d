/** What is shown of the projects, and which is under the cursor. */
import type { ProjectSummary } from '../../todo/days';
import type { ProjectId } from '../../todo/todo';
import type { ProjectsModal } from '../modal';
import type { Model } from '../model';
import { type Step, still } from '../step';
import { EMPTY_INPUT } from '../text-input';
import { dialogLines } from './dialog-lines';
import { matchScore, searched } from './fuzzy';
import { firstShown } from './list-window';

/** Lines above the projects that stand still: the name that is typed, or what is wrong with it. */
export const PROJECTS_HEADER = 2;

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

/** The window moved as little as shows the project under the cursor. */
export function inView(model: Model, modal: ProjectsModal): ProjectsModal {
  const projects = shownProjects(modal);
  const count = projects.length;
  const lines = dialogLines(model.size, count, PROJECTS_HEADER, false).count;
  const cursor = Math.max(0, indexOf(projects, modal.selected));
  return { ...modal, scroll: firstShown(cursor, lines, count, modal.scroll) };
}

/** Where a project stands; -1 when it is not there. */
export function indexOf(projects: readonly ProjectSummary[], id: ProjectId | null): number {
  return projects.findIndex((project) => project.id === id);
}

/** Goes on with the project under the cursor. */
export function withSelected(
  model: Model,
  deed: (modal: ProjectsModal, project: ProjectSummary) => Step,
): Step {
  return withModal(model, (modal) => {
    const project = shownProjects(modal).find(({ id }) => id === modal.selected);
    return project ? deed(modal, project) : still(model);
  });
}

/** Goes on when the projects are open. */
export function withModal(model: Model, deed: (modal: ProjectsModal) => Step): Step {
  return model.modal?.kind === 'projects' ? deed(model.modal) : still(model);
}

/** The box when no name is typed any more. */
export function settled(modal: ProjectsModal): ProjectsModal {
  return { ...modal, typing: null, saving: false, fault: null };
}

/** The box when all projects are shown again. */
export function unfiltered(modal: ProjectsModal): ProjectsModal {
  return { ...modal, filter: EMPTY_INPUT, filtering: false };
}
