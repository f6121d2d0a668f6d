import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBatch, applyCommand } from './apply-command';
import type { Cause } from './cause';
import { type Changes, isEmpty, noChanges, reverse, squash } from './changes';
import type { Deed, Env } from './deed';
import type { DocumentReader, Draft } from './document';
import { changesFor, closedDayIn, type HistoryEntry, stillApplies } from './history';
import { checkInvariants } from './invariants';
import { sameName } from './project';
import { planRollover } from './rollover';
import { blockMove, rootsOf } from './selection';
import { NOW, testEnv } from './testing/edit';
import { dateOf, parseRows, TODAY, TODAYS_LIST } from './testing/list-notation';
import { memoryDocument } from './testing/memory-document';
import {
  anySteps,
  type Draw,
  type Happening,
  happeningOf,
  RANDOM_BEGINNING,
  RANDOM_LISTS,
  RANDOM_PROJECTS,
} from './testing/random-steps';
import { PRIORITIES, type Todo } from './todo';

const { TOTUI_LAW_RUNS = '300' } = process.env;
const runs = { numRuns: Number(TOTUI_LAW_RUNS) };

/** Long lists on a busy machine take their time. */
const PATIENCE = { timeout: 60_000 };

const rows = parseRows(['A', ' b', '  [x] c', ' d', '  [*] e', '   f', 'G', ' h', 'I']);

/** The rows, and the beginning of the draws behind them. */
function start(): Draft {
  const document = memoryDocument(rows);
  const begun = applyBatch(document, RANDOM_BEGINNING, testEnv());
  if (!begun.ok) throw new Error(`refused: ${JSON.stringify(begun.error)}`);
  document.apply(begun.value.changes);
  return document;
}

interface Picture {
  readonly lists: readonly (readonly Todo[])[];
  readonly projects: readonly unknown[];
  readonly all: readonly (readonly Todo[])[];
}

function picture(document: DocumentReader): Picture {
  const projects = ['default', ...RANDOM_PROJECTS];
  return {
    lists: RANDOM_LISTS.map((key) => document.list(key).rows),
    projects: document.projects(),
    all: projects.map((project) => document.projectRows(project)),
  };
}

function deedOf(happening: Happening, document: DocumentReader, env: Env): Deed | null {
  if (happening.kind === 'rollover')
    return { changes: planRollover(document, { ...happening, now: NOW }), focus: null };
  const result = applyBatch(document, happening.commands, env);
  return result.ok ? result.value : null;
}

/** What is wrong with a document; empty when nothing is. */
function faultsOf(document: DocumentReader): string[] {
  const { lists, projects, all } = picture(document);
  const names = document.projects().map(({ name }) => name);
  const twice = names.filter((name, n) => names.findIndex((other) => sameName(other, name)) !== n);
  const ids = all.flat().map(({ id }) => id);
  const homeless = all.flat().filter((row) => !document.projects().some(({ id }) => id === row.project));
  return [
    ...lists.flatMap(checkInvariants),
    ...twice.map((name) => `two projects are called ${name}`),
    ...(new Set(ids).size === ids.length ? [] : ['an id is in two lists']),
    ...homeless.map((row) => `${row.content} is in a project that is not there`),
    ...(projects.length > 0 ? [] : ['there is no project']),
    ...(lists.flat().length === all.flat().length ? [] : ['a row is in no list']),
  ];
}

describe('laws of everything that can happen', () => {
  it(
    'every list stays in shape, each step has its inverse, and all of them together are one',
    PATIENCE,
    () => {
      fc.assert(
        fc.property(anySteps, (draws) => {
          const document = start();
          const env = testEnv();
          const first = picture(document);
          const made: Changes[] = [];
          for (const draw of draws) {
            const before = picture(document);
            const deed = deedOf(happeningOf(draw, document), document, env);
            expect(picture(document)).toEqual(before);
            if (!deed) continue;
            const { changes, focus } = deed;
            expect(stillApplies(document, changes)).toBe(true);
            document.apply(changes);
            expect(faultsOf(document)).toEqual([]);
            expect(stillApplies(document, reverse(changes))).toBe(true);
            expect(focus === null || document.find(focus) !== undefined).toBe(true);
            made.push(changes);
          }
          const end = picture(document);
          const together = start();
          together.apply(made.reduce(squash, noChanges));
          expect(picture(together)).toEqual(end);
          const entries = made.map((changes, id): HistoryEntry => ({ id, changes, cause: { kind: 'user' } }));
          for (const entry of entries.toReversed()) document.apply(changesFor('undo', entry));
          expect(picture(document)).toEqual(first);
          for (const entry of entries) document.apply(changesFor('redo', entry));
          expect(picture(document)).toEqual(end);
        }),
        runs,
      );
    },
  );

  it('a batch is all its commands in turn, or nothing', PATIENCE, () => {
    fc.assert(
      fc.property(anySteps, (draws) => {
        const inTurn = start();
        const env = testEnv();
        const commands = draws
          .map((draw) => happeningOf(draw, inTurn))
          .flatMap((happening) => (happening.kind === 'commands' ? happening.commands : []));
        let refusedAt = -1;
        for (const [index, command] of commands.entries()) {
          const result = applyCommand(inTurn, command, env);
          if (!result.ok) refusedAt = index;
          if (!result.ok) break;
          inTurn.apply(result.value.changes);
        }
        const atOnce = start();
        const batch = applyBatch(atOnce, commands, testEnv());
        expect(batch.ok ? -1 : batch.error.index).toBe(refusedAt);
        if (!batch.ok) return;
        atOnce.apply(batch.value.changes);
        expect(picture(atOnce)).toEqual(picture(inTurn));
      }),
      runs,
    );
  });
});

