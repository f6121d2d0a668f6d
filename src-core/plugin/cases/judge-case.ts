/** Compares what came of a case with what it expects; every difference is a line or more for its author. */
import type { CaseOutcome, RunOutcome } from './case-outcome';
import { type Case, type Expectations, runsOf } from './case-schema';
import { listDifference } from './list-difference';
import { asListLine } from './list-lines';
import { pasteable } from './pasteable';
import { within } from './wildcard';
import { wordDifference } from './word-difference';

/** Why it fails, line by line; nothing when all is as expected. */
export function judgeCase(one: Case, outcome: CaseOutcome): readonly string[] {
  const failures = unexpected(one, outcome.runs);
  // What a failed run did not return needs no telling, one expectation after the other.
  if (failures.length > 0) return failures;
  const runs = runsOf(one);
  const ofRuns = outcome.runs.flatMap((run, index) => {
    const asked = runs[index];
    const where = runs.length === 1 ? '' : `run ${index + 1} (${run.called}): `;
    return asked ? judged(asked, joined([run]), where) : [];
  });
  const whole = [...judged(one, joined(outcome.runs), ''), ...judgedWorld(one, outcome)];
  const lines = [...ofRuns, ...whole];
  return lines.length === 0 && !expectsAnything(one) ? pasteable(outcome) : lines;
}

/** The runs of a case as one: what was returned and said together, the list and the values as they are at the end. */
function joined(runs: readonly RunOutcome[]): Joined {
  const last = runs.at(-1);
  return {
    commands: runs.flatMap((run) => run.commands),
    items: runs.flatMap((run) => run.items),
    says: runs.flatMap((run) => run.says),
    logs: runs.flatMap((run) => run.logs),
    reasons: runs.flatMap((run) => run.failed ?? []),
    list: last?.list ?? [],
    stores: last?.stores ?? {},
  };
}

type Joined = Omit<RunOutcome, 'called' | 'failed'> & { readonly reasons: readonly string[] };

function expectsAnything(one: Case): boolean {
  return [one, ...runsOf(one)].some((where) =>
    EXPECTED.some((field) => field in where && where[field as keyof typeof where] !== undefined),
  );
}

const EXPECTED = ['commands', 'items', 'list', 'says', 'fails', 'logs', 'stores', 'wrote', 'asked'];

/** A run that failed where nobody expects it. */
function unexpected(one: Case, outcomes: readonly RunOutcome[]): string[] {
  const runs = runsOf(one);
  return outcomes.flatMap(({ failed, called }, index) =>
    failed === null || one.fails !== undefined || runs[index]?.fails !== undefined
      ? []
      : [`${called} failed: ${failed}`],
  );
}

function judged(expected: Expectations, got: Joined, where: string): string[] {
  const { commands, items, list, says = [], fails, logs = [], stores } = expected;
  return [
    ...(commands ? listDifference(`${where}commands`, commands, got.commands, sameType) : []),
    ...(items ? listDifference(`${where}items`, items, got.items, () => true) : []),
    ...(list ? listDifference(`${where}list`, list.map(asListLine), got.list, () => false) : []),
    ...saidDifference(where, typeof says === 'string' ? [says] : says, got.says),
    ...(fails === undefined ? [] : failsDifference(where, fails, got.reasons)),
    ...logsDifference(where, logs, got.logs),
    ...Object.entries(stores ?? {}).flatMap(([key, value]) =>
      wordDifference(`${where}stores ${key}`, value, Object.hasOwn(got.stores, key) ? got.stores[key] : null),
    ),
  ];
}

function sameType(expected: unknown, got: unknown): boolean {
  return typeOf(expected) === typeOf(got);
}

function typeOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
}

function saidDifference(where: string, expected: readonly string[], got: readonly string[]): string[] {
  const missing = expected.filter((text) => !got.some((one) => within(text, one)));
  return missing.flatMap((text) => [
    `${where}says: expected “${text}”`,
    ...(got.length === 0 ? ['  got nothing'] : got.map((one) => `  got “${one}”`)),
  ]);
}

function failsDifference(where: string, expected: string, reasons: readonly string[]): string[] {
  if (reasons.length === 0) return [`${where}fails: expected “${expected}”, but it went well`];
  const others = reasons.filter((reason) => !within(expected, reason));
  return others.map((reason) => `${where}fails: expected “${expected}”, got “${reason}”`);
}

/** In order; other lines may stand between. */
function logsDifference(where: string, expected: readonly string[], got: readonly string[]): string[] {
  let from = 0;
  for (const text of expected) {
    const at = got.findIndex((line, index) => index >= from && within(text, line));
    if (at < 0)
      return [
        `${where}logs: expected “${text}”${from > 0 ? ' after the one before' : ''}, which was not logged`,
      ];
    from = at + 1;
  }
  return [];
}

function judgedWorld({ wrote, asked }: Case, outcome: CaseOutcome): string[] {
  return [
    ...Object.entries(wrote ?? {}).flatMap(([path, text]) =>
      wordDifference(`wrote ${path}`, text, outcome.wrote[path] ?? null),
    ),
    ...(asked ? listDifference('asked', asked, outcome.asked, () => false) : []),
  ];
}
