import type { DatabaseCounts } from './file-requests';

/** What a user must read before a database takes the place of another: that less is in it, or older. */
export function warningsOf(theirs: DatabaseCounts, ours: DatabaseCounts): string[] {
  const less = (what: string, there: number, here: number) =>
    there < here ? [`The backup has ${there} ${what}; ${here} are here now.`] : [];
  const isOlder = ours.newest !== null && (theirs.newest === null || theirs.newest < ours.newest);
  return [
    ...(theirs.todos === 0 && ours.todos > 0 ? ['The backup is EMPTY: every todo would be gone.'] : []),
    ...less('todos', theirs.todos, ours.todos),
    ...less('open todos', theirs.open, ours.open),
    ...less('projects', theirs.projects, ours.projects),
    ...less('lists', theirs.days, ours.days),
    ...(isOlder
      ? [`The last change in the backup is of ${theirs.newest ?? 'never'}; here it is of ${ours.newest}.`]
      : []),
  ];
}
