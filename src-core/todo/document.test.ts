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

  it('shows projects by name, made, renamed and deleted ones, and takes their ids for used', () => {
    const [work, home] = [
      { id: idOf('work'), name: 'work' },
      { id: idOf('home'), name: 'home' },
    ];
    const document = memoryDocument([], [work]);
    const after = draft(document);
    const names = () => after.projects().map(({ name }) => name);
    expect(names()).toEqual(['default', 'work']);
    after.apply({ ...noChanges, projects: [{ from: null, to: home }] });
    expect(names()).toEqual(['default', 'home', 'work']);
    expect(after.idTaken(home.id)).toBe(true);
    after.apply({ ...noChanges, projects: [{ from: home, to: { ...home, name: 'zoo' } }] });
    after.apply({ ...noChanges, projects: [{ from: work, to: null }] });
    expect(names()).toEqual(['default', 'zoo']);
    expect(after.idTaken(work.id)).toBe(true);
    expect(document.projects()).toHaveLength(2);
  });

  it('shows all rows of a project, by day and then in order, with what came and went', () => {
    const [past] = parseRows(['past'], { date: YESTERDAY });
    const [other] = parseRows(['other'], { project: 'other' });
    if (!past || !other) throw new Error('no rows');
    const after = draft(memoryDocument([a, b, past, other]));
    const contents = (project: string) => after.projectRows(project).map(({ content }) => content);
    expect(contents('default')).toEqual(['past', 'A', 'B']);
    after.apply({ ...noChanges, removed: [b], updated: [[a, { ...a, project: 'other' }]] });
    expect(contents('default')).toEqual(['past']);
    expect(contents('other')).toHaveLength(2);
    expect(contents('gone')).toEqual([]);
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
