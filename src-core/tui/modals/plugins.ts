import type { PluginSummary } from '../../plugin/plugin-summary';
import type { PreviewPolicy } from '../../plugin/preview-policies';
import type { Deeds } from '../actions/deed';
import type { Modal } from '../modal';
import type { Model } from '../model';
import { inform, SENTENCES } from '../status';
import { type Step, still } from '../step';
import { dialogColumns, dialogLines } from './dialog-lines';
import { firstShown } from './list-window';
import { pluginCommand } from './plugin-commands';
import { pluginPage } from './plugin-page';
import { askAbout, askToShowNever } from './plugin-questions';
import { openSettings } from './settings';

/** The plugins over the list. */
export type PluginsModal = Extract<Modal, { kind: 'plugins' }>;

/** Opens the list of plugins. */
export function openPlugins(model: Model): Step {
  const selected = model.plugins[0]?.name ?? null;
  return still({ ...model, modal: { kind: 'plugins', selected, details: false, scroll: 0 } });
}

/** What each action does while the plugins are shown. */
export const PLUGINS_DEEDS: Deeds<'plugins'> = {
  move_up: (model) => move(model, -1),
  move_down: (model) => move(model, 1),
  go_to_first: (model) => move(model, Number.NEGATIVE_INFINITY),
  go_to_last: (model) => move(model, Number.POSITIVE_INFINITY),
  half_page_down: (model) => move(model, halfPage(model)),
  half_page_up: (model) => move(model, -halfPage(model)),
  open_details: (model) =>
    withSelected(model, (_plugin, modal) =>
      still({ ...model, modal: { ...modal, details: !modal.details, scroll: 0 } }),
    ),
  enable_plugin: (model) =>
    withSelected(model, (plugin) =>
      plugin.state === 'enabled'
        ? inform(model, SENTENCES.pluginRuns)
        : [
            model,
            [{ kind: REVIEWED.has(plugin.state) ? 'review_plugin' : 'enable_plugin', plugin: plugin.name }],
          ],
    ),
  disable_plugin: (model) =>
    withSelected(model, (plugin) =>
      plugin.state === 'disabled'
        ? inform(model, SENTENCES.pluginRests)
        : [model, [{ kind: 'disable_plugin', plugin: plugin.name }]],
    ),
  revoke_plugin: (model) => withSelected(model, (plugin) => askAbout(model, 'revoke', plugin)),
  roll_back_plugin: (model) => withSelected(model, (plugin) => askAbout(model, 'rollback', plugin)),
  remove_plugin: (model) => withSelected(model, (plugin) => askAbout(model, 'remove', plugin)),
  plugin_logs: (model) => withSelected(model, ({ name }) => pluginCommand(model, ['logs', name])),
  plugin_audit: (model) => withSelected(model, ({ name }) => pluginCommand(model, ['audit', name])),
  plugin_preview: (model) =>
    withSelected(model, (plugin) => {
      const next = NEXT_POLICY[plugin.preview];
      if (next === 'never') return askToShowNever(model, plugin);
      return pluginCommand(model, ['preview', plugin.name, next]);
    }),
  plugin_settings: (model) =>
    withSelected(model, ({ name, hasSettings }) =>
      hasSettings ? openSettings(model, name) : inform(model, SENTENCES.noSettings),
    ),
  plugin_info: (model) => withSelected(model, ({ name }) => pluginCommand(model, ['info', name])),
  plugin_top: (model) => pluginCommand(model, ['top']),
  reload_plugin: (model) => withSelected(model, ({ name }) => pluginCommand(model, ['reload', name])),
  next_tab: (model) => pluginCommand(model, ['audit']),
  close: (model) =>
    change(model, (modal) => (modal.details ? { ...modal, details: false, scroll: 0 } : null)),
};

/** States in which the user has to look at it before it can run. */
const REVIEWED: ReadonlySet<PluginSummary['state']> = new Set(['needs_consent', 'changed_on_disk']);

/** From the usual to the careful; what shows nothing comes last. */
const NEXT_POLICY: Readonly<Record<PreviewPolicy, PreviewPolicy>> = {
  large: 'always',
  always: 'never',
  never: 'large',
};

/** One step of the wheel: the page of a plugin scrolls, in the list the next plugin is selected. */
export function wheelPlugins(model: Model, lines: number): Step {
  return move(model, model.modal?.kind === 'plugins' && model.modal.details ? lines : Math.sign(lines));
}

/** Selects the plugin in that line of the terminal; a second press opens its page. */
export function clickPlugin(model: Model, y: number, double: boolean): Step {
  const { modal, plugins } = model;
  if (modal?.kind !== 'plugins' || modal.details) return still(model);
  const lines = dialogLines(model.size, plugins.length, 0, false);
  const first = firstShown(indexOfSelected(model, modal), lines.count, plugins.length, modal.scroll);
  const clicked = y >= lines.y && y < lines.y + lines.count ? plugins[first + y - lines.y] : undefined;
  if (!clicked) return still(model);
  return still({
    ...model,
    modal: { ...modal, selected: clicked.name, details: double, scroll: double ? 0 : modal.scroll },
  });
}

/** The plugins as they are now, also under what covers them; a selected one that has gone gives way to its neighbour. */
export function keepSelection(before: Model, plugins: readonly PluginSummary[]): Modal | null {
  return before.modal && withPlugins(before, before.modal, plugins);
}

function withPlugins(before: Model, modal: Modal, plugins: readonly PluginSummary[]): Modal {
  if ('under' in modal && modal.under) return { ...modal, under: withPlugins(before, modal.under, plugins) };
  if (modal.kind !== 'plugins' || plugins.some(({ name }) => name === modal.selected)) return modal;
  const place = Math.max(0, Math.min(indexOfSelected(before, modal), plugins.length - 1));
  return { ...modal, selected: plugins[place]?.name ?? null, details: false, scroll: 0 };
}

function move(model: Model, by: number): Step {
  return change(model, (modal) => {
    if (modal.details) return { ...modal, scroll: scrolledDetails(model, modal, by) };
    const { length } = model.plugins;
    const place = Math.max(0, Math.min(length - 1, indexOfSelected(model, modal) + by));
    const { count } = dialogLines(model.size, length, 0, false);
    return {
      ...modal,
      selected: model.plugins[place]?.name ?? null,
      scroll: firstShown(place, count, length, modal.scroll),
    };
  });
}

function scrolledDetails(model: Model, modal: PluginsModal, by: number): number {
  const plugin = model.plugins.find(({ name }) => name === modal.selected);
  const content = plugin ? pluginPage(plugin, dialogColumns(model.size)).length : 0;
  const last = Math.max(0, content - dialogLines(model.size, content, 0, false).count);
  return Math.max(0, Math.min(last, modal.scroll + by));
}

function halfPage(model: Model): number {
  return Math.max(1, Math.floor(dialogLines(model.size, model.size.rows, 0, false).count / 2));
}

function indexOfSelected(model: Model, modal: PluginsModal): number {
  return model.plugins.findIndex((plugin) => plugin.name === modal.selected);
}

function withSelected(model: Model, deed: (plugin: PluginSummary, modal: PluginsModal) => Step): Step {
  const { modal } = model;
  const plugin = modal?.kind === 'plugins' ? model.plugins[indexOfSelected(model, modal)] : undefined;
  return plugin && modal?.kind === 'plugins' ? deed(plugin, modal) : still(model);
}

function change(model: Model, next: (modal: PluginsModal) => PluginsModal | null): Step {
  return still(model.modal?.kind === 'plugins' ? { ...model, modal: next(model.modal) } : model);
}
