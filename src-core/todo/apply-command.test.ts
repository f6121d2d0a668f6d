import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBatch, applyCommand } from './apply-command';
import { type Changes, isEmpty, noChanges, reverse, squash } from './changes';
import type { Command, Place } from './command';
import { changesFor, stillApplies } from './history';
import { checkInvariants } from './invariants';
import { LONGEST_RANK } from './placement';
import { edit, testEnv } from './testing/edit';
import { idOf, parseRows, printRows, TODAYS_LIST } from './testing/list-notation';
import { memoryDocument } from './testing/memory-document';
import { PRIORITIES, TODO_STATES, type Todo } from './todo';

/** Picks a row when the command is carried out: the n-th of those that are there then, or one that is not. */
type Pick = (rows: readonly Todo[]) => string;
type Plan = (rows: readonly Todo[]) => Command;

const pick: fc.Arbitrary<Pick> = fc
  .nat(40)
  .map((n) => (rows) => rows[n % (rows.length + 1)]?.id ?? idOf('nobody'));
const scope = fc.constantFrom('row' as const, 'subtree' as const);
const place: fc.Arbitrary<(rows: readonly Todo[]) => Place> = fc.oneof(
  fc.constantFrom('start' as const, 'end' as const).map((kind) => () => ({ kind })),
  fc
    .tuple(fc.constantFrom('before' as const, 'after' as const, 'child_of' as const), pick)
    .map(([kind, target]) => (rows: readonly Todo[]) => ({ kind, id: target(rows) })),
  fc.nat(20).map((index) => () => ({ kind: 'index' as const, index })),
);
const content = fc.constantFrom('milk', ' two\nlines ', ' ', '#tag text');
const updates = fc.record(
  {
    content,
    state: fc.constantFrom(...TODO_STATES),
    priority: fc.constantFrom(null, ...PRIORITIES),
    description: fc.constantFrom(null, '', 'a\r\nb'),
  },
  { requiredKeys: [] },
);

/** Any command, weighted towards those that change the shape of the list. */
const plan: fc.Arbitrary<Plan> = fc.oneof(
  fc.record({ place, content, indent: fc.option(fc.nat(4), { nil: undefined }) }).map(
    (c): Plan =>
      (rows) => ({
        type: 'create_todo',
        list: TODAYS_LIST,
        content: c.content,
        place: c.place(rows),
        ...(c.indent === undefined ? {} : { indent: c.indent }),
      }),
  ),
  fc.tuple(pick, updates).map(
    ([id, u]): Plan =>
      (rows) => ({ type: 'update_todo', id: id(rows), updates: u }),
  ),
  fc.tuple(fc.constantFrom('toggle_todo' as const, 'cycle_todo' as const, 'delete_todo' as const), pick).map(
    ([type, id]): Plan =>
      (rows) => ({ type, id: id(rows) }),
  ),
  fc.tuple(fc.constantFrom('indent_todo' as const, 'outdent_todo' as const), pick, scope).map(
    ([type, id, s]): Plan =>
      (rows) => ({ type, id: id(rows), scope: s }),
  ),
  fc.tuple(pick, fc.constantFrom('up' as const, 'down' as const)).map(
    ([id, kind]): Plan =>
      (rows) => ({ type: 'move_todo', id: id(rows), to: { kind } }),
  ),
  fc.tuple(pick, place).map(
    ([id, to]): Plan =>
      (rows) => ({ type: 'move_todo', id: id(rows), to: to(rows) }),
  ),
  fc.tuple(pick, fc.constantFrom(null, '1', '2')).map(
    ([id, value]): Plan =>
      (rows) => ({
        type: 'set_metadata',
        owner: 'jira',
        todoId: id(rows),
        key: 'ticket',
        value,
      }),
  ),
);
const plans = fc.array(plan, { maxLength: 30 });
const start = parseRows(['A', ' b', '  [x] c', ' d', '  [*] e', '   f', 'G', ' h', 'I']);
const rowsOf = (document: ReturnType<typeof memoryDocument>) => document.list(TODAYS_LIST).rows;

