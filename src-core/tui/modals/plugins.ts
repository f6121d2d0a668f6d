/** The plugins that are installed: to look at, to switch, to take things from them, to try. */
import type { PluginSummary } from '../../plugin/plugin-summary';
import type { PreviewPolicy } from '../../plugin/preview-policies';
import type { Deeds } from '../actions/deed';
import type { Model } from '../model';
import { inform, SENTENCES } from '../status';
import type { Step } from '../step';
import { openHelpOver } from './help';
import { openCommandLine } from './open-command';
import { closeBox, halfPage, movePlugins, togglePage } from './plugin-box';
import { pluginCommand } from './plugin-commands';
import { askAbout, askToShowNever } from './plugin-questions';
import { beginSearch } from './plugin-searching';
import { goToTabBeside } from './plugin-tabs';
import { openSettings } from './settings';

/** What each action does while the plugins are shown. */
export const PLUGINS_DEEDS: Deeds<'plugins'> = {
  move_up: (model) => movePlugins(model, -1),
  move_down: (model) => movePlugins(model, 1),
  go_to_first: (model) => movePlugins(model, Number.NEGATIVE_INFINITY),
  go_to_last: (model) => movePlugins(model, Number.POSITIVE_INFINITY),
  half_page_down: (model) => movePlugins(model, halfPage(model)),
  half_page_up: (model) => movePlugins(model, -halfPage(model)),
  open_details: (model) => withSelected(model, () => togglePage(model)),
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
  try_plugin: (model) =>
    withSelected(model, ({ name, trialRuns }) =>
      trialRuns === null ? pluginCommand(model, ['try', name]) : inform(model, SENTENCES.onTrial),
    ),
  trial_report: (model) =>
    withSelected(model, ({ name, trialRuns }) =>
      trialRuns === null ? inform(model, SENTENCES.notOnTrial) : pluginCommand(model, ['trial', name]),
    ),
  keep_plugin: (model) => withSelected(model, (plugin) => askAbout(model, 'keep', plugin)),
  search: beginSearch,
  command_line: (model) => openCommandLine(model),
  help: (model) => openHelpOver(model, 'plugins'),
  next_tab: (model) => goToTabBeside(model, 1),
  previous_tab: (model) => goToTabBeside(model, -1),
  close: closeBox,
};

/** States in which the user has to look at it before it can run. */
const REVIEWED: ReadonlySet<PluginSummary['state']> = new Set(['needs_consent', 'changed_on_disk']);

/** From the usual to the careful; what shows nothing comes last. */
const NEXT_POLICY: Readonly<Record<PreviewPolicy, PreviewPolicy>> = {
  large: 'always',
  always: 'never',
  never: 'large',
};

function withSelected(model: Model, deed: (plugin: PluginSummary) => Step): Step {
  const selected = model.modal?.kind === 'plugins' ? model.modal.selected : null;
  const plugin = model.plugins.find(({ name }) => name === selected);
  return plugin ? deed(plugin) : inform(model, SENTENCES.noPlugin);
}
