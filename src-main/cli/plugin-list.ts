/**
 * `to-tui plugin list [--json]`: what lies in the plugins folder and what state each is in, without a window and
 * without running anything. Makes the text; whoever calls it reads the files and prints.
 */
import { err, ok, type Result } from '../../src-core/lib/result';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import type { PluginState } from '../../src-core/plugin/plugin-summary';
import { type Candidate, discover } from '../plugin/discovery';
import { GrantStore } from '../plugin/grant-store';
import type { GrantRepository, PluginStateRepository } from '../plugin/plugin-repository';
import { standing } from '../plugin/standing';

/** One plugin, as `--json` prints it. */
export interface ListedPlugin {
  readonly name: string;
  /** Empty when the manifest cannot be read. */
  readonly version: string;
  readonly state: PluginState;
  readonly reason: string | null;
}

/** Where the decisions about plugins are read from. */
export interface ListParts {
  readonly grants: GrantRepository;
  readonly states: PluginStateRepository;
}

/** Whether the arguments ask for this command; undefined when not, an error when they ask for it wrongly. */
export function parsePluginList(
  args: readonly string[],
): Result<{ readonly json: boolean }, string> | undefined {
  if (args[0] !== 'plugin') return undefined;
  const [, verb, ...options] = args;
  const unknown = options.find((option) => option !== '--json');
  if (verb !== 'list')
    return err(`unknown command: ${['plugin', verb ?? ''].join(' ').trim()}; known: plugin list [--json]`);
  if (unknown !== undefined) return err(`plugin list does not know ${unknown}; known: --json`);
  return ok({ json: options.includes('--json') });
}

/** Reads the plugins folder and the decisions, and answers what to print, with a line end. Changes nothing. */
export async function pluginList(
  folder: string,
  parts: ListParts,
  options: { readonly json: boolean },
): Promise<string> {
  const plugins = listPlugins(await discover(folder), parts);
  if (options.json) return `${JSON.stringify(plugins, null, 2)}\n`;
  return plugins.length === 0 ? `No plugins in ${folder}\n` : table(plugins);
}

/** What the application would make of each candidate at its next start. */
export function listPlugins(candidates: readonly Candidate[], { grants, states }: ListParts): ListedPlugin[] {
  const decisions = new GrantStore(grants, () => '');
  return candidates.map((candidate) => {
    const { name, version } = candidate.kind === 'package' ? candidate.package.manifest : candidate;
    const { state, reason } = standing(
      candidate,
      decisions.find(name),
      states.find(name),
      DEFAULT_LIMITS.failuresInARow,
    );
    return { name, version, state, reason };
  });
}

/** Columns for people: name, version, state, and the reason where there is one. */
function table(plugins: readonly ListedPlugin[]): string {
  const rows = plugins.map(
    ({ name, version, state, reason }) => [name, version, words(state), reason ?? ''] as const,
  );
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** `needs_consent` → `needs consent`. */
function words(state: PluginState): string {
  return state.replaceAll('_', ' ');
}
