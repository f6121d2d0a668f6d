import { expect, it } from 'vitest';
import { noChanges } from '../src-core/todo/changes';
import { parseRows } from '../src-core/todo/testing/list-notation';
import { changedPush } from './changed-push';

const [row] = parseRows(['milk']);
const added = (count: number) => Array.from({ length: count }, () => row).filter((one) => one !== undefined);
const metadata = [{ owner: 'hello', todoId: null, key: 'k', from: null, to: 'v' }];

it('tells the rows of a change, and nothing of what plugins stored', () => {
  const push = changedPush({ revision: 7, changes: { ...noChanges, added: added(1), metadata } });
  expect(push).toEqual({ revision: 7, changes: { added: [row], updated: [], removed: [] } });
});

it('says only that there was a change when it is too large to tell', () => {
  expect(changedPush({ revision: 7, changes: { ...noChanges, added: added(5_000) } }).changes).not.toBeNull();
  expect(changedPush({ revision: 8, changes: { ...noChanges, removed: added(5_001) } })).toEqual({
    revision: 8,
    changes: null,
  });
});
