import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBatch } from './apply-command';
import type { Cause } from './cause';
import { type Changes, isEmpty, noChanges, reverse } from './changes';
import type { Command } from './command';
import type { Draft } from './document';
import { stillApplies } from './history';
import { checkInvariants } from './invariants';
import { type DatedEntry, planRevert } from './revert';
import { parentsIn } from './revert-parents';
import { sameUnit, UNIT_NAMES, UNITS } from './revert-trail';
import { dateOf, idOf, parseRows, printRows, TODAY, TODAYS_LIST } from './testing/list-notation';
import { memoryDocument } from './testing/memory-document';
import type { Todo } from './todo';

const { TOTUI_LAW_RUNS = '300' } = process.env;

const bot: Cause = { kind: 'plugin', plugin: 'bot', trigger: 'go', run: 'r', depth: 0, chain: ['bot'] };
const user: Cause = { kind: 'user' };
const takingBack: Cause = { kind: 'revert', plugin: 'bot' };

const moment = (n: number) =>
  `2026-01-31T12:${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}.000Z`;

/** A document with a history, in which every step has a later moment. */
class Story {
  readonly document: Draft;
  readonly steps: DatedEntry[] = [];
  private minute = 0;
  private made = 0;

  constructor(lines: readonly string[] | readonly Todo[]) {
    const [first] = lines;
    this.document = memoryDocument(
      typeof first === 'string' ? parseRows(lines as string[]) : (lines as Todo[]),
    );
  }

  /** False when the commands were refused. */
  does(cause: Cause, ...commands: readonly Command[]): boolean {
    this.minute += 1;
    const newId = () => {
      this.made += 1;
      return idOf(`new ${this.made}`);
    };
    const result = applyBatch(this.document, commands, { now: moment(this.minute), today: TODAY, newId });
    if (!result.ok) return false;
    this.takes(cause, result.value.changes);
    return true;
  }

  takes(cause: Cause, changes: Changes): void {
    if (isEmpty(changes)) return;
    this.document.apply(changes);
    this.steps.push({ id: this.steps.length + 1, cause, changes, at: moment(this.minute) });
  }

  plan(since = moment(0), today = TODAY) {
    this.minute += 1;
    return planRevert(this.document, {
      plugin: 'bot',
      since,
      steps: this.steps,
      now: moment(this.minute),
      today,
    });
  }

  /** What `plan` comes to, as a step. */
  reverts(since?: string) {
    const plan = this.plan(since);
    this.takes(takingBack, plan.changes);
    return [plan.todos, plan.left];
  }

  get rows(): readonly Todo[] {
    return this.document.list(TODAYS_LIST).rows;
  }

  get lines(): string[] {
    return printRows(this.rows);
  }
}

const update = (content: string, updates: object): Command =>
  ({ type: 'update_todo', id: idOf(content), updates }) as Command;
const remove = (content: string): Command => ({ type: 'delete_todo', id: idOf(content) });
const toggle = (content: string): Command => ({ type: 'toggle_todo', id: idOf(content) });
const create = (content: string, place: object = { kind: 'end' }): Command =>
  ({ type: 'create_todo', list: TODAYS_LIST, place, content, id: idOf(content) }) as Command;
const move = (content: string, to: object): Command =>
  ({ type: 'move_todo', id: idOf(content), to }) as Command;

