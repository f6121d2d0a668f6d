import type { ActionName } from '../../keymap/action';
import { padEnd, textWidth, truncate } from '../../lib/text-width';
import type { PluginSummary } from '../../plugin/plugin-summary';
import type { Modal } from '../../tui/modal';
import { keysTakenText, runsText } from '../../tui/modals/plugin-page';
import type { Model } from '../../tui/model';
import { type Hint, hintFor } from '../hints';
import { type Line, span } from '../span';
import { type Dialog, dialog } from './dialog';
import { paragraph } from './paragraph';
import { pluginDetails } from './plugin-details';
import { STATE_LOOKS } from './plugin-state';

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
    return dialog(`Plugins ── ${selected.name}`, pluginDetails(selected, columns), {
      scroll: modal.scroll,
      hints: [...deeds(selected, key), ...key('close', 'back')],
    });
  }
  if (model.plugins.length === 0) {
    const nothing = paragraph(NO_PLUGINS, columns, { ink: 'dim' });
    return dialog('Plugins', nothing, { hints: key('close', 'close') });
  }
  return dialog('Plugins', pluginRows(model.plugins, columns), {
    selected: selected ? model.plugins.indexOf(selected) : null,
    scroll: modal.scroll,
    hints: [
      ...key('open_details', 'details'),
      ...(selected ? deeds(selected, key) : []),
      ...key('close', 'close'),
    ],
  });
}

const NO_PLUGINS = 'No plugins yet. A plugin is a folder; put into the plugins folder, it shows up here.';

/** What can be done with a plugin in its state. */
function deeds(plugin: PluginSummary, key: (action: ActionName, does: string) => Hint[]): Hint[] {
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
  const state = Math.max(...plugins.map((plugin) => STATE_LOOKS[plugin.state].words.length));
  return plugins.map((plugin) => pluginRow(plugin, { name, version, state, all: columns }));
}

/** That a plugin which runs lacks keys, where there is room to say so; its page says which. */
function keysTaken(plugin: PluginSummary, columns: number): Line {
  const text = keysTakenText(plugin);
  const whole = `  ${text}`;
  return text === '' || textWidth(whole) > columns ? [] : [span(whole, 'question')];
}

interface Widths {
  readonly name: number;
  readonly version: number;
  readonly state: number;
  readonly all: number;
}

function pluginRow(plugin: PluginSummary, widths: Widths): Line {
  const look = STATE_LOOKS[plugin.state];
  const cell = (text: string, width: number) => `${padEnd(truncate(text, width), width)}  `;
  const used = 2 + widths.name + widths.version + widths.state + 6;
  const rest =
    plugin.state === 'enabled' && plugin.reason === null ? runsText(plugin) : (plugin.reason ?? '');
  return [
    span(`${look.mark} `, look.ink),
    span(cell(plugin.name, widths.name)),
    span(cell(plugin.version, widths.version), 'dim'),
    span(cell(look.words, widths.state), look.ink),
    span(truncate(rest, Math.max(0, widths.all - used)), 'dim'),
    ...keysTaken(plugin, widths.all - used - textWidth(rest)),
  ];
}
