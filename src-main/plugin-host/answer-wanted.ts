/** Main's answers to what the sandboxes want to know of the document. */
import type { ListSource } from '../plugin/plugin-runtime';
import type { MainAnswer, Wanted } from './protocol';

/** The answer to send; never throws, as the database's trouble is the store's to report. */
export function answerWanted(wanted: Wanted, lists: ListSource): MainAnswer {
  const { id } = wanted;
  switch (wanted.type) {
    case 'list_wanted':
      return { type: 'list', id, list: orNull(() => lists.list(wanted.key)) };
    case 'deleted_wanted':
      return { type: 'deleted', id, rows: orNull(() => lists.deleted(wanted.key)) };
    case 'places_wanted':
      return {
        type: 'places',
        id,
        places: orNull(() => wanted.todos.map((todo) => lists.listOf(todo) ?? null)),
      };
    case 'projects_wanted':
      return { type: 'projects', id, projects: orNull(() => lists.projects()) };
  }
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