describe('taking back what a plugin did', () => {
  it('puts fields back, takes its rows away, brings deleted ones back', () => {
    const story = new Story(['A', ' b', 'C', 'D']);
    const before = story.rows;
    story.does(bot, update('A', { content: 'other', priority: 'P1' }), toggle('C'), create('X'));
    story.does(bot, remove('b'), move('D', { kind: 'start' }), update('A', { content: 'third' }));
    expect(story.lines).toEqual(['D', 'third', '[x] C', 'X']);
    expect(story.reverts()).toEqual([5, 0]);
    expect(story.rows).toEqual(before);
  });

  it('puts back how a todo repeats and reminds, and takes the next one of its series away', () => {
    const [row] = parseRows(['A'], { recurrence: '+1w', reminder: '2026-02-01T09:00' });
    if (!row) throw new Error('no row');
    const story = new Story([row]);
    story.does(bot, update('A', { reminder: null, priority: 'P0' }), toggle('A'));
    expect(story.lines).toEqual(['[x] A', 'A']);
    expect(story.reverts()).toEqual([2, 0]);
    expect(story.rows).toEqual([row]);
  });

  it('brings nothing back into a project that was deleted since', () => {
    const work = idOf('work');
    const story = new Story(parseRows(['W'], { project: work }));
    story.does(bot, remove('W'));
    story.does(user, { type: 'delete_project', id: work });
    expect(story.reverts()).toEqual([0, 1]);
    expect(story.document.find(idOf('W'))).toBeUndefined();
  });

  it('can put every field back, but for what a todo never changes', () => {
    const [row] = parseRows(['A']);
    const fields = new Set<keyof Todo>(UNIT_NAMES.flatMap((unit): readonly (keyof Todo)[] => UNITS[unit]));
    expect(Object.keys(row ?? {}).filter((field) => !fields.has(field as keyof Todo))).toEqual([
      'id',
      'createdAt',
    ]);
  });

  it('leaves alone what the user has changed since, field by field', () => {
    const story = new Story(['A']);
    story.does(bot, update('A', { content: 'bot', priority: 'P1' }));
    story.does(user, update('A', { content: 'mine' }));
    expect(story.reverts()).toEqual([0, 1]);
    expect(story.rows[0]).toMatchObject({ content: 'mine', priority: null });
  });

  it('counts a todo as taken back when the user changed only other fields of it', () => {
    const story = new Story(['A']);
    story.does(bot, update('A', { priority: 'P1' }));
    story.does(user, update('A', { content: 'mine' }));
    expect(story.reverts()).toEqual([1, 0]);
    expect(story.rows[0]).toMatchObject({ content: 'mine', priority: null });
  });

  it('believes the user’s word also when it is the plugin’s', () => {
    const story = new Story(['A']);
    story.does(bot, update('A', { content: 'bot' }));
    story.does(user, update('A', { content: 'mine' }));
    story.does(user, update('A', { content: 'bot' }));
    story.does(bot, update('A', { priority: 'P0' }));
    expect(story.reverts()).toEqual([0, 1]);
    expect(story.rows[0]).toMatchObject({ content: 'bot', priority: null });
  });

  it('goes back to the user’s value when the plugin wrote over it', () => {
    const story = new Story(['A']);
    story.does(bot, update('A', { content: 'bot' }));
    story.does(user, update('A', { content: 'mine' }));
    story.does(bot, update('A', { content: 'bot again' }));
    story.reverts();
    expect(story.lines).toEqual(['mine']);
  });

  it('keeps a row of its own that the user has changed, or hung a row below', () => {
    const story = new Story(['A']);
    story.does(bot, create('X'), create('Y'), create('Z'));
    story.does(user, update('X', { content: 'mine' }), create('below', { kind: 'child_of', id: idOf('Y') }));
    expect(story.reverts()).toEqual([1, 2]);
    expect(story.lines).toEqual(['A', 'mine', 'Y', ' below']);
  });

  it('keeps a row of its own below which the user has put an older row, which would fall back to where it hung', () => {
    const story = new Story(['W', ' y']);
    story.does(bot, create('P'));
    story.does(user, move('y', { kind: 'child_of', id: idOf('P') }));
    expect(story.reverts()).toEqual([0, 1]);
    expect(story.lines).toEqual(['W', 'P', ' y']);
  });

  it('keeps a row of its own that the user has changed and changed back, were it within the same millisecond', () => {
    const story = new Story(['A']);
    story.does(bot, create('X'));
    const [, made] = story.rows;
    if (!made) throw new Error('no row');
    for (const [from, to] of [
      ['X', 'mine'],
      ['mine', 'X'],
    ] as const) {
      const [before, after] = [
        { ...made, content: from },
        { ...made, content: to },
      ];
      story.takes(user, { ...noChanges, updated: [[before, after]] });
    }
    expect(story.reverts()).toEqual([0, 1]);
    expect(story.lines).toEqual(['A', 'X']);
  });

  it('keeps the rows above one that stays', () => {
    const story = new Story(['A']);
    story.does(bot, create('X'), create('Y', { kind: 'child_of', id: idOf('X') }));
    story.does(user, create('mine', { kind: 'child_of', id: idOf('Y') }));
    expect(story.reverts()).toEqual([0, 2]);
    expect(story.lines).toEqual(['A', 'X', ' Y', '  mine']);
  });

  it('takes a heading away and lets the rows that it had put below go back', () => {
    const story = new Story(['A', 'B']);
    const before = story.rows;
    story.does(bot, create('H', { kind: 'start' }), move('B', { kind: 'child_of', id: idOf('H') }));
    expect(story.lines).toEqual(['H', ' B', 'A']);
    expect(story.reverts()).toEqual([2, 0]);
    expect(story.rows).toEqual(before);
  });

  it('does not move a row back that the user has moved, or built on', () => {
    const story = new Story(['A', 'B', 'C', ' d']);
    story.does(bot, move('A', { kind: 'end' }), move('C', { kind: 'start' }));
    expect(story.lines).toEqual(['C', ' d', 'B', 'A']);
    story.does(user, move('A', { kind: 'before', id: idOf('B') }));
    story.does(user, create('mine', { kind: 'child_of', id: idOf('C') }));
    expect(story.reverts()).toEqual([0, 3]);
    expect(story.lines).toEqual(['C', ' d', ' mine', 'A', 'B']);
  });

  it('finds a place beside a row that the user has put where another stood', () => {
    const story = new Story(['A', 'B', 'C']);
    story.does(bot, move('B', { kind: 'end' }));
    story.does(user, create('mine', { kind: 'after', id: idOf('A') }));
    expect(story.rows[1]?.rank).toBe(parseRows(['A', 'B', 'C'])[1]?.rank);
    expect(story.reverts()).toEqual([1, 0]);
    expect(story.lines).toEqual(['A', 'mine', 'B', 'C']);
  });

  it('brings a deleted row back even where its parent is gone, as deep as fits', () => {
    const story = new Story(['A', 'P', ' b', '  c', 'D']);
    story.does(bot, remove('b'));
    story.does(user, remove('P'));
    expect(story.reverts()).toEqual([1, 1]);
    expect(story.lines).toEqual(['A', ' b', '  c', 'D']);
  });

  it('says nothing of what the user has deleted', () => {
    const story = new Story(['A']);
    story.does(bot, update('A', { content: 'bot' }), create('X'));
    story.does(user, remove('A'), remove('X'));
    expect(story.reverts()).toEqual([0, 0]);
    expect(story.lines).toEqual([]);
  });

  it('reaches back to a moment and no further', () => {
    const story = new Story(['A']);
    story.does(bot, update('A', { content: 'early' }));
    story.does(bot, update('A', { content: 'late' }));
    expect(story.reverts(moment(2))).toEqual([1, 0]);
    expect(story.lines).toEqual(['early']);
    expect(story.reverts(moment(1))).toEqual([1, 0]);
    expect(story.lines).toEqual(['A']);
    expect(story.reverts(moment(0))).toEqual([0, 0]);
  });

  it('does not bring back what an earlier one took back, whenever that began', () => {
    const story = new Story(['A', 'B']);
    story.does(bot, update('A', { content: 'bot' }), remove('B'), create('X'));
    story.reverts();
    story.does(bot, update('A', { priority: 'P1' }));
    expect(story.reverts(moment(2))).toEqual([1, 0]);
    story.does(user, update('A', { content: 'bot' }));
    expect(story.reverts()).toEqual([0, 0]);
    expect(story.lines).toEqual(['bot', 'B']);
  });

  it('leaves days alone that are over', () => {
    const story = new Story(['A', 'B']);
    story.does(bot, update('A', { content: 'bot' }), remove('B'), create('X'));
    const plan = story.plan(moment(0), dateOf('2026-02-01'));
    expect([isEmpty(plan.changes), plan.todos, plan.left]).toEqual([true, 0, 3]);
  });

  it('puts stored values back that are as the plugin set them last', () => {
    const story = new Story(['A']);
    const set = (value: string | null, todoId: string | null = null): Command => ({
      type: 'set_metadata',
      owner: 'bot',
      todoId,
      key: 'k',
      value,
    });
    story.does({ ...bot, run: 'before' }, set('first'));
    story.does(bot, set('second'), set('on A', idOf('A')));
    story.does(bot, set('third'));
    expect(story.reverts(moment(2))).toEqual([0, 0]);
    const value = (todoId: string | null) => story.document.metadata('bot', todoId, 'k');
    expect([value(null), value(idOf('A'))]).toEqual(['first', null]);
    expect(isEmpty(story.plan(moment(2)).changes)).toBe(true);
  });

  it('does what it can when the history does not lead to the document', () => {
    const story = new Story(['A', 'B']);
    story.does(
      bot,
      update('A', { content: 'bot' }),
      update('B', { content: 'bot' }),
      move('B', { kind: 'start' }),
    );
    const [b] = story.rows;
    if (!b) throw new Error('no row');
    story.document.apply({
      ...noChanges,
      updated: [[b, { ...b, content: 'somebody', rank: 'Zz1' }]],
    });
    expect(story.reverts()).toEqual([1, 1]);
    expect(story.lines).toEqual(['somebody', 'A']);
  });
});

