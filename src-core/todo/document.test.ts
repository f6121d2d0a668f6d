import { describe, expect, it } from 'vitest';
import { noChanges } from './changes';
import { draft } from './document';
import { idOf, parseRows, printRows, TODAYS_LIST, YESTERDAY } from './testing/list-notation';
import { memoryDocument } from './testing/memory-document';

const [a, b] = parseRows(['A', 'B']);
if (!a || !b) throw new Error('no rows');
const yesterdaysList = { project: 'default', date: YESTERDAY };

describe('a draft', () => {
  it('shows its changes laid over the document, in lists opened before and after them', () => {
    const document = memoryDocument([a, b]);
    const after = draft(document);
    expect(printRows(after.list(TODAYS_LIST).rows)).toEqual(['A', 'B']);
    after.apply({ ...noChanges, updated: [[a, { ...a, date: YESTERDAY }]], removed: [b] });
    expect(printRows(after.list(TODAYS_LIST).rows)).toEqual([]);
    expect(printRows(after.list(yesterdaysList).rows)).toEqual(['A']);
    expect(after.find(a.id)?.date).toBe(YESTERDAY);
    expect(after.find(b.id)).toBeUndefined();
  });

  it('leaves the document alone', () => {
    const document = memoryDocument([a, b]);
    draft(document).apply({ ...noChanges, removed: [b] });
    expect(document.find(b.id)).toEqual(b);
  });

  it('knows a deleted id as taken, and a fresh one as free', () => {
    const after = draft(memoryDocument([a]));
    after.apply({ ...noChanges, removed: [a] });
    expect(after.idTaken(a.id)).toBe(true);
    expect(after.idTaken(idOf('nobody'))).toBe(false);
  });

  it('shows a value cleared in it as cleared', () => {
    const document = memoryDocument([a]);
    const value = { owner: 'jira', todoId: a.id, key: 'k' };
    document.apply({ ...noChanges, metadata: [{ ...value, from: null, to: '1' }] });
    const after = draft(document);
    expect(after.metadata('jira', a.id, 'k')).toBe('1');
    after.apply({ ...noChanges, metadata: [{ ...value, from: '1', to: null }] });
    expect(after.metadata('jira', a.id, 'k')).toBeNull();
  });

  it('sums up what was applied', () => {
    const after = draft(memoryDocument([a]));
    after.apply({ ...noChanges, updated: [[a, { ...a, content: 'x' }]] });
    after.apply({
      ...noChanges,
      updated: [
        [
          { ...a, content: 'x' },
          { ...a, content: 'y' },
        ],
      ],
    });
    expect(after.changes().updated).toEqual([[a, { ...a, content: 'y' }]]);
  });
});
