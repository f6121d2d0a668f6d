import type { PluginState, PluginSummary } from './plugin-summary';
import type { Report, ReportTone } from './report';
import { columns, line, page } from './report-lines';

/** One plugin, as `plugin list --json` prints it. */
export interface ListedPlugin {
  readonly name: string;
  /** Empty when the manifest cannot be read. */
  readonly version: string;
  readonly state: PluginState;
  readonly reason: string | null;
}

/** What the list says of a plugin. */
export function listed({ name, version, state, reason }: PluginSummary): ListedPlugin {
  return { name, version, state, reason };
}

/** Name, version, state, and the reason where there is one. `none` is said when there are no plugins. */
export function listReport(plugins: readonly ListedPlugin[], none: string): Report {
  if (plugins.length === 0) return page('Plugins', [line(none, 'dim')]);
  const rows = plugins.map(({ name, version, state, reason }) => [
    name,
    version,
    stateWords(state),
    reason ?? '',
  ]);
  const texts = columns(rows, [40, 24, 16]);
  return page(
    'Plugins',
    plugins.map(({ state }, at) => line(texts[at] ?? '', TONES[state])),
  );
}

/** `needs_consent` → `needs consent`. */
export function stateWords(state: PluginState): string {
  return state.replaceAll('_', ' ');
}

const TONES: Readonly<Record<PluginState, ReportTone>> = {
  enabled: 'ok',
  disabled: 'dim',
  needs_consent: 'warning',
  changed_on_disk: 'warning',
  incompatible: 'dim',
  error: 'error',
  failed: 'error',
};
