import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src-core/lib/calendar-date';
import { applyBatch } from '../../src-core/todo/apply-command';
import type { Command, Place } from '../../src-core/todo/command';
import { TODAY, TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { memoryDocument } from '../../src-core/todo/testing/memory-document';
import type { ListKey, Todo } from '../../src-core/todo/todo';
import { NOON } from '../storage/testing/temporary';
import { openWorld, type World, walk } from '../storage/testing/world';
import { wellFormed } from './well-formed';

/** How many stories are played; more of them by hand and at night. */
const { TOTUI_LAW_RUNS = '40' } = process.env;

/** A little world: two lists, a dozen ids that may be in use or not, and one stored value. */
const LISTS: readonly ListKey[] = [TODAYS_LIST, { ...TODAYS_LIST, date: addDays(TODAY, 1) }];
const idNumber = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Any characters at all, halves of surrogate pairs and control characters among them. */
const text = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((n) => String.fromCharCode(n)),
  maxLength: 8,
});

const id = fc.integer({ min: 1, max: 12 }).map(idNumber);
const list = fc.constantFrom(...LISTS);
const place = fc.oneof(
  fc.constantFrom<Place>({ kind: 'start' }, { kind: 'end' }),
  fc.record({ kind: fc.constantFrom('before', 'after', 'child_of'), id }),
) as fc.Arbitrary<Place>;
const value = fc.option(text);

const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('create_todo'), id, list, place, content: text }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constantFrom('toggle_todo', 'cycle_todo', 'delete_todo'), id }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('indent_todo', 'outdent_todo'),
      id,
      scope: fc.constantFrom('row', 'subtree'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('move_todo'),
      id,
      to: fc.oneof(fc.record({ kind: fc.constantFrom('up', 'down') }), place),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('update_todo'),
      id,
      updates: fc.record({ content: text, description: fc.option(text) }, { requiredKeys: [] }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('set_metadata'),
      owner: fc.constant('hello'),
      todoId: fc.option(id),
      key: fc.constant('k'),
      value,
    }),
  },
) as fc.Arbitrary<Command>;

/** Some batches of commands, and after which of them the application is started anew. */
const story = fc.array(
  fc.record({
    batch: fc.array(command, { minLength: 1, maxLength: 3 }),
    restart: fc.boolean(),
  }),
  { minLength: 1, maxLength: 25 },
);

interface Picture {
  readonly rows: readonly (readonly Todo[])[];
  readonly values: readonly (string | null)[];
}

const OWNERS: readonly (string | null)[] = [null, ...Array.from({ length: 12 }, (_, n) => idNumber(n + 1))];

function picture(document: Pick<World['store'], 'list' | 'metadata'>): Picture {
  return {
    rows: LISTS.map((key) => document.list(key).rows),
    values: OWNERS.map((owner) => document.metadata('hello', owner, 'k')),
  };
}

describe('whatever is dispatched', () => {
  it('the document is as a model in memory, and can be taken back to the start and brought back to the end', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(story, fc.nat(10), (batches, restartAfter) => {
        const model = memoryDocument();
        let world = openWorld({ fast: true });
        const start = picture(world.store);
        let steps = 0;
        for (const { batch, restart } of batches) {
          const env = { now: NOON, today: TODAY, newId: () => idNumber(99) };
          const expected = applyBatch(model, wellFormed(batch), env);
          const before = world.store.revision();
          const outcome = world.store.dispatch(batch, { kind: 'user' });
          expect(outcome.ok).toBe(expected.ok);
          if (expected.ok) model.apply(expected.value.changes);
          steps += world.store.revision() - before;
          if (restart) world = world.reopen();
          expect(picture(world.store)).toEqual(picture(model));
        }
        const end = picture(world.store);
        const [undone, undos] = walk(world, 'undo', restartAfter);
        expect(picture(undone.store)).toEqual(start);
        const [redone, redos] = walk(undone, 'redo', restartAfter);
        expect(picture(redone.store)).toEqual(end);
        expect([undos, redos]).toEqual([steps, steps]);
        redone.store.dispose();
        redone.database.close();
      }),
      { numRuns: Number(TOTUI_LAW_RUNS) },
    );
  });
});
