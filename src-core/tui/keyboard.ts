/** From a press to a deed: which mode is on, what the keymap says, and where text goes that no key is bound to. */
import type { KeyMode } from '../keymap/action';
import { type Key, printKey, typedText } from '../keymap/key';
import { entries, nodeAfter } from '../keymap/key-trie';
import { type Binding, type KeyAnswer, lookupPress } from '../keymap/keymap';
import { readable } from '../keymap/readable-keys';
import type { PluginSummary } from '../plugin/plugin-summary';
import { MAX_CONTENT_LENGTH } from '../todo/todo';
import type { Deed, Deeds } from './actions/deed';
import { EDIT_DEEDS, editTyped, NAVIGATE_DEEDS, VISUAL_DEEDS } from './actions/list-deeds';
import { pasteText } from './actions/paste';
import { withDigit } from './count';
import type { Effect } from './effect';
import type { Errand, Input } from './input';
import { COMMAND_DEEDS, typeCommand } from './modals/command';
import { CONFIRM_DEEDS } from './modals/confirm';
import { DESCRIPTION_DEEDS, typeDescription } from './modals/description';
import { DUE_DEEDS, typeDue } from './modals/due';
import { FILTER_DEEDS, filterBy, saveFilter, typeRowFilter } from './modals/filter';
import { FIND_DEEDS, typeFind } from './modals/find';
import { GALLERY_DEEDS } from './modals/gallery';
import { HELP_DEEDS } from './modals/help';
import { MESSAGE_DEEDS, NOTICE_DEEDS } from './modals/notice';
import { PALETTE_DEEDS, typePalette } from './modals/palette';
import { isPluginBox } from './modals/plugin-box';
import { appCommand, pluginCommand } from './modals/plugin-commands';
import { askAbout } from './modals/plugin-questions';
import { openGallery } from './modals/plugin-tabs';
import { PLUGINS_DEEDS } from './modals/plugins';
import { PREVIEW_DEEDS } from './modals/preview';
import { PROJECT_NAME_DEEDS, typeProjectName } from './modals/project-names';
import { PROJECTS_DEEDS } from './modals/projects';
import { PROMPT_DEEDS, typePrompt } from './modals/prompt';
import { PROVENANCE_DEEDS } from './modals/provenance';
import { REPORT_DEEDS } from './modals/report';
import { ROLLOVER_DEEDS } from './modals/rollover';
import { MATCHES_DEEDS, SEARCH_DEEDS, typeSearch } from './modals/search';
import { SETTING_DEEDS, SETTINGS_DEEDS, typeSetting } from './modals/settings';
import { STATISTICS_DEEDS } from './modals/statistics';
import type { Model } from './model';
import { invokeAction } from './running';
import { idleKeyText, noCommandText, tellLeftOut, warn } from './status';
import { andThen, type Step, still } from './step';
import { insertText } from './text-input';

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
  gallery: GALLERY_DEEDS,
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
  if (isPluginBox(modal) && modal.search?.typing === true) return 'prompt';
  if (modal.kind === 'projects' && (modal.typing !== null || modal.filtering)) return 'project_name';
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

function pressIn(mode: KeyMode, model: Model, input: Extract<Input, { kind: 'key' }>): Step {
  const counted = withDigit(model, mode, input.key);
  if (counted) return still(counted);
  const text = TYPING.has(mode) ? typedText(input.key) : '';
  const answer = answerTo(model, mode, input, text === '');
  const settled: Model = model.pending.length === 0 ? model : { ...model, pending: [], whichKey: false };
  switch (answer.found.kind) {
    case 'pending':
      return waitForMore({ ...model, pending: [...model.pending, answer.key] });
    case 'matched':
      return uncounted(
        escapesCount(model, input.key) ? still(settled) : run(settled, answer.mode, answer.found.value),
      );
    case 'not_found':
      if (text !== '') return takeText(settled, text);
      return refusedCommand(model, mode, input) ?? still({ ...settled, count: null });
    case 'cancelled':
      return still({ ...settled, count: null });
  }
}