/** Something that somebody does to one of the rows there are. */
interface Move {
  readonly type: 'create' | 'update' | 'toggle' | 'delete' | 'indent' | 'outdent' | 'move' | 'value';
  readonly on: number;
  readonly by: number;
  readonly where: 'start' | 'end' | 'before' | 'after' | 'child_of';
}

const moves: fc.Arbitrary<Move> = fc.record({
  type: fc.constantFrom(
    'create',
    'create',
    'update',
    'update',
    'toggle',
    'delete',
    'indent',
    'outdent',
    'move',
    'move',
    'value',
  ),
  on: fc.nat(20),
  by: fc.nat(20),
  where: fc.constantFrom('start', 'end', 'before', 'after', 'child_of'),
}) as fc.Arbitrary<Move>;

function commandFor({ type, on, by, where }: Move, rows: readonly Todo[], who: string): Command {
  const id = rows[on % rows.length]?.id ?? idOf('nobody');
  const place =
    where === 'start' || where === 'end'
      ? { kind: where }
      : { kind: where, id: rows[by % rows.length]?.id ?? id };
  switch (type) {
    case 'create':
      return { type: 'create_todo', list: TODAYS_LIST, place, content: `${who} ${by}` };
    case 'update':
      return on % 2 === 0
        ? { type: 'update_todo', id, updates: { content: `${who} ${by}` } }
        : { type: 'update_todo', id, updates: { priority: by % 2 === 0 ? 'P0' : null } };
    case 'toggle':
      return { type: 'toggle_todo', id };
    case 'delete':
      return { type: 'delete_todo', id };
    case 'indent':
    case 'outdent':
      return { type: `${type}_todo`, id, scope: by % 2 === 0 ? 'row' : 'subtree' };
    case 'move':
      return { type: 'move_todo', id, to: by % 3 === 0 ? { kind: 'up' } : place };
    case 'value':
      return {
        type: 'set_metadata',
        owner: 'bot',
        todoId: by % 2 === 0 ? id : null,
        key: 'k',
        value: `${by}`,
      };
  }
}

