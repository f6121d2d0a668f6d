/** From a press to a deed: which mode is on, what the keymap says, and where text goes that no key is bound to. */
import type { KeyMode } from '../keymap/action';
import { type Key, printKey, typedText } from '../keymap/key';
import { type Binding, lookupPress } from '../keymap/keymap';
import type { PluginSummary } from '../plugin/plugin-summary';
import { MAX_CONTENT_LENGTH } from '../todo/todo';
import type { Deed, Deeds } from './actions/deed';
import { EDIT_DEEDS, editTyped, NAVIGATE_DEEDS, VISUAL_DEEDS } from './actions/list-deeds';
import type { Effect } from './effect';
import type { Errand, Input } from './input';
import { COMMAND_DEEDS, typeCommand } from './modals/command';
import { CONFIRM_DEEDS } from './modals/confirm';
import { DESCRIPTION_DEEDS, typeDescription } from './modals/description';
import { DUE_DEEDS, typeDue } from './modals/due';
import { FILTER_DEEDS, typeRowFilter } from './modals/filter';
import { FIND_DEEDS, typeFind } from './modals/find';
import { HELP_DEEDS, PROMPT_DEEDS, typeFilter } from './modals/help';
import { MESSAGE_DEEDS, NOTICE_DEEDS } from './modals/notice';
import { PALETTE_DEEDS, typePalette } from './modals/palette';
import { appCommand, pluginCommand } from './modals/plugin-commands';
import { askAbout } from './modals/plugin-questions';
import { PLUGINS_DEEDS } from './modals/plugins';
import { PREVIEW_DEEDS } from './modals/preview';
import { PROJECT_NAME_DEEDS, PROJECTS_DEEDS, typeProjectName } from './modals/projects';
import { PROVENANCE_DEEDS } from './modals/provenance';
import { REPORT_DEEDS } from './modals/report';
import { ROLLOVER_DEEDS } from './modals/rollover';
import { MATCHES_DEEDS, SEARCH_DEEDS, typeSearch } from './modals/search';
import { SETTING_DEEDS, SETTINGS_DEEDS, typeSetting } from './modals/settings';
import { STATISTICS_DEEDS } from './modals/statistics';
import type { Model } from './model';
import { invokeAction } from './running';
import { idleKeyText, tellLeftOut, warn } from './status';
import { andThen, type Step, still } from './step';
import { insertText } from './text-input';

/** How long a sequence may stay unfinished before the box with what can follow opens, in ms. */
const WHICH_KEY_MS = 400;

const DEEDS: { readonly [M in KeyMode]: Deeds<M> } = {
  navigate: NAVIGATE_DEEDS,
  visual: VISUAL_DEEDS,
  matches: MATCHES_DEEDS,
  search: SEARCH_DEEDS,
  filter: FILTER_DEEDS,
  due: DUE_DEEDS,
  projects: PROJECTS_DEEDS,
  project_name: PROJECT_NAME_DEEDS,
  description: DESCRIPTION_DEEDS,
  rollover: ROLLOVER_DEEDS,
  statistics: STATISTICS_DEEDS,
  find: FIND_DEEDS,
  edit: EDIT_DEEDS,
  prompt: PROMPT_DEEDS,
  help: HELP_DEEDS,
  plugins: PLUGINS_DEEDS,
  confirm: CONFIRM_DEEDS,
  notice: NOTICE_DEEDS,
  message: MESSAGE_DEEDS,
  command: COMMAND_DEEDS,
  palette: PALETTE_DEEDS,
  setting: SETTING_DEEDS,
  report: REPORT_DEEDS,
  preview: PREVIEW_DEEDS,
  settings: SETTINGS_DEEDS,
  provenance: PROVENANCE_DEEDS,
};

/** What keys mean at the moment. */
export function keyModeOf(model: Model): KeyMode {
  const { modal } = model;
  if (modal === null) return model.mode === 'navigate' && model.selection ? 'visual' : model.mode;
  if (modal.kind === 'help' && modal.filtering) return 'prompt';
  if (modal.kind === 'projects' && modal.typing !== null) return 'project_name';
  return modal.kind === 'settings' && modal.editing !== null ? 'setting' : modal.kind;
}

