/** The projects, as far as the screen has to know them: for names that are completed. */
import type { ChangedPush } from '../ipc/messages';
import { type Project, sortedByName } from '../todo/project';
import type { Model } from './model';

/** The model with what became of projects. */
export function followedProjects(model: Model, { changes }: ChangedPush): Model {
  const made = changes?.projects ?? [];
  if (made.length === 0) return model;
  const known = new Map(model.projects.map((project) => [project.id, project]));
  for (const { from, to } of made) {
    if (to) known.set(to.id, to);
    else if (from) known.delete(from.id);
  }
  return { ...model, projects: sortedByName([...known.values()]) };
}

/** The model with these projects, which are all there are. */
export function knowsProjects(model: Model, projects: readonly Project[]): Model {
  return { ...model, projects: sortedByName(projects.map(({ id, name }) => ({ id, name }))) };
}
