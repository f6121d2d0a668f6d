import { DEFAULT_PROJECT, type ProjectId } from '../src-core/todo/todo';
import type { TodoRepository } from './store/todo-repository';
import type { TodoStore } from './store/todo-store';

const KEY = 'project';

/** Which project the window shows, kept for the next start. */
export interface ShownProject {
  /** The one that is shown, if it is still there; at the start, the one that the configuration names comes first. */
  shown(): ProjectId;
  /** This one is shown from now on. */
  show(project: ProjectId): void;
}

/** @param wanted the id or the name of the project to start with; null for the one shown last */
export function createShownProject(
  store: Pick<TodoStore, 'projects'>,
  view: Pick<TodoRepository, 'viewState' | 'rememberViewState'>,
  wanted: () => string | null,
): ShownProject {
  let hasShown = false;
  const named = (text: string | null | undefined): ProjectId | undefined => {
    const name = text?.toLowerCase();
    return store.projects().find((project) => project.id === text || project.name.toLowerCase() === name)?.id;
  };
  return {
    shown: () => (hasShown ? undefined : named(wanted())) ?? named(view.viewState(KEY)) ?? DEFAULT_PROJECT,
    show(project) {
      hasShown = true;
      view.rememberViewState(KEY, project);
    },
  };
}
