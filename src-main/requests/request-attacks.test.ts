/** Requests as a window could forge them: well formed, and about what is not so. Nothing comes of them but an answer. */
import { describe, expect, it } from 'vitest';
import { REQUEST_SCHEMAS } from '../../src-core/ipc/contract';
import { addDays } from '../../src-core/lib/calendar-date';
import { TODAY, TODAYS_LIST, YESTERDAY } from '../../src-core/todo/testing/list-notation';
import { DEFAULT_PROJECT } from '../../src-core/todo/todo';
import { createRolloverDesk } from '../days/rollover-desk';
import { keptDraft, rememberDraft } from '../draft-memory';
import { newTodoId } from '../ids';
import { adding, openWorld, rowOf, shown } from '../storage/testing/world';

function days(autoRollover: 'ask' | 'auto_yes' = 'ask') {
  const world = openWorld();
  const saved: string[] = [];
  const clock = { today: () => world.today };
  const desk = createRolloverDesk({
    store: world.store,
    clock,
    openDay: clock,
    config: () => ({ autoRollover }),
    savePreference: (preference) => saved.push(preference),
    offer: () => undefined,
    tell: () => undefined,
  });
  world.store.dispatch([adding(TODAYS_LIST, 'open')], { kind: 'user' });
  world.today = addDays(TODAY, 1);
  return { world, desk, saved };
}

describe('an answer to a rollover', () => {
  it.each([
    ['of a project that is not there', { project: 'nowhere', from: TODAY }],
    ['of one with the name of a property', { project: '__proto__', from: TODAY }],
    ['from a day that was not offered', { project: DEFAULT_PROJECT, from: YESTERDAY }],
    ['from today', { project: DEFAULT_PROJECT, from: addDays(TODAY, 1) }],
    ['from tomorrow', { project: DEFAULT_PROJECT, from: addDays(TODAY, 2) }],
    ['from the end of days', { project: DEFAULT_PROJECT, from: '9999-12-31' as typeof TODAY }],
  ])('%s moves nothing', (_what, forged) => {
    const { world, desk } = days();
    expect(desk.answer({ ...forged, take: true, remember: false })).toMatchObject({ ok: false });
    expect(desk.answer({ ...forged, take: false, remember: false })).toMatchObject({ ok: true });
    // Nor is the true offer settled by a no to another one.
    expect(desk.offerFor(DEFAULT_PROJECT)).toMatchObject({ from: TODAY, total: 1 });
    expect(shown(world, TODAYS_LIST)).toEqual(['open']);
    expect(world.store.list({ ...TODAYS_LIST, date: world.today }).rows).toEqual([]);
  });

  it('given twice moves once', () => {
    const { world, desk } = days();
    const yes = { project: DEFAULT_PROJECT, from: TODAY, take: true, remember: false };
    expect(desk.answer(yes)).toMatchObject({ ok: true });
    expect(desk.answer(yes)).toMatchObject({ ok: false });
    expect(world.published.filter(({ cause }) => cause.kind === 'rollover')).toHaveLength(1);
  });

  it('to a project that was deleted meanwhile moves nothing', () => {
    const { world, desk } = days();
    const id = newTodoId();
    world.today = TODAY;
    world.store.dispatch(
      [{ type: 'create_project', id, name: 'work' }, adding({ project: id, date: TODAY }, 'at work')],
      { kind: 'user' },
    );
    world.today = addDays(TODAY, 1);
    expect(desk.offerFor(id)).toMatchObject({ total: 1 });
    world.store.dispatch([{ type: 'delete_project', id }], { kind: 'user' });
    expect(desk.answer({ project: id, from: TODAY, take: true, remember: false })).toMatchObject({
      ok: false,
    });
  });
});

