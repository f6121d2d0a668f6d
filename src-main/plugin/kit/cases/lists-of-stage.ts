import type { ListSource } from '../../plugin-runtime';

/** What a bench plays in at this moment. */
export interface StageLists {
  /** Undefined between two worlds. */
  readonly lists: ListSource | undefined;
  /** Added to revisions, so that nothing read in one world is taken for another's. */
  readonly base: number;
}

/** The lists of whatever world a bench plays in when it is asked; nothing while it plays in none. */
export function listsOfStage(now: () => StageLists): ListSource {
  return {
    list: (key) => {
      const { lists, base } = now();
      const { revision, rows } = lists?.list(key) ?? { revision: 0, rows: [] };
      return { revision: base + revision, rows };
    },
    deleted: (key) => now().lists?.deleted(key) ?? [],
    listOf: (id) => now().lists?.listOf(id),
    projects: () => now().lists?.projects() ?? [],
  };
}
