/**
 * What `plugin conform` finds out: one check is one call of one export with something given that a host may give, and
 * a verdict on how the plugin took it. What is given stands in `hostile-*.ts`, the judging in `judge-run.ts`, the page
 * in `scorecard.ts`. Nothing here runs a plugin.
 */

/**
 * Every group of checks, in the order of the page, which is that in which they come to their ends: the page grows while
 * checks are made.
 */
export const CONFORM_GROUPS = {
  worlds: 'worlds',
  errors: 'host errors',
  network: 'network',
  outside: 'files and programs',
  stored: 'stored values',
  texts: 'texts',
  cost: 'time and memory',
  determinism: 'determinism',
  secrets: 'secrets',
} as const;

/** One of {@link CONFORM_GROUPS}. */
export type ConformGroup = keyof typeof CONFORM_GROUPS;

/** All of them, in order. */
export const CONFORM_GROUP_IDS = Object.keys(CONFORM_GROUPS) as readonly ConformGroup[];

/** How bad it is. Only an `error` makes the whole come to nothing. */
export type ConformLevel = 'pass' | 'recommendation' | 'warning' | 'error';

/** How a plugin took what it was given. */
export interface Verdict {
  readonly level: ConformLevel;
  /** What came out, as a phrase; empty for a pass. */
  readonly came: string;
}

/** One thing that was tried. */
export interface ConformCheck extends Verdict {
  readonly group: ConformGroup;
  /** What was called: `action greet`, `on_tick`. */
  readonly called: string;
  /** What it was given, as a phrase: `nothing is selected`. */
  readonly given: string;
}

/** Why a group is shorter than it would be, and how many checks were not made. */
export interface Cut {
  readonly why: string;
  readonly left: number;
}

/** All that was found out about one plugin. */
export interface Conformance {
  readonly checks: readonly ConformCheck[];
  readonly cut: Readonly<Partial<Record<ConformGroup, Cut>>>;
  /** Runs that came to nothing after they left the course that was recorded: no answer was at hand. */
  readonly unjudged: number;
  /** Measured, one phrase each. */
  readonly measured: readonly string[];
}

/** It passed. */
export const PASSED: Verdict = { level: 'pass', came: '' };
