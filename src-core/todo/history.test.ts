import { describe, expect, it } from 'vitest';
import { noChanges, reverse } from './changes';
import { changesFor, focusAfter, type HistoryEntry, stillApplies, undoneOf } from './history';
import { edit } from './testing/edit';
import { idOf, TODAYS_LIST } from './testing/list-notation';

const cause = { kind: 'user' } as const;
const removed = edit(['A', ' b', 'C'], { type: 'delete_todo', id: idOf('A') });
const entry: HistoryEntry = { id: 7, changes: removed.deed?.changes ?? noChanges, cause };

describe('a step', () => {
  it('is the change itself or its reverse', () => {
    expect(changesFor('redo', entry)).toBe(entry.changes);
    expect(changesFor('undo', entry)).toEqual(reverse(entry.changes));
  });

  it('is told with the counts of the change as it was made', () => {
    expect(undoneOf('undo', entry)).toEqual({
      direction: 'undo',
      cause,
      added: 0,
      updated: 0,
      removed: 2,
      moved: 0,
      projects: 0,
    });
    expect(undoneOf('redo', entry)).toMatchObject({ direction: 'redo', removed: 2 });
  });
});

describe('a step still applies', () => {
  const undo = changesFor('undo', entry);
  const toggle = edit(['A', 'B'], { type: 'toggle_todo', id: idOf('A') });
  const untoggle = reverse(toggle.deed?.changes ?? noChanges);

  it('while the document is as the entry left it', () => {
    expect(stillApplies(removed.document, undo)).toBe(true);
    expect(stillApplies(toggle.document, untoggle)).toBe(true);
  });

  it('not when the row has changed since, in any field', () => {
    const since = edit(
      ['A', 'B'],
      { type: 'toggle_todo', id: idOf('A') },
      { type: 'update_todo', id: idOf('A'), updates: { priority: 'P0' } },
    );
    expect(stillApplies(since.document, untoggle)).toBe(false);
  });

  it('not when the row has gone, or is there already', () => {
    expect(stillApplies(edit(['B']).document, untoggle)).toBe(false);
    expect(stillApplies(edit(['A', ' b', 'C']).document, undo)).toBe(false);
  });

  it('not when a row that comes back would be too deep', () => {
    const child = edit(['A', ' b'], { type: 'delete_todo', id: idOf('b') });
    const back = reverse(child.deed?.changes ?? noChanges);
    expect(stillApplies(child.document, back)).toBe(true);
    expect(stillApplies(edit([]).document, back)).toBe(false);
  });

  it('not when a stored value has been set since', () => {
    const metadata = [{ owner: 'jira', todoId: null, key: 'k', from: '2', to: '1' }];
    expect(stillApplies(removed.document, { ...noChanges, metadata })).toBe(false);
  });
});

describe('the cursor after a step', () => {
  it('is on the topmost row that came back or changed', () => {
    const back = edit(['A', ' b', 'C']);
    expect(focusAfter(back.document, changesFor('undo', entry))).toEqual({
      id: idOf('A'),
      list: TODAYS_LIST,
    });
  });

  it('is in the place of rows that went, else before it, else nowhere', () => {
    expect(focusAfter(removed.document, entry.changes)?.id).toBe(idOf('C'));
    const last = edit(['A', 'B'], { type: 'delete_todo', id: idOf('B') });
    expect(focusAfter(last.document, last.deed?.changes ?? noChanges)?.id).toBe(idOf('A'));
    const only = edit(['A'], { type: 'delete_todo', id: idOf('A') });
    expect(focusAfter(only.document, only.deed?.changes ?? noChanges)).toBeNull();
    expect(focusAfter(only.document, noChanges)).toBeNull();
  });
});