describe('laws of commands', () => {
  it('every list stays in shape, every change has its inverse, and all together is one change', () => {
    fc.assert(
      fc.property(plans, (steps) => {
        const document = memoryDocument(start);
        const env = testEnv();
        const made: Changes[] = [];
        for (const step of steps) {
          const before = rowsOf(document);
          const result = applyCommand(document, step(before), env);
          expect(rowsOf(document)).toBe(before);
          if (!result.ok) continue;
          const { changes, focus } = result.value;
          expect(stillApplies(document, changes)).toBe(true);
          document.apply(changes);
          expect(checkInvariants(rowsOf(document))).toEqual([]);
          expect(stillApplies(document, reverse(changes))).toBe(true);
          expect(focus === null || document.find(focus) !== undefined).toBe(true);
          made.push(changes);
        }
        const together = memoryDocument(start);
        together.apply(made.reduce(squash, noChanges));
        expect(rowsOf(together)).toEqual(rowsOf(document));
        for (const changes of made.toReversed()) {
          document.apply(changesFor('undo', { id: 1, changes, cause: { kind: 'user' } }));
        }
        expect(rowsOf(document)).toEqual(start);
      }),
      { numRuns: 300 },
    );
  });

  it('a batch is all its commands in turn, or nothing', () => {
    fc.assert(
      fc.property(plans, (steps) => {
        const inTurn = memoryDocument(start);
        const env = testEnv();
        const commands: Command[] = [];
        let refusedAt = -1;
        for (const step of steps) {
          const command = step(rowsOf(inTurn));
          commands.push(command);
          const result = applyCommand(inTurn, command, env);
          if (!result.ok) refusedAt = commands.length - 1;
          if (!result.ok) break;
          inTurn.apply(result.value.changes);
        }
        const atOnce = memoryDocument(start);
        const batch = applyBatch(atOnce, commands, testEnv());
        expect(rowsOf(atOnce)).toEqual(start);
        expect(batch.ok ? -1 : batch.error.index).toBe(refusedAt);
        if (!batch.ok) return;
        atOnce.apply(batch.value.changes);
        expect(rowsOf(atOnce)).toEqual(rowsOf(inTurn));
      }),
    );
  });
});

describe('a batch', () => {
  const rename = (name: string, to: string): Command => ({
    type: 'update_todo',
    id: idOf(name),
    updates: { content: to },
  });
  const remove = (name: string): Command => ({ type: 'delete_todo', id: idOf(name) });

  it('says which command was refused, and does nothing', () => {
    const document = memoryDocument(parseRows(['A', 'B']));
    expect(applyBatch(document, [rename('A', 'X'), rename('B', ' '), remove('A')], testEnv())).toEqual({
      ok: false,
      error: { index: 1, refusal: { kind: 'blank_content' } },
    });
    expect(printRows(rowsOf(document))).toEqual(['A', 'B']);
  });

  it('sees the rows that earlier commands made', () => {
    const parent = idOf('parent');
    const make = (content: string, at: Place, id?: string): Command => ({
      type: 'create_todo',
      list: TODAYS_LIST,
      place: at,
      content,
      ...(id === undefined ? {} : { id }),
    });
    const edited = edit(
      ['A'],
      make('P', { kind: 'start' }, parent),
      make('q', { kind: 'child_of', id: parent }),
    );
    expect(edited.lines).toEqual(['P', ' q', 'A']);
    expect(edited.focus).toBe('q');
  });

  it('has no change when its commands cancel out', () => {
    const { deed } = edit(['A', 'B'], { type: 'toggle_todo', id: idOf('A') }, remove('A'));
    expect(deed?.changes.removed.map((row) => row.state)).toEqual(['empty']);
    const back = edit(
      ['A'],
      { type: 'create_todo', list: TODAYS_LIST, place: { kind: 'end' }, content: 'x', id: idOf('x') },
      remove('x'),
    );
    expect(back.deed && isEmpty(back.deed.changes)).toBe(true);
  });

  it('has the focus of its last command that names a row', () => {
    expect(edit(['A', 'B', 'C'], remove('A'), remove('B')).focus).toBe('C');
    const note: Command = { type: 'set_metadata', owner: 'jira', todoId: null, key: 'k', value: 'v' };
    expect(edit(['A', 'B'], rename('B', 'X'), note).focus).toBe('X');
    expect(edit(['A', ' b'], rename('b', 'X'), remove('A')).deed?.focus).toBeNull();
  });
});

describe('ranks', () => {
  it('stay short when a thousand rows go into the same gap, with few neighbours rewritten', () => {
    const document = memoryDocument(parseRows(['A', 'Z']));
    const env = testEnv();
    const command: Command = {
      type: 'create_todo',
      list: TODAYS_LIST,
      place: { kind: 'child_of', id: idOf('A') },
      content: 'x',
    };
    let rewritten = 0;
    for (let n = 0; n < 1000; n += 1) {
      const result = applyCommand(document, command, env);
      if (!result.ok) throw new Error('refused');
      rewritten += result.value.changes.updated.length;
      document.apply(result.value.changes);
    }
    expect(checkInvariants(rowsOf(document))).toEqual([]);
    expect(Math.max(...rowsOf(document).map((row) => row.rank.length))).toBeLessThanOrEqual(LONGEST_RANK);
    expect(rewritten).toBeLessThan(1000);
  });
});
