import { describe, expect, it } from 'vitest';
import { TODAYS_LIST } from '../src-core/todo/testing/list-notation';
import { keptDraft, rememberDraft } from './draft-memory';
import { adding, openWorld, rowOf } from './storage/testing/world';

describe('a draft', () => {
  it('is kept until it is saved or given up, and goes with its row', () => {
    const world = openWorld();
    const { store, repository } = world;
    const kept = () => keptDraft(repository, (id) => store.find(id) !== undefined);
    expect(kept()).toBeNull();
    store.dispatch([adding(TODAYS_LIST, 'milk')], { kind: 'user' });
    const { id } = rowOf(world, TODAYS_LIST, 'milk');
    rememberDraft(repository, { id, text: 'half a\nthought' });
    expect(kept()).toEqual({ id, text: 'half a\nthought' });
    store.dispatch([{ type: 'delete_todo', id }], { kind: 'user' });
    expect(kept()).toBeNull();
    store.undo();
    rememberDraft(repository, null);
    expect(kept()).toBeNull();
  });

  it('that does not read back is none', () => {
    const { repository } = openWorld();
    for (const text of ['{', '{"id":1}', '{"id":"a","text":"b","more":1}']) {
      repository.rememberViewState('draft', text);
      expect(keptDraft(repository, () => true)).toBeNull();
    }
  });
});
