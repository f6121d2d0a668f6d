import { describe, expect, it } from 'vitest';
import { type Changes, noChanges, reverse } from './changes';
import {
  changesFor,
  closedDayIn,
  focusAfter,
  type HistoryEntry,
  isUnseen,
  stillApplies,
  undoneOf,
} from './history';
import type { Project } from './project';
import { edit } from './testing/edit';
import { idOf, parseRows, TODAY, TODAYS_LIST, YESTERDAY } from './testing/list-notation';
import { memoryDocument } from './testing/memory-document';

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

describe('a step that nobody saw', () => {
  const by = (trigger: string, depth = 0) =>
    ({ kind: 'plugin', plugin: 'bot', trigger, run: 'r', depth, chain: ['bot'] }) as const;
  const stored = (cause: HistoryEntry['cause']): HistoryEntry => ({
    id: 1,
    cause,
    changes: {
      ...noChanges,
      metadata: [{ owner: 'bot', todoId: null, key: 'seconds', from: '1', to: '2' }],
    },
  });

  it.each(['init', 'shutdown', 'on_tick', 'on_key_press', 'on_day_changed'])(
    'is what a plugin only stored in `%s`',
    (trigger) => {
      expect(isUnseen(stored(by(trigger)))).toBe(true);
      expect(isUnseen({ ...entry, cause: by(trigger) })).toBe(false);
    },
  );

  it('is what a plugin only stored in answer to another step', () => {
    expect(isUnseen(stored(by('on_todo_created', 1)))).toBe(true);
    expect(isUnseen({ ...entry, cause: by('on_todo_created', 1) })).toBe(false);
  });

  it('is none that somebody asked for, or that no plugin made', () => {
    expect(isUnseen(stored(by('start_timer')))).toBe(false);
    expect(isUnseen(stored(by('generate')))).toBe(false);
    expect(isUnseen(stored({ kind: 'api' }))).toBe(false);
  });
});

describe('what a step is told with', () => {
  const work = { id: idOf('work'), name: 'Work' };
  const [row] = parseRows(['A']);
  if (!row) throw new Error('no row');

  it('names the project that it made, renamed or deleted, as the change was made', () => {
    const deleted = { from: work, to: null };
    const gone: HistoryEntry = {
      id: 1,
      cause,
      changes: { ...noChanges, removed: [row], projects: [deleted] },
    };
    const told = { removed: 1, projects: 1, project: deleted };
    expect(undoneOf('undo', gone)).toMatchObject(told);
    expect(undoneOf('redo', gone)).toMatchObject(told);
  });

  it('counts the rows that went to another day or project', () => {
    const updated = [[row, { ...row, date: YESTERDAY }] as const, [row, { ...row, content: 'x' }] as const];
    const entry: HistoryEntry = { id: 1, cause: { kind: 'rollover' }, changes: { ...noChanges, updated } };
    expect(undoneOf('undo', entry)).toMatchObject({ updated: 2, moved: 1, cause: { kind: 'rollover' } });
  });
});

describe('a day that is over', () => {
  const [row] = parseRows(['A'], { date: YESTERDAY });
  if (!row) throw new Error('no row');
  const touches: Changes = { ...noChanges, updated: [[row, { ...row, date: TODAY }]] };

  it('is closed to a step, be it on one side of it only', () => {
    expect(closedDayIn(touches, TODAY, cause)).toBe(YESTERDAY);
    expect(closedDayIn(reverse(touches), TODAY, { kind: 'api' })).toBe(YESTERDAY);
    expect(closedDayIn(touches, YESTERDAY, cause)).toBeUndefined();
  });

  it('is open to what had left it for a new day, and to a project that goes or comes', () => {
    expect(closedDayIn(reverse(touches), TODAY, { kind: 'rollover' })).toBeUndefined();
    const project = { ...touches, projects: [{ from: null, to: { id: idOf('work'), name: 'Work' } }] };
    expect(closedDayIn(project, TODAY, cause)).toBeUndefined();
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

  it('not when a project is no longer as it left it', () => {
    const work = { id: idOf('work'), name: 'Work' };
    const other = { id: idOf('other'), name: 'WORK' };
    const [inside] = parseRows(['W'], { project: work.id });
    const projects = (from: Project | null, to: Project | null) => ({
      ...noChanges,
      projects: [{ from, to }],
    });
    const there = memoryDocument([], [work]);
    const taken = memoryDocument([], [other]);
    const used = memoryDocument(inside ? [inside] : [], [work]);
    expect(stillApplies(there, projects(work, null))).toBe(true);
    expect(stillApplies(there, projects({ ...work, name: 'Play' }, work))).toBe(false);
    expect(stillApplies(there, projects(null, work))).toBe(false);
    expect(stillApplies(memoryDocument(), projects(work, null))).toBe(false);
    expect(stillApplies(memoryDocument(), projects(null, work))).toBe(true);
    expect(stillApplies(taken, projects(null, work))).toBe(false);
    expect(stillApplies(used, projects(work, null))).toBe(false);
    expect(stillApplies(used, { ...projects(work, null), removed: inside ? [inside] : [] })).toBe(true);
  });

  it('not when a row would come into a project that is gone', () => {
    const [row] = parseRows(['A'], { project: idOf('gone') });
    const [here] = parseRows(['A']);
    if (!row || !here) throw new Error('no row');
    expect(stillApplies(memoryDocument(), { ...noChanges, added: [row] })).toBe(false);
    expect(stillApplies(memoryDocument([here]), { ...noChanges, updated: [[here, row]] })).toBe(false);
  });

  it('not when a stored value has been set since', () => {
    const metadata = [{ owner: 'jira', todoId: null, key: 'k', from: '2', to: '1' }];
    expect(stillApplies(removed.document, { ...noChanges, metadata })).toBe(false);
  });
});

describe('the cursor after a step', () => {
  it('is on the topmost row that came, on the latest of its days, before any that stayed', () => {
    const past = parseRows(['A', 'B'], { date: YESTERDAY, rank: 'a0' });
    const [a, b] = past.map((row, n) => ({ ...row, rank: `a${n}` }));
    if (!a || !b) throw new Error('no rows');
    const document = memoryDocument([
      { ...b, date: TODAY },
      { ...a, indent: 0 },
    ]);
    const updated = [[b, { ...b, date: TODAY }] as const, [{ ...a, indent: 1 }, a] as const];
    expect(focusAfter(document, { ...noChanges, updated })).toEqual({ id: b.id, list: TODAYS_LIST });
    const stayed = [
      [
        { ...b, date: TODAY },
        { ...b, date: TODAY, rank: 'a5' },
      ] as const,
      [{ ...a, date: TODAY }, a] as const,
    ];
    expect(focusAfter(document, { ...noChanges, updated: stayed })?.id).toBe(a.id);
    const added = [a, { ...b, date: TODAY }];
    expect(focusAfter(document, { ...noChanges, added })?.id).toBe(b.id);
  });

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