describe('a change of a closed day', () => {
  it('is refused by whatever command it is asked for', () => {
    const { world } = days();
    const row = rowOf(world, TODAYS_LIST, 'open');
    const place = { kind: 'end' } as const;
    for (const command of [
      { type: 'create_todo', list: TODAYS_LIST, place, content: 'x' },
      { type: 'create_todos', list: TODAYS_LIST, place, items: [{ indent: 0, content: 'x' }] },
      {
        type: 'create_todo',
        list: { ...TODAYS_LIST, date: world.today },
        place: { kind: 'child_of', id: row.id },
        content: 'x',
      },
      { type: 'update_todo', id: row.id, updates: { content: 'x' } },
      { type: 'toggle_todo', id: row.id },
      { type: 'cycle_todo', id: row.id },
      { type: 'delete_todo', id: row.id },
      { type: 'indent_todo', id: row.id, scope: 'row' },
      { type: 'move_todo', id: row.id, to: { kind: 'start' } },
      { type: 'sort_list', list: TODAYS_LIST },
      { type: 'move_to_project', ids: [row.id], project: DEFAULT_PROJECT },
    ] as const)
      expect(world.store.dispatch([command as never], { kind: 'user' })).toMatchObject({ ok: false });
    expect(world.store.list(TODAYS_LIST).rows).toEqual([row]);
  });
});

describe('a draft', () => {
  it('of a row that is not there, deleted, or of nonsense is not brought back', () => {
    const world = openWorld();
    world.store.dispatch([adding(TODAYS_LIST, 'here')], { kind: 'user' });
    const { id } = rowOf(world, TODAYS_LIST, 'here');
    const kept = () => keptDraft(world.repository, (one) => world.store.find(one) !== undefined);
    rememberDraft(world.repository, { id: newTodoId(), text: 'x' });
    expect(kept()).toBeNull();
    rememberDraft(world.repository, { id, text: 'x' });
    expect(kept()).toEqual({ id, text: 'x' });
    world.store.dispatch([{ type: 'delete_todo', id }], { kind: 'user' });
    expect(kept()).toBeNull();
    for (const text of [
      '{',
      '{"id":1,"text":"x"}',
      '{"id":"x"}',
      '[]',
      'null',
      '{"id":"x","text":"y","more":1}',
    ]) {
      world.repository.rememberViewState('draft', text);
      expect(kept()).toBeNull();
    }
  });
});

describe('the schemas', () => {
  const ID = newTodoId();
  it.each([
    ['answer_rollover', { project: 'default', from: '9999-99-99', take: true, remember: true }],
    ['answer_rollover', { project: 'x'.repeat(65), from: TODAY, take: true, remember: false }],
    ['answer_rollover', { project: 'default', from: TODAY, take: 'yes', remember: false }],
    ['read_time', { kind: 'due', text: 'x'.repeat(201) }],
    ['read_time', { kind: '__proto__', text: 'x' }],
    ['find_everywhere', { text: 'x'.repeat(201) }],
    ['statistics', { project: null, days: 367 }],
    ['statistics', { project: null, days: Number.POSITIVE_INFINITY }],
    ['remember_draft', { draft: { id: '../x', text: 'x' } }],
    ['remember_draft', { draft: { id: ID, text: 'x'.repeat(100_001) } }],
    ['save_config', { key: [], value: 1 }],
    ['save_config', { key: ['theme'], value: Number.NaN }],
    ['save_config', { key: ['theme'], value: { toString: 1 } }],
    ['app_command', { words: [], list: TODAYS_LIST, selected: null }],
    ['app_command', { words: ['x'.repeat(4_097)], list: TODAYS_LIST, selected: null }],
    ['complete_path', { text: 'x'.repeat(4_097) }],
    ['cancel_work', { id: '' }],
    ['copy_text', { text: 'x'.repeat(1_000_001) }],
    ['project_opened', { project: '' }],
    ['dispatch', { commands: [{ type: 'set_metadata', owner: 'p', todoId: null, key: 'k', value: 'v' }] }],
    [
      'dispatch',
      { commands: [{ type: 'create_todos', list: TODAYS_LIST, place: { kind: 'end' }, items: [] }] },
    ],
    ['dispatch', { commands: [{ type: 'update_todo', id: ID, updates: { recurrence: '+0d' } }] }],
    ['dispatch', { commands: [{ type: 'update_todo', id: ID, updates: { reminder: '2026-02-30T10:00' } }] }],
    ['dispatch', { commands: [{ type: 'update_todo', id: ID, updates: { __proto__x: 1 } }] }],
  ] as const)('%s refuses what is not of its form', (name, request) => {
    expect(REQUEST_SCHEMAS[name].safeParse(request).success).toBe(false);
  });
});