/** Does what a press means; then plugins that listen hear of it, if it was one of navigate mode. */
export function press(model: Model, input: Extract<Input, { kind: 'key' }>): Step {
  const mode = keyModeOf(model);
  const done = pressIn(mode, model, input);
  const heard = mode === 'navigate' && model.plugins.some(isListening);
  return heard ? andThen(done, (after) => [after, [keyPressed(after, input.key)]]) : done;
}

function isListening({ hearsKeys, state }: PluginSummary): boolean {
  return hearsKeys && state === 'enabled';
}

function keyPressed(model: Model, key: Key): Effect {
  return { kind: 'key_pressed', key: printKey(key), list: model.list.key, selected: model.cursor };
}

function pressIn(mode: KeyMode, model: Model, { key, physical }: Extract<Input, { kind: 'key' }>): Step {
  const text = TYPING.has(mode) ? typedText(key) : '';
  const answer = lookupPress(
    model.keymaps.modes[mode],
    model.pending,
    key,
    text === '' ? physical : undefined,
  );
  const settled: Model = model.pending.length === 0 ? model : { ...model, pending: [], whichKey: false };
  switch (answer.found.kind) {
    case 'pending':
      return waitForMore({ ...model, pending: [...model.pending, answer.key] });
    case 'matched':
      return run(settled, mode, answer.found.value);
    case 'not_found':
      return text === '' ? still(settled) : takeText(settled, text);
    case 'cancelled':
      return still(settled);
  }
}

/** Modes in which a key that is bound to nothing is text. */
const TYPING: ReadonlySet<KeyMode> = new Set([
  'edit',
  'prompt',
  'search',
  'filter',
  'command',
  'palette',
  'setting',
  'due',
  'project_name',
  'description',
  'find',
]);

/** Puts text where the caret is, and says what of it found no room; text without a caret is left. */
export function takeText(model: Model, text: string): Step {
  switch (keyModeOf(model)) {
    case 'edit':
      return typeRow(model, text);
    case 'prompt':
      return typeFilter(model, text);
    case 'command':
      return typeCommand(model, text);
    case 'palette':
      return typePalette(model, text);
    case 'setting':
      return typeSetting(model, text);
    case 'search':
      return typeSearch(model, text);
    case 'filter':
      return typeRowFilter(model, text);
    case 'due':
      return typeDue(model, text);
    case 'project_name':
      return typeProjectName(model, text);
    case 'description':
      return typeDescription(model, text);
    case 'find':
      return typeFind(model, text);
    default:
      return still(model);
  }
}

/** Does what was chosen by its name. */
export function runErrand(model: Model, errand: Errand): Step {
  switch (errand.kind) {
    case 'action':
      return NAVIGATE_DEEDS[errand.action](model);
    case 'plugin_action':
      return invokeAction(model, errand.plugin, errand.action);
    case 'plugin_command':
      return pluginCommand(model, errand.words);
    case 'app_command':
      return appCommand(model, errand.words);
    case 'filter':
    case 'save_filter':
      return still(model);
    case 'plugin_question': {
      const plugin = model.plugins.find(({ name }) => name === errand.plugin);
      return plugin ? askAbout(model, errand.verb, plugin) : still(model);
    }
  }
}

function typeRow(model: Model, text: string): Step {
  if (!model.editing) return still(model);
  const { input, leftOut } = insertText(model.editing.input, text, MAX_CONTENT_LENGTH);
  return tellLeftOut(
    editTyped(model, () => input),
    leftOut,
  );
}

function waitForMore(model: Model): Step {
  const due = { kind: 'which_key_due', pendingLength: model.pending.length } as const;
  return [model, [{ kind: 'after', name: 'which_key', ms: WHICH_KEY_MS, due }]];
}

function run(model: Model, mode: KeyMode, binding: Binding): Step {
  if (binding.kind === 'plugin') return invokeAction(model, binding.plugin, binding.action);
  if (binding.kind === 'idle') return warn(model, idleKeyText(binding.plugin, binding.state));
  const deeds: Readonly<Record<string, Deed | undefined>> = DEEDS[mode];
  const deed = deeds[binding.action];
  if (!deed) throw new Error(`${mode} mode has no deed for ${binding.action}`);
  return deed(model);
}
