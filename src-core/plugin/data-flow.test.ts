import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRows } from '../todo/testing/list-notation';
import type { Todo } from '../todo/todo';
import {
  type DataFlow,
  dataFlowSchema,
  HIDEABLE_FIELDS,
  hidesProject,
  isHidden,
  isOpen,
  OPEN_DATA_FLOW,
  shield,
  shieldRow,
  visibleDeleted,
  visibleRows,
} from './data-flow';
import { parentsOf, snapshotSchema, toSnapshot } from './snapshots';

const rows = parseRows([
  'rent',
  'doctor #Private',
  ' blood test',
  '  results',
  'call Ann',
  'gifts #work #secret',
]);
const hiding = (more: Partial<DataFlow>): DataFlow => ({ ...OPEN_DATA_FLOW, ...more });
const contents = (some: readonly Todo[]) => some.map((row) => row.content);

describe('tags', () => {
  it('hide their todo and everything below it', () => {
    expect(contents(visibleRows(rows, hiding({ tags: ['private'] })))).toEqual([
      ...['rent', 'call Ann', 'gifts #work #secret'],
    ]);
    expect(contents(visibleRows(rows, hiding({ tags: ['private', 'secret'] })))).toEqual([
      'rent',
      'call Ann',
    ]);
    expect(visibleRows(rows, hiding({ tags: ['priv'] }))).toEqual(rows);
  });

  it('hide a row that nobody can place', () => {
    const [row] = rows;
    if (!row) throw new Error('no rows');
    expect(isHidden([], row.id, hiding({ tags: ['private'] }))).toBe(true);
    expect(isHidden([], row.id, OPEN_DATA_FLOW)).toBe(false);
  });

  it('hide deleted rows that may have stood below a hidden one', () => {
    expect(contents(visibleDeleted(rows, hiding({ tags: ['private'] })))).toEqual([
      ...['rent', 'call Ann', 'gifts #work #secret'],
    ]);
    expect(visibleDeleted(rows, OPEN_DATA_FLOW)).toEqual(rows);
  });

  it('law: what is shown is what is not hidden, and the parent of a shown row is shown', () => {
    const tree = fc.array(fc.record({ indent: fc.nat(4), tag: fc.constantFrom('', ' #a', ' #B', ' #c') }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(tree, fc.subarray(['a', 'b', 'c']), (parts, tags) => {
        let deepest = -1;
        const made = parseRows(parts.map((_, n) => `row ${n}`)).map((row, n) => {
          const indent = Math.min(parts[n]?.indent ?? 0, deepest + 1);
          deepest = indent;
          return { ...row, indent, content: `row ${n}${parts[n]?.tag ?? ''}` };
        });
        const flow = hiding({ tags });
        const shown = visibleRows(made, flow);
        expect(shown).toEqual(made.filter((row) => !isHidden(made, row.id, flow)));
        const parents = parentsOf(made);
        for (const row of shown) {
          const parent = parents[made.indexOf(row)] ?? null;
          expect(parent === null || shown.some(({ id }) => id === parent)).toBe(true);
          expect(tags.some((tag) => row.content.toLowerCase().includes(`#${tag}`))).toBe(false);
        }
      }),
    );
  });
});

describe('projects', () => {
  it.each([
    [['work'], true],
    [['WORK'], true],
    [['p-1'], true],
    [['P-1'], false],
    [['wor'], false],
    [[], false],
  ])('%j hides Work: %s', (projects, hidden) => {
    expect(hidesProject(hiding({ projects }), { id: 'p-1', name: 'Work' })).toBe(hidden);
  });
});

describe('fields', () => {
  const [row] = parseRows(['rent #home']);
  if (!row) throw new Error('no rows');
  const full: Todo = { ...row, description: 'to Mrs Smith', priority: 'P0', dueDate: row.date };
  const snapshot = toSnapshot(full, null, 0);

  it.each(HIDEABLE_FIELDS)('%s, hidden, reads as empty and is still a snapshot', (field) => {
    const shielded = shield(snapshot, hiding({ fields: [field] }));
    expect(snapshotSchema.parse(shielded)).toEqual(shielded);
    expect(['', null, []]).toContainEqual(shielded[field]);
  });

  it('content takes its tags with it; tags alone leave the content', () => {
    expect(shield(snapshot, hiding({ fields: ['content'] })).tags).toEqual([]);
    expect(shield(snapshot, hiding({ fields: ['tags'] }))).toMatchObject({ content: 'rent #home', tags: [] });
  });

  it('law: whatever is hidden, its text is in no snapshot and in no row that is searched; the rest is as it was', () => {
    const word = fc.stringMatching(/^[a-z]{8}$/);
    fc.assert(
      fc.property(word, word, fc.subarray([...HIDEABLE_FIELDS]), (content, description, fields) => {
        fc.pre(content !== description);
        const flow = hiding({ fields });
        const todo = { ...full, content: `${content} #${content}tag`, description };
        const told = JSON.stringify([shield(toSnapshot(todo, null, 0), flow), shieldRow(todo, flow)]);
        expect(told.includes(content)).toBe(!fields.includes('content'));
        expect(told.includes(description)).toBe(!fields.includes('description'));
        expect(told.includes('"P0"')).toBe(!fields.includes('priority'));
      }),
    );
  });

  it('nothing hidden is the very same', () => {
    expect(isOpen(OPEN_DATA_FLOW)).toBe(true);
    expect(shield(snapshot, OPEN_DATA_FLOW)).toBe(snapshot);
    expect(isOpen(dataFlowSchema.parse({ fields: [], projects: [], tags: ['x'] }))).toBe(false);
  });
});
