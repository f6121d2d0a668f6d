/** From a press to a deed: which mode is on, what the keymap says, and where text goes that no key is bound to. */
import type { KeyMode } from '../keymap/action';
import { typedText } from '../keymap/key';
import { type Binding, lookupPress } from '../keymap/keymap';
import { MAX_CONTENT_LENGTH } from '../todo/todo';
import type { Deed, Deeds } from './actions/deed';
import { EDIT_DEEDS, editTyped, NAVIGATE_DEEDS } from './actions/list-deeds';
import type { Input } from './input';
import { CONFIRM_DEEDS } from './modals/confirm';
import { HELP_DEEDS, PROMPT_DEEDS, typeFilter } from './modals/help';
import { NOTICE_DEEDS } from './modals/notice';
import { PLUGINS_DEEDS } from './modals/plugins';
import type { Model } from './model';
import { tellLeftOut } from './status';
import { type Step, still } from './step';
import { insertText } from './text-input';

/** How long a sequence may stay unfinished before the box with what can follow opens, in ms. */
const WHICH_KEY_MS = 400;

const DEEDS: { readonly [M in KeyMode]: Deeds<M> } = {
  navigate: NAVIGATE_DEEDS,
  edit: EDIT_DEEDS,
  prompt: PROMPT_DEEDS,
  help: HELP_DEEDS,
  plugins: PLUGINS_DEEDS,
  confirm: CONFIRM_DEEDS,
  notice: NOTICE_DEEDS,
};

/** What keys mean at the moment. */
export function keyModeOf(model: Model): KeyMode {
  const { modal } = model;
  if (modal === null) return model.mode;
  return modal.kind === 'help' && modal.filtering ? 'prompt' : modal.kind;
}

/** Does what a press means. */
export function press(model: Model, { key, physical }: Extract<Input, { kind: 'key' }>): Step {
  const mode = keyModeOf(model);
  const text = mode === 'edit' || mode === 'prompt' ? typedText(key) : '';
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

/** Puts text where the caret is, and says what of it found no room; text without a caret is left. */
export function takeText(model: Model, text: string): Step {
  const mode = keyModeOf(model);
  if (mode === 'prompt') return typeFilter(model, text);
  if (mode !== 'edit' || !model.editing) return still(model);
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
  if (binding.kind === 'plugin') {
    const { plugin, action } = binding;
    const list = model.list.key;
    return [model, [{ kind: 'invoke_plugin_action', plugin, action, list, selected: model.cursor }]];
  }
  const deeds: Readonly<Record<string, Deed | undefined>> = DEEDS[mode];
  const deed = deeds[binding.action];
  if (!deed) throw new Error(`${mode} mode has no deed for ${binding.action}`);
  return deed(model);
}