const START = ['A', ' b', '  c', ' d', 'E', 'F', ' g', 'H'];

const batches = fc.array(fc.array(moves, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 });

function play(story: Story, cause: Cause, batch: readonly Move[]): void {
  // Each command is made for the list that the one before leaves; refused ones do nothing.
  const commands: Command[] = [];
  for (const one of batch) commands.push(commandFor(one, story.rows, cause.kind));
  story.does(cause, ...commands);
}

const valuesOf = (story: Story) =>
  [null, ...START.map((line) => idOf(line.trim()))].map((id) => story.document.metadata('bot', id, 'k'));

const runs = { numRuns: Number(TOTUI_LAW_RUNS) };

describe('whatever a plugin did', () => {
  it('is gone without a trace when nobody else did anything since', () => {
    fc.assert(
      fc.property(batches, batches, (earlier, his) => {
        const story = new Story(START);
        for (const batch of earlier) play(story, user, batch);
        const [before, values] = [story.rows, valuesOf(story)];
        for (const batch of his) play(story, bot, batch);
        const plan = story.plan();
        story.takes(takingBack, plan.changes);
        expect(story.rows).toEqual(before);
        expect(valuesOf(story)).toEqual(values);
        expect(plan.left).toBe(0);
      }),
      runs,
    );
  });

  const turns = fc.array(
    fc.record({ users: fc.boolean(), batch: fc.array(moves, { minLength: 1, maxLength: 3 }) }),
    {
      minLength: 2,
      maxLength: 12,
    },
  );

  it('is taken back without touching what the user did, and the list keeps its form', () => {
    fc.assert(
      fc.property(turns, (taken) => {
        const story = new Story(START);
        for (const { users, batch } of taken) play(story, users ? user : bot, batch);
        // What had to stay the first time may be free to go once the rest has gone; then there is nothing left to do.
        let times = 0;
        for (let plan = story.plan(); !isEmpty(plan.changes); plan = story.plan()) {
          const [before, parents] = [story.rows, parentsIn(story.document.list(TODAYS_LIST))];
          story.takes(takingBack, plan.changes);
          expectUsersWorkUntouched(story, before, parents);
          expect(stillApplies(story.document, reverse(plan.changes))).toBe(true);
          times += 1;
          expect(times).toBeLessThan(10);
        }
      }),
      runs,
    );
  });
});