/** A document after something has happened, to begin a law with. */
const lived = anySteps.map((draws: readonly Draw[]) => {
  const document = start();
  const env = testEnv();
  for (const draw of draws) {
    const deed = deedOf(happeningOf(draw, document), document, env);
    if (deed) document.apply(deed.changes);
  }
  return document;
});

describe('laws of sorting', () => {
  const sort = { type: 'sort_list', list: TODAYS_LIST } as const;
  const urgency = ({ priority }: Todo) =>
    priority === null ? PRIORITIES.length : PRIORITIES.indexOf(priority);

  it(
    'each level is in order and stable, everybody keeps the parent, and a second time changes nothing',
    PATIENCE,
    () => {
      fc.assert(
        fc.property(
          lived,
          fc.array(fc.constantFrom(null, ...PRIORITIES), { minLength: 1 }),
          (document, given) => {
            const before = document.list(TODAYS_LIST).rows;
            const priorities = before.map(
              (row, n) => [row, { ...row, priority: given[n % given.length] ?? null }] as const,
            );
            document.apply({ ...noChanges, updated: priorities });
            const parents = parentsOf(document.list(TODAYS_LIST).rows);
            const siblings = groupedBy(document.list(TODAYS_LIST).rows, parents);
            const result = applyCommand(document, sort, testEnv());
            if (!result.ok) throw new Error('refused');
            document.apply(result.value.changes);
            const { rows } = document.list(TODAYS_LIST);
            expect(checkInvariants(rows)).toEqual([]);
            expect(parentsOf(rows)).toEqual(parents);
            for (const [parent, group] of groupedBy(rows, parents)) {
              const expected = siblings.get(parent)?.toSorted((a, b) => urgency(a) - urgency(b));
              expect(group.map(({ id }) => id)).toEqual(expected?.map(({ id }) => id));
            }
            const again = applyCommand(document, sort, testEnv());
            expect(again.ok && isEmpty(again.value.changes)).toBe(true);
          },
        ),
        runs,
      );
    },
  );
});

describe('laws of moving a selection', () => {
  it('the subtrees keep their order, and every list stays in shape', PATIENCE, () => {
    fc.assert(
      fc.property(
        lived,
        fc.nat(20),
        fc.integer({ min: 1, max: 6 }),
        fc.boolean(),
        (document, from, count, up) => {
          const { rows } = document.list(TODAYS_LIST);
          const ids = rows.slice(from, from + count).map(({ id }) => id);
          const roots = rootsOf(rows, ids);
          const result = applyBatch(document, blockMove(rows, ids, up ? 'up' : 'down'), testEnv());
          if (!result.ok) return;
          document.apply(result.value.changes);
          const after = document.list(TODAYS_LIST).rows;
          expect(checkInvariants(after)).toEqual([]);
          expect(after.filter(({ id }) => roots.includes(id)).map(({ id }) => id)).toEqual(roots);
          expect(rootsOf(after, roots)).toEqual(roots);
        },
      ),
      runs,
    );
  });
});

describe('laws of a rollover', () => {
  const cause: Cause = { kind: 'rollover' };
  const tomorrow = dateOf('2026-02-01');
  const request = { project: 'default', from: TODAY, to: tomorrow, now: NOW };

  it(
    'takes all that is open, leaves nothing open, keeps order and parents, and is one step that can be undone',
    PATIENCE,
    () => {
      fc.assert(
        fc.property(lived, (document) => {
          const before = picture(document);
          const rows = document.list(TODAYS_LIST).rows;
          const there = document.list({ project: 'default', date: tomorrow }).rows;
          const parents = parentsOf(rows);
          const changes = planRollover(document, request);
          document.apply(changes);
          expect(faultsOf(document)).toEqual([]);
          const left = document.list(TODAYS_LIST).rows;
          expect(left.every(({ completedAt }) => completedAt !== null)).toBe(true);
          const arrived = document.list({ project: 'default', date: tomorrow }).rows;
          expect(arrived.slice(0, there.length).map(({ id }) => id)).toEqual(there.map(({ id }) => id));
          const came = arrived.slice(there.length);
          const taken = new Set(came.map(({ id }) => id));
          expect(came.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).filter((id) => taken.has(id)));
          const parentsThen = parentsOf(came);
          for (const { id } of came) expect(parentsThen.get(id)).toBe(parents.get(id));
          expect(isEmpty(planRollover(document, request))).toBe(true);
          expect(closedDayIn(changes, tomorrow, cause)).toBeUndefined();
          document.apply(reverse(changes));
          expect(picture(document)).toEqual(before);
        }),
        runs,
      );
    },
  );
});

function parentsOf(rows: readonly Todo[]): Map<string, string | null> {
  const path: Todo[] = [];
  return new Map(
    rows.map((row) => {
      while ((path.at(-1)?.indent ?? -1) >= row.indent) path.pop();
      const parent = path.at(-1)?.id ?? null;
      path.push(row);
      return [row.id, parent];
    }),
  );
}

function groupedBy(rows: readonly Todo[], parents: ReadonlyMap<string, string | null>) {
  const groups = new Map<string | null, Todo[]>();
  for (const row of rows) {
    const parent = parents.get(row.id) ?? null;
    groups.set(parent, [...(groups.get(parent) ?? []), row]);
  }
  return groups;
}
