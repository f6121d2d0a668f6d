import { describe, expect, it } from 'vitest';
import { idOf, parseRows, TODAY, TODAYS_LIST } from '../todo/testing/list-notation';
import { DEFAULT_LIMITS } from './abi';
import type { BatchPlan } from './batch-plan';
import { parseBatch } from './command-batch';
import { permitsOf } from './exports';
import type { PluginCommand } from './plugin-command';
import { previewRowSchema, wantsPreview } from './preview';
import { needsOf, shownNeeds, takenIndexes } from './preview-needs';
import { allRows, previewRows, sizeOf } from './preview-rows';
import { toCommands } from './to-commands';

const rows = parseRows(['Sprint 9', ' [ ] PROJ-11', 'Old notes', ' a', '  b', ' c']);
const document = {
  find: (id: string) => rows.find((row) => row.id === id),
  list: () => rows,
  stored: () => [{ todoId: idOf('PROJ-11'), key: 'external_id', value: '11' }],
};

function planned(...commands: object[]): { batch: PluginCommand[]; plan: BatchPlan } {
  const batch = parseBatch(JSON.stringify({ commands }), DEFAULT_LIMITS);
  if (!batch.ok) throw new Error(batch.error.reason);
  let made = 0;
  const plan = toCommands(batch.value, {
    plugin: 'p',
    list: TODAYS_LIST,
    today: TODAY,
    granted: permitsOf('handle_action'),
    limits: DEFAULT_LIMITS,
    find: document.find,
    newId: () => idOf(`made ${++made}`),
    stored: document.stored,
  });
  if (!plan.ok) throw new Error(plan.error.reason);
  return { batch: batch.value, plan: plan.value };
}

const shown = (...commands: object[]) => worded(previewRows, ...commands);
const worded = (rowsOf: typeof previewRows, ...commands: object[]) => {
  const { batch, plan } = planned(...commands);
  return rowsOf(batch, plan, document).map((row) => {
    expect(previewRowSchema.parse(row)).toEqual(row);
    const { index, mark, indent, text, needs, description } = row;
    const detail = description
      ? [row.detail, description.head, description.text].filter(Boolean).join('   ')
      : row.detail;
    return `${index} ${mark} ${' '.repeat(indent)}${text} | ${detail}${needs.length > 0 ? ` | needs ${needs}` : ''}`;
  });
};

describe('the rows of a preview', () => {
  it('say what each command would do, as the screen says it', () => {
    expect(
      worded(
        allRows,
        { type: 'create_todo', content: 'PROJ-12', parent_id: idOf('Sprint 9'), temp_id: 'new' },
        { type: 'create_todo', content: 'reproduce', parent_id: 'new', state: '!', priority: 'P1' },
        {
          type: 'update_todo',
          id: '11',
          updates: { state: 'done', due_date: '2026-02-01', content: 'PROJ 11' },
        },
        { type: 'show_notification', message: 'not a change' },
        { type: 'delete_todo', id: idOf('Old notes') },
        { type: 'set_todo_metadata', todo_id: 'new', key: 'external_id', value: '10412' },
        { type: 'move_todo', id: '11', after: '10412' },
        { type: 'set_metadata', key: 'cursor', value: '7' },
        { type: 'delete_metadata', key: 'old' },
      ),
    ).toEqual([
      '0 + PROJ-12 | under “Sprint 9”',
      '1 +  reproduce | [!]   P1 | needs 0',
      '2 ~ PROJ-11 | state [ ] → [x]   due none → 2026-02-01   content → “PROJ 11”',
      '4 - Old notes | (and 3 below it)',
      '5 ⚙ remembers external_id = 10412 | for “PROJ-12” | needs 0',
      '6 ~ PROJ-11 | moved after “PROJ-12” | needs 5,0',
      '7 ⚙ remembers cursor = 7 | ',
      '8 ⚙ forgets old | ',
    ]);
  });

  it('say all that the plugin writes, however long, and of what is there already enough to know it', () => {
    const long = 'word '.repeat(1_000).trim();
    const [made, changed] = shown(
      { type: 'create_todo', content: long },
      { type: 'update_todo', id: '11', updates: { content: long } },
    );
    expect(made).toBe(`0 + ${long} | `);
    expect(changed).toBe(`1 ~ PROJ-11 | content → “${long}”`);
  });

  it('say the whole description, what it was in short, and what every field was and becomes', () => {
    const written = `first \u001b[31mline\n\n  - second\u202e\n${'word '.repeat(2_000)}end`;
    const update = (updates: object) => ({ type: 'update_todo', id: '11', updates });
    const said = shown(
      { type: 'create_todo', content: 'new', priority: 'P0', description: 'a\nb' },
      update({ description: written, content: 'PROJ 11 #home', state: 'x', priority: 'P1' }),
      update({ description: null, content: 'PROJ 11', state: 'x' }),
    );
    expect(said[0]).toBe('0 + new | P0   description:   a\nb');
    expect(said[1]).toMatch(
      /^1 ~ PROJ-11 \| state \[ \] → \[x\] {3}priority none → P1 {3}tags none → #home {3}content → “PROJ 11 #home” {3}description none → {3}first line\n\n {2}- second\nword .* end$/s,
    );
    expect(said[2]).toMatch(
      /^2 ~ PROJ-11 \| tags #home → none {3}description “first line - second word .*…” → none {3}content → “PROJ 11”$/,
    );
  });

  it('say what a stored value was', () => {
    const stored = () => [{ todoId: null, key: 'cursor', value: '6' }];
    const { batch, plan } = planned({ type: 'set_metadata', key: 'cursor', value: '7' });
    expect(previewRows(batch, plan, { ...document, stored })[0]?.detail).toBe('was “6”');
  });

  it('leave out what is only stored, as long as there is anything else', () => {
    const cursor = { type: 'set_metadata', key: 'cursor', value: '7' };
    const named = { type: 'set_todo_metadata', todo_id: 'new', key: 'external_id', value: '10412' };
    const created = { type: 'create_todo', content: 'PROJ-12', temp_id: 'new' };
    expect(shown(created, cursor, named, { type: 'move_todo', id: '11', after: '10412' })).toEqual([
      '0 + PROJ-12 | ',
      '3 ~ PROJ-11 | moved after “PROJ-12” | needs 0',
    ]);
    expect(shown(cursor, { type: 'show_notification', message: 'hi' })).toEqual([
      '0 ⚙ remembers cursor = 7 | ',
    ]);
  });

  it('need what those need that are not shown', () => {
    const needs = [[], [0], [1], [2, 0]];
    expect(shownNeeds(3, needs, new Set([0, 3]))).toEqual([0]);
    expect(shownNeeds(2, needs, new Set([0, 2]))).toEqual([0]);
    expect(shownNeeds(3, needs, new Set([1, 2, 3]))).toEqual([2]);
  });

  it('let no text speak to a terminal', () => {
    const [row] = shown({ type: 'set_metadata', key: 'k\u001b[2J', value: '\u202eevil\u0007\n' });
    expect(row).toBe('0 ⚙ remembers k = evil | ');
  });
});

