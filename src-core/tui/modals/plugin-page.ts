/**
 * What the page of a plugin says, line by line. Scrolling counts these lines and the view draws them, so that the last
 * one can be reached; how they look is the view's matter.
 */
import { type Keymaps, keysOf } from '../../keymap/keymap';
import { readableKeys } from '../../keymap/readable-keys';
import type { PluginKey, PluginSummary } from '../../plugin/plugin-summary';
import { LARGE_RUN, type PreviewPolicy } from '../../plugin/preview-policies';
import { hanging, keyColumns, type PageLine, section } from './page-lines';

/** The page in lines of at most `columns`. */
export function pluginPage(plugin: PluginSummary, columns: number, keymaps: Keymaps): readonly PageLine[] {
  const prose = (text: string, bullet = '') => hanging('text', text, bullet, columns);
  const { reason, description, permissions } = plugin;
  return [
    { kind: 'heading' },
    ...(reason === null ? [] : prose(reason)),
    ...section(
      'On trial',
      trialLines(plugin, keymaps).flatMap((text) => prose(text)),
    ),
    ...section('Description', description === '' ? [] : prose(description)),
    ...section(
      'It may',
      permissions.flatMap((text) => prose(text, '• ')),
    ),
    ...section('You said no to', deniedLines(plugin, keymaps, prose)),
    ...section('Keys', keyLines(plugin.keys, columns)),
    ...section('Since the start', [
      ...prose(activity(plugin)),
      ...moreLines(keymaps).flatMap((text) => prose(text)),
    ]),
    ...section('Preview', prose(PREVIEW_WORDS[plugin.preview])),
    ...section('Version before', plugin.previousVersion === null ? [] : prose(plugin.previousVersion)),
  ];
}

/** What is said when a policy was chosen: `jira: every run is shown before anything is changed`. */
export function previewChosenText(plugin: string, policy: PreviewPolicy): string {
  return `${plugin}: ${CHOSEN_WORDS[policy]}`;
}

const CHOSEN_WORDS: Readonly<Record<PreviewPolicy, string>> = {
  always: 'changes are always shown before they are made',
  large: 'changes are shown when they are many or delete',
  never: 'changes are never shown: they are made at once, deletions too',
};

/** When a run is shown before its changes are made. */
const PREVIEW_WORDS: Readonly<Record<PreviewPolicy, string>> = {
  always: 'Every run is shown before anything is changed.',
  large: `A run that deletes, or changes more than ${LARGE_RUN} todos, is shown before anything is changed.`,
  never: 'No run is shown: what it returns is done at once.',
};

/** How long its calls take: `p95 9 ms`; empty before the first. */
export function p95Text({ p95Ms }: PluginSummary): string {
  if (p95Ms === null) return '';
  return p95Ms < 1 ? 'p95 <1 ms' : `p95 ${Math.round(p95Ms)} ms`;
}

/** How many runs there were: `41 runs`, `1 run`. */
export function runsText({ runs }: PluginSummary): string {
  return runs === 1 ? '1 run' : `${runs} runs`;
}

/** How many keys a running plugin asked for and somebody else has: `key taken`, `2 keys taken`; empty for none. */
export function keysTakenText({ state, keys }: PluginSummary): string {
  const taken = keys.filter((key) => !key.bound && key.conflict !== undefined).length;
  if (state !== 'enabled' || taken === 0) return '';
  return taken === 1 ? 'key taken' : `${taken} keys taken`;
}

function deniedLines(
  { deniedPowers }: PluginSummary,
  keymaps: Keymaps,
  prose: (text: string, bullet?: string) => readonly PageLine[],
): readonly PageLine[] {
  if (deniedPowers.length === 0) return [];
  const again = keysOf(keymaps, 'plugins', 'revoke_plugin').map(readableKeys)[0];
  return [
    ...deniedPowers.flatMap((text) => prose(text, '• ')),
    ...(again === undefined ? [] : prose(`${again} asks again next time`)),
  ];
}

/** What is asked for only when somebody wants to see it: this page is made from what is known from the start. */
function moreLines(keymaps: Keymaps): readonly string[] {
  return keysOf(keymaps, 'plugins', 'plugin_info')
    .slice(0, 1)
    .map((keys) => `${readableKeys(keys)} shows its limits, what it reached and what you decided.`);
}

/** What a trial is, how far it has come, and which keys go on from here. */
function trialLines(plugin: PluginSummary, keymaps: Keymaps): readonly string[] {
  if (plugin.trialRuns === null) return [];
  const key = (action: 'trial_report' | 'keep_plugin', does: string) =>
    keysOf(keymaps, 'plugins', action)
      .slice(0, 1)
      .map((keys) => `${readableKeys(keys)} ${does}`);
  const keys = [
    ...key('trial_report', 'shows what it would have done'),
    ...key('keep_plugin', 'ends the trial'),
  ];
  return [
    'What it would do is noted and not done.',
    `${notedText(plugin)} so far.`,
    ...(keys.length === 0 ? [] : [`${keys.join('; ')}.`]),
  ];
}

/** How many runs of a trial were noted: `3 runs noted`; empty for a plugin that is not on trial. */
export function notedText({ trialRuns }: PluginSummary): string {
  if (trialRuns === null) return '';
  return trialRuns === 1 ? '1 run noted' : `${trialRuns} runs noted`;
}

function keyLines(keys: readonly PluginKey[], columns: number): PageLine[] {
  const lead = keyColumns(keys.map(({ key }) => key));
  return keys.flatMap((each) => {
    return hanging(each.bound ? 'key' : 'idle_key', keyText(each), lead(each.key), columns);
  });
}

function keyText({ action, title, bound, conflict }: PluginKey): string {
  const name = title === '' ? action : title;
  if (bound) return name;
  return conflict === undefined
    ? `${name} — not bound while the plugin is off`
    : `${name} — not bound: ${conflict}`;
}

function activity(plugin: PluginSummary): string {
  const failures =
    plugin.failures === 0
      ? 'no failures'
      : plugin.failures === 1
        ? 'the last one failed'
        : `the last ${plugin.failures} failed`;
  return [runsText(plugin), failures, p95Text(plugin)].filter((text) => text !== '').join(', ');
}