/** Where the key of the command line opens none, it says why; null for any other key. */
function refusedCommand(
  model: Model,
  mode: KeyMode,
  { key, physical }: Extract<Input, { kind: 'key' }>,
): Step | null {
  if (model.pending.length > 0) return null;
  const { found } = lookupPress(model.keymaps.modes.navigate, [], key, physical);
  const asks =
    found.kind === 'matched' && found.value.kind === 'action' && found.value.action === 'command_line';
  const text = asks ? noCommandText(mode, readable([key])) : null;
  return text === null ? null : warn(model, text);
}

/** Esc after a number takes the number back, and nothing else. */
function escapesCount({ count, pending }: Model, key: Key): boolean {
  return count !== null && pending.length === 0 && key.name === 'Esc';
}

/** A count is for one key. */
function uncounted([model, effects]: Step): Step {
  return [model.count === null ? model : { ...model, count: null }, effects];
}

interface ModeAnswer extends KeyAnswer {
  readonly mode: KeyMode;
}

/**
 * What a press means in a mode. While a search is on, its keys come first; behind those of selected rows come those of
 * plugins, which the list has in any case.
 */
function answerTo(
  model: Model,
  mode: KeyMode,
  { key, physical }: Extract<Input, { kind: 'key' }>,
  isCommand: boolean,
): ModeAnswer {
  const ask = (asked: KeyMode): ModeAnswer => ({
    ...lookupPress(model.keymaps.modes[asked], model.pending, key, isCommand ? physical : undefined),
    mode: asked,
  });
  if (model.search !== null && model.pending.length === 0 && (mode === 'navigate' || mode === 'visual')) {
    const match = ask('matches');
    if (match.found.kind === 'matched') return match;
  }
  const answer = ask(mode);
  if (mode !== 'visual' || answer.found.kind !== 'not_found') return answer;
  const ofPlugin = ask('navigate');
  return isPlugins(model, ofPlugin) ? ofPlugin : answer;
}

function isPlugins(model: Model, { found, key }: KeyAnswer): boolean {
  if (found.kind === 'matched') return found.value.kind !== 'action';
  if (found.kind !== 'pending') return false;
  const node = nodeAfter(model.keymaps.modes.navigate, [...model.pending, key]);
  return node !== undefined && entries(node).some(({ value }) => value.kind !== 'action');
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
      return typePrompt(model, text);
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

/** Text from the clipboard: into the line that is typed, or into the list as rows. */
export function paste(model: Model, text: string): Step {
  const mode = keyModeOf(model);
  return mode === 'navigate' || mode === 'visual'
    ? pasteText({ ...model, pending: [], whichKey: false, count: null }, text)
    : takeText(model, text);
}

/** Does what was chosen by its name. */
export function runErrand(model: Model, errand: Errand): Step {
  switch (errand.kind) {
    case 'action':
      return NAVIGATE_DEEDS[errand.action](model);
    case 'plugin_action':
      return invokeAction(model, errand.plugin, errand.action);
    case 'gallery':
      return openGallery(model);
    case 'plugin_command':
      return pluginCommand(model, errand.words);
    case 'app_command':
      return appCommand(model, errand.words);
    case 'filter':
      return filterBy(model, errand.text);
    case 'save_filter':
      return saveFilter(model, errand.name);
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
  return [model, [{ kind: 'after', name: 'which_key', ms: model.config.config.whichKeyDelay, due }]];
}

function run(model: Model, mode: KeyMode, binding: Binding): Step {
  if (binding.kind === 'plugin') return invokeAction(model, binding.plugin, binding.action);
  if (binding.kind === 'idle') {
    const reason = model.plugins.find(({ name }) => name === binding.plugin)?.reason ?? null;
    return warn(model, idleKeyText(binding.plugin, binding.state, reason));
  }
  const deeds: Readonly<Record<string, Deed | undefined>> = DEEDS[mode];
  const deed = deeds[binding.action];
  if (!deed) throw new Error(`${mode} mode has no deed for ${binding.action}`);
  return deed(model);
}
