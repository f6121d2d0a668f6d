import type { ActionName } from '../../keymap/action';
import { padEnd, textWidth, truncate } from '../../lib/text-width';
import type { PluginSummary } from '../../plugin/plugin-summary';
import type { Modal } from '../../tui/modal';
import { keysTakenText, notedText, p95Text, runsText } from '../../tui/modals/plugin-page';
import { foundPlugins } from '../../tui/modals/plugin-search';
import { tabLabel } from '../../tui/modals/plugin-title';
import type { Model } from '../../tui/model';
import { type Hint, hintFor } from '../hints';
import { type Line, span } from '../span';
import { type Dialog, dialog } from './dialog';
import { paragraph } from './paragraph';
import { pluginDetails } from './plugin-details';
import { listHints, NOTHING_FOUND, searchParts, tabHeading } from './plugin-list-view';
import { lookOf } from './plugin-state';

const MAX_NAME_COLUMNS = 24;

/** The list of plugins, or the page of the selected one. */
export function pluginsDialog(
  model: Model,
  modal: Extract<Modal, { kind: 'plugins' }>,
  columns: number,
): Dialog {
  const selected = model.plugins.find((plugin) => plugin.name === modal.selected);
  const key = (action: ActionName, does: string) => hintFor(model.keymaps, 'plugins', action, does);
  if (selected && modal.details) {
    return dialog(`Plugins ── ${selected.name}`, pluginDetails(selected, columns, model.keymaps), {
      scroll: modal.scroll,
      hints: [
        ...trialDeeds(selected, key),
        ...key('plugin_info', 'all about it').map((hint) => ({ ...hint, short: 'all', stays: true })),
        ...deeds(selected, key),
        ...key('close', 'back'),
      ],
    });
  }
  const shown = foundPlugins(model.plugins, modal.search);
  const { hints, ...search } = searchParts(model, modal, columns);
  const nothing = model.plugins.length === 0 ? NO_PLUGINS : NOTHING_FOUND;
  const lines = shown.length > 0 ? pluginRows(shown, columns) : paragraph(nothing, columns, { ink: 'dim' });
  return dialog(tabLabel('installed'), lines, {
    ...search,
    heading: tabHeading(columns, 'installed'),
    selected: shown.length > 0 && selected ? shown.indexOf(selected) : null,
    scroll: modal.scroll,
    fillsHeight: true,
    hints: hints ?? [
      ...(selected ? key('open_details', 'details') : []),
      ...(selected ? trialDeeds(selected, key) : []),
      ...key('next_tab', 'gallery'),
      ...(selected ? deeds(selected, key) : []),
      ...key('plugin_top', 'top'),
      ...listHints(modal.search, key, columns),
    ],
  });
}

const NO_PLUGINS =
  'No plugins yet. The gallery (Tab) has some to try. Others are installed by dropping a folder or a .zip with a manifest.toml on this window, or with :plugin install PATH.';

/** What can be done with a plugin as it is, the most wanted first: the footer shows as many as fit. */
function deeds(plugin: PluginSummary, key: (action: ActionName, does: string) => Hint[]): Hint[] {
  const trial = plugin.trialRuns !== null;
  return [
    ...switching(plugin, key),
    ...(plugin.powers.length > 0 ? key('revoke_plugin', 'revoke') : []),
    ...(plugin.hasSettings ? key('plugin_settings', 'settings') : []),
    ...key('plugin_logs', 'logs'),
    ...key('plugin_audit', 'audit'),
    ...key('plugin_preview', 'preview'),
    ...(plugin.previousVersion === null ? [] : key('roll_back_plugin', 'roll back')),
    ...(trial ? [] : key('try_plugin', 'try')),
    ...key('remove_plugin', 'remove'),
    ...key('reload_plugin', 'reload'),
  ];
}

/** What is wanted of a plugin on trial before all else. */
function trialDeeds({ trialRuns }: PluginSummary, key: (action: ActionName, does: string) => Hint[]): Hint[] {
  return trialRuns === null ? [] : [...key('trial_report', 'trial report'), ...key('keep_plugin', 'keep')];
}

function switching(plugin: PluginSummary, key: (action: ActionName, does: string) => Hint[]): Hint[] {
  switch (plugin.state) {
    case 'enabled':
      return key('disable_plugin', 'disable');
    case 'disabled':
    case 'failed':
      return key('enable_plugin', 'enable');
    case 'needs_consent':
    case 'changed_on_disk':
      return key('enable_plugin', 'review');
    case 'incompatible':
    case 'error':
      return [];
  }
}

function pluginRows(plugins: readonly PluginSummary[], columns: number): Line[] {
  const widest = (texts: readonly string[], most: number) =>
    Math.min(most, Math.max(...texts.map(textWidth)));
  const name = widest(
    plugins.map((plugin) => plugin.name),
    MAX_NAME_COLUMNS,
  );
  const version = widest(
    plugins.map((plugin) => plugin.version),
    12,
  );
  const state = Math.max(...plugins.map((plugin) => lookOf(plugin).words.length));
  return plugins.map((plugin) => pluginRow(plugin, { name, version, state, all: columns }));
}

interface Widths {
  readonly name: number;
  readonly version: number;
  readonly state: number;
  readonly all: number;
}

function pluginRow(plugin: PluginSummary, widths: Widths): Line {
  const look = lookOf(plugin);
  const cell = (text: string, width: number) => `${padEnd(truncate(text, width), width)}  `;
  const used = 2 + widths.name + widths.version + widths.state + 6;
  const room = Math.max(0, widths.all - used);
  return [
    span(`${look.mark} `, look.ink),
    span(cell(plugin.name, widths.name)),
    span(cell(plugin.version, widths.version), 'dim'),
    span(cell(look.words, widths.state), look.ink),
    ...(plugin.reason === null ? activity(plugin, room) : [span(truncate(plugin.reason, room), 'dim')]),
  ];
}

/** What it may do that others may not, and at the right how it is doing, the least needed left out first. */
function activity(plugin: PluginSummary, room: number): Line {
  const taken = keysTakenText(plugin);
  const runs = plugin.trialRuns === null ? runsText(plugin) : notedText(plugin);
  const facts = [taken, ...(plugin.state === 'enabled' ? [runs, p95Text(plugin)] : [])].filter(
    (text) => text !== '',
  );
  const wanted = plugin.powers.length === 0 ? '–' : plugin.powers.join(', ');
  const kept = Math.min(textWidth(wanted), LEAST_POWERS);
  while (facts.length > 0 && textWidth(facts.join(GAP)) + GAP.length + kept > room) facts.pop();
  const right = facts.join(GAP);
  const left = Math.max(0, room - textWidth(right) - (right === '' ? 0 : GAP.length));
  const powers = truncate(wanted, left);
  return [
    span(padEnd(powers, left), 'dim'),
    ...facts.map((text) => span(`${GAP}${text}`, text === taken ? 'question' : 'dim')),
  ];
}

const GAP = '  ';

/** What a plugin may do keeps this many columns, if it needs them. */
const LEAST_POWERS = 20;
