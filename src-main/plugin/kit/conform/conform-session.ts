/**
 * The checks of one plugin as they are made: each attempt is judged, tried again to see whether it comes to the same,
 * and looked through for secrets. It is over when the time is, and a group is when too much of it hangs.
 */
import {
  type Conformance,
  type ConformCheck,
  type ConformGroup,
  type Cut,
  PASSED,
  type Verdict,
} from '../../../../src-core/plugin/conform/conform-check';
import { type Given, judgeRun } from '../../../../src-core/plugin/conform/judge-run';
import { agreement, isSame } from './agreement';
import type { Attempt } from './attempt';
import type { Attempted, ConformBench } from './conform-bench';
import { leakIn } from './leaks';
import type { Start } from './start';

/** What hangs costs its whole budget each time. */
const MAX_HANGS = 5;

/** What an attempt is called on the page. */
export interface Named {
  readonly group: ConformGroup;
  readonly given: string;
  readonly about: Given['about'];
  /** See {@link Given}. */
  readonly isFull?: boolean;
}

/** See the head of the file. */
export class ConformSession {
  readonly bench: ConformBench;
  readonly #isOver: () => boolean;
  readonly #wanted: ReadonlySet<ConformGroup>;
  readonly #checks: ConformCheck[] = [];
  readonly #cut: Partial<Record<ConformGroup, Cut>> = {};
  #unjudged = 0;
  readonly #hangs = new Map<ConformGroup, number>();
  readonly #cpu = new Map<string, number[]>();
  readonly #handsOutSecrets: boolean;
  readonly #whyOthers = new Map<string, readonly Verdict[]>();

  /** @param isOver whether the time is up */
  constructor(bench: ConformBench, wanted: readonly ConformGroup[], isOver: () => boolean) {
    this.bench = bench;
    this.#isOver = isOver;
    this.#wanted = new Set(wanted);
    this.#handsOutSecrets =
      this.wants('secrets') && bench.plugin.manifest.settings.some(({ type }) => type === 'secret');
  }

  /** Computing times of each export, in ms. */
  get cpu(): ReadonlyMap<string, readonly number[]> {
    return this.#cpu;
  }

  /** Whether anything of these is to be tried. */
  wants(...groups: readonly ConformGroup[]): boolean {
    return groups.some((group) => this.#wanted.has(group));
  }

  /** Whether nothing of that group is tried any more; nothing is counted. */
  isOver(group: ConformGroup): boolean {
    return !this.wants(group) || this.#cut[group] !== undefined;
  }

  /** Whether a check of that group is not made; then it counts as one that was left out. */
  leavesOut(group: ConformGroup): boolean {
    if (!this.wants(group)) return true;
    if (this.#isOver()) this.#cut[group] ??= { why: 'the time was up', left: 0 };
    const cut = this.#cut[group];
    if (!cut) return false;
    this.#cut[group] = { ...cut, left: cut.left + 1 };
    return true;
  }

  /** Tries it; undefined when it was not tried. */
  async try(attempt: Attempt, named: Named): Promise<Attempted | undefined> {
    if (this.leavesOut(named.group)) return undefined;
    const came = await this.bench.attempt(attempt);
    if (!came) return undefined;
    const { called } = attempt.start;
    const { failure } = came;
    const more = { ...(attempt.gone && { gone: true }), isFull: named.isFull ?? false };
    this.#countHang(named.group, failure?.kind);
    // A hook that hears of a deletion has been told that the todo is gone.
    const verdict = judgeRun(came, { export: came.export, about: named.about, ...more });
    this.#lookForSecrets(came, called, named.given);
    if (verdict.level !== 'pass' && wentAstray(came)) {
      this.#unjudged += 1;
      return came;
    }
    this.add({ group: named.group, called, given: named.given, ...verdict });
    this.#keepTime(came);
    // What begins with a new instance cannot come to anything else in the next one.
    if (attempt.anew || !this.wants('determinism')) return came;
    if (failure === null || failure.kind === 'plugin') await this.#again(attempt, came, named);
    return came;
  }

  add(check: ConformCheck): void {
    this.#checks.push(check);
  }

  /** All of it. */
  result(measured: readonly string[]): Conformance {
    return { checks: this.#checks, cut: this.#cut, unjudged: this.#unjudged, measured };
  }

  #countHang(group: ConformGroup, kind: string | undefined): void {
    if (kind !== 'timeout') return;
    const hangs = (this.#hangs.get(group) ?? 0) + 1;
    this.#hangs.set(group, hangs);
    if (hangs >= MAX_HANGS) this.#cut[group] ??= { why: `it hung ${MAX_HANGS} times`, left: 0 };
  }

  #keepTime({ export: name, answer }: Attempted): void {
    if (!answer) return;
    const times = this.#cpu.get(name) ?? [];
    times.push(answer.cpuMs);
    this.#cpu.set(name, times);
  }

  #lookForSecrets(came: Attempted, called: string, given: string): void {
    if (!this.#handsOutSecrets) return;
    const where = leakIn(came);
    const verdict: Verdict =
      where === undefined ? PASSED : { level: 'error', came: `a secret stands in ${where}` };
    this.add({ group: 'secrets', called, given, ...verdict });
  }

  /** The same inputs and the same answers must come to the same. */
  async #again(attempt: Attempt, first: Attempted, { given }: Named): Promise<void> {
    const { called } = attempt.start;
    const second = await this.bench.attempt(attempt);
    if (!second) return;
    const verdict = isSame(first, second) ? PASSED : await this.#whyOther(attempt);
    this.add({ group: 'determinism', called, given, ...verdict });
  }

  /** Why it differs is looked into twice for each thing that is called; it costs four new instances. */
  async #whyOther(attempt: Attempt): Promise<Verdict> {
    const { called } = attempt.start;
    const known = this.#whyOthers.get(called) ?? [];
    if (known.length >= 2) return known.at(-1) ?? PASSED;
    const why = await agreement(this.bench, attempt);
    this.#whyOthers.set(called, [...known, why]);
    return why;
  }

  /** Tries whether an instance that lived on and a new one agree about the same world. */
  async tryNewInstance(start: Start): Promise<void> {
    if (this.leavesOut('determinism')) return;
    const verdict = await agreement(this.bench, { start });
    this.add({ group: 'determinism', called: start.called, given: 'the same in a new instance', ...verdict });
  }
}

/** What a recording says to a question that is not in it. */
const UNANSWERED = 'the recording has no answer to this';

/** Whether it asked something that nobody had asked when its host calls were recorded. */
function wentAstray({ failure, answer }: Attempted): boolean {
  if (failure?.message.includes(UNANSWERED)) return true;
  return (answer?.trace ?? []).some((call) => call.answer.includes(UNANSWERED));
}
