import { resolve } from 'node:path';
import { err, ok, type Result } from '../../../src-core/lib/result';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import type { Present } from '../../../src-core/plugin/moment-words';
import type { PluginSummary } from '../../../src-core/plugin/plugin-summary';
import type { CommandAnswer, GrowingPage, Report } from '../../../src-core/plugin/report';
import type { VerbCall } from '../../../src-core/plugin/verb-call';
import type { PluginAdministration } from '../administration';
import type { Workshop } from '../kit/workshop';
import type { ActionTarget } from '../run-request';

/** Who asks, with what, and when. */
export interface VerbContext extends Present {
  readonly administration: PluginAdministration;
  /** Where the user is in the list; plugins that run for a verb run for this. */
  readonly target: ActionTarget;
  /** What relative paths are relative to; absolute. */
  readonly cwd: string;
  /** The user's home, for `~/`. */
  readonly home: string;
  /** Where installed plugins lie. */
  readonly pluginsFolder: string;
  readonly workshop: Workshop;
  /**
   * `window`: the line behind `:`; `terminal`: a command line, while the application runs; `alone`: a command line
   * without it, when nobody can be asked.
   */
  readonly from: 'window' | 'terminal' | 'alone';
  /** Values that a command line read from standard input, by the name of the field. */
  readonly given?: ReadonlyMap<string, string>;
}

/** Does one verb. */
export type VerbDeed = (call: VerbCall, context: VerbContext) => CommandAnswer | Promise<CommandAnswer>;

/** What a verb for authors needs: nothing of the user's but files that are named. */
export type WorkshopContext = Pick<VerbContext, 'workshop' | 'cwd' | 'home' | 'from'> & {
  /** Where a page can be read while it grows. */
  readonly grow?: GrowingPage;
};

/** Does one verb for authors, with the application or without. */
export type WorkshopDeed = (call: VerbCall, context: WorkshopContext) => Promise<CommandAnswer>;

/** What stands before `plugin …` where who asks types. */
export function sayIn({ from }: Pick<VerbContext, 'from'>): string {
  return from === 'window' ? ':' : 'npm start -- ';
}

/** One sentence as an answer. */
export function said(level: 'info' | 'success' | 'warning' | 'error', text: string): CommandAnswer {
  return { kind: 'said', level, text };
}

/** A page as an answer; `live` in ms. */
export function shown(report: Report, live: number | null = null): CommandAnswer {
  return { kind: 'report', report, live };
}

/** The plugin of that name. */
export function summaryOf({ administration }: VerbContext, name: string): PluginSummary | undefined {
  return administration.summaries().find((one) => one.name === name);
}

/**
 * The path as the user means it: `~/` is the home, the rest counts from where the user is. The error is a sentence
 * about what is no path.
 */
export function pathMeant(
  { cwd, home }: Pick<VerbContext, 'cwd' | 'home'>,
  path: string,
): Result<string, string> {
  if (ADDRESS.test(path)) return err(`${cleanLine(path, 200)} is an address: ${instead(path)}`);
  return ok(/^~(?=$|[/\\])/.test(path) ? resolve(home, `.${path.slice(1)}`) : resolve(cwd, path));
}

/** Two letters at the least: `C:` is a drive. */
const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;

function instead(address: string): string {
  const file = /^file:\/\/(\/.+)/i.exec(address)?.[1];
  return file === undefined
    ? 'download it, then give its path'
    : `give the path alone, as in ${cleanLine(file, 200)}`;
}
