import { describe, expect, it } from 'vitest';
import { TODAYS_LIST } from '../src-core/todo/testing/list-notation';
import { plantSampleList } from './sample-list';
import { adding, openWorld } from './storage/testing/world';

describe('the first start', () => {
  it('finds a list that explains itself, and one undo takes it away for good', () => {
    const { store, repository } = openWorld();
    plantSampleList(store, repository);
    expect(store.list(TODAYS_LIST).rows[0]?.content).toContain('Welcome');
    expect(store.undo().ok).toBe(true);
    expect(store.list(TODAYS_LIST).rows).toEqual([]);
    plantSampleList(store, repository);
    expect(store.list(TODAYS_LIST).rows).toEqual([]);
  });

  it('leaves a document alone in which something is', () => {
    const { store, repository } = openWorld();
    store.dispatch([adding(TODAYS_LIST, 'mine')], { kind: 'user' });
    plantSampleList(store, repository);
    expect(store.list(TODAYS_LIST).rows.map((row) => row.content)).toEqual(['mine']);
  });
});