function expectUsersWorkUntouched(
  story: Story,
  before: readonly Todo[],
  parents: ReadonlyMap<string, string | null>,
): void {
  const after = new Map(story.rows.map((row) => [row.id, row]));
  const placed = placedSince(story.steps);
  const parentsAfter = parentsIn(story.document.list(TODAYS_LIST));
  expect(checkInvariants(story.rows)).toEqual([]);
  for (const [unit, row] of usersWords(story.steps, before)) {
    const now = after.get(row.id);
    expect(now && sameUnit(now, row, unit)).toBe(true);
    if (unit === 'place' && placed.has(row.id)) expect(parentsAfter.get(row.id)).toBe(parents.get(row.id));
  }
  for (const id of deletedBy(story.steps)) expect(after.has(id)).toBe(true);
  expect([...after.keys()].filter((id) => usersDeleted(story.steps).has(id))).toEqual([]);
}

/** What the user placed since the plugin came: it hangs where he hung it. */
function placedSince(steps: readonly DatedEntry[]): Set<string> {
  const since = steps.slice(steps.findIndex(({ cause }) => cause.kind === 'plugin'));
  return new Set(
    usersWords(
      since,
      since.flatMap(({ changes }) => [...changes.added, ...changes.updated.map(([, to]) => to)]),
    )
      .filter(([unit]) => unit === 'place')
      .map(([, row]) => row.id),
  );
}

const usersSteps = (steps: readonly DatedEntry[]) => steps.filter(({ cause }) => cause.kind === 'user');

/** Units of rows that are there, on which the user has had the last word. */
function usersWords(steps: readonly DatedEntry[], rows: readonly Todo[]) {
  const last = new Map<string, boolean>();
  for (const { changes, cause } of steps.filter((step) => step.cause.kind !== 'revert')) {
    const his = cause.kind === 'user';
    for (const row of changes.added) for (const unit of UNIT_NAMES) last.set(`${row.id} ${unit}`, his);
    for (const [from, to] of changes.updated)
      for (const unit of UNIT_NAMES) if (!sameUnit(from, to, unit)) last.set(`${to.id} ${unit}`, his);
  }
  return rows.flatMap((row) =>
    UNIT_NAMES.flatMap((unit) =>
      unit !== 'modifiedAt' && last.get(`${row.id} ${unit}`) === true ? [[unit, row] as const] : [],
    ),
  );
}

/** Rows of others that the plugin deleted. */
function deletedBy(steps: readonly DatedEntry[]): Set<string> {
  const his = new Set(
    steps
      .filter(({ cause }) => cause.kind === 'plugin')
      .flatMap(({ changes }) => changes.added.map(({ id }) => id)),
  );
  const gone = steps
    .filter(({ cause }) => cause.kind === 'plugin')
    .flatMap(({ changes }) => changes.removed.map(({ id }) => id));
  return new Set(gone.filter((id) => !his.has(id)));
}

function usersDeleted(steps: readonly DatedEntry[]): Set<string> {
  return new Set(usersSteps(steps).flatMap(({ changes }) => changes.removed.map(({ id }) => id)));
}