describe('the size of a run', () => {
  it('counts todos, those below a deleted one too, and each once', () => {
    const { plan } = planned(
      { type: 'delete_todo', id: idOf('Old notes') },
      { type: 'update_todo', id: '11', updates: { state: 'x' } },
      { type: 'move_todo', id: '11', index: 0 },
      { type: 'set_metadata', key: 'k', value: 'v' },
    );
    expect(sizeOf(plan, document)).toEqual({ changes: 4, todos: 5, deletes: true });
  });

  it('decides with the policy whether it is shown first', () => {
    const run = (todos: number, deletes = false, changes = 1) => ({ changes, todos, deletes });
    expect(wantsPreview('large', run(10))).toBe(false);
    expect(wantsPreview('large', run(11))).toBe(true);
    expect(wantsPreview('large', run(1, true))).toBe(true);
    expect(wantsPreview('always', run(0))).toBe(true);
    expect(wantsPreview('always', run(0, false, 0))).toBe(false);
    expect(wantsPreview('never', run(99, true))).toBe(false);
  });
});

describe('taking a part', () => {
  const { batch, plan } = planned(
    { type: 'create_todo', content: 'a', temp_id: 'a' },
    { type: 'create_todo', content: 'b', parent_id: 'a', temp_id: 'b' },
    { type: 'create_todo', content: 'c', parent_id: 'b' },
    { type: 'create_todo', content: 'd' },
    { type: 'show_notification', message: 'done' },
    { type: 'add_decoration', todo_id: 'b', text: 'new', style: 'info' },
  );
  const needs = needsOf(batch, plan);
  const taken = (...take: number[]) => takenIndexes(needs, new Set([0, 1, 2, 3]), new Set(take));

  it('leaves out what cannot be without what is left out', () => {
    expect(needs).toEqual([[], [0], [1], [], [], [1]]);
    expect(taken(0, 1, 2, 3)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(taken(0, 2, 3)).toEqual([0, 3, 4]);
    expect(taken(1, 2)).toEqual([4]);
    expect(taken()).toEqual([4]);
  });

  it('takes what is stored with a todo only if the todo is there, and what is stored otherwise with anything', () => {
    const { batch, plan } = planned(
      { type: 'create_todo', content: 'a', temp_id: 'a' },
      { type: 'set_todo_metadata', todo_id: 'a', key: 'external_id', value: '12' },
      { type: 'set_todo_metadata', todo_id: '12', key: 'seen', value: 'yes' },
      { type: 'create_todo', content: 'b' },
      { type: 'set_todo_metadata', todo_id: '11', key: 'seen', value: 'yes' },
      { type: 'set_metadata', key: 'cursor', value: '7' },
    );
    const onShow = new Set(previewRows(batch, plan, document).map(({ index }) => index));
    const left = (...take: number[]) => takenIndexes(needsOf(batch, plan), onShow, new Set(take));
    expect([...onShow]).toEqual([0, 3]);
    expect(left(0, 3)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(left(3)).toEqual([3, 4, 5]);
    expect(left(0)).toEqual([0, 1, 2, 4, 5]);
  });

  it('numbers that mean nothing take nothing', () => {
    expect(taken(7, -1, 99)).toEqual([4]);
  });
});
