import { MAX_COMMAND_LINE } from '../../app/command-memory';
import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import type { Errand } from '../input';
import type { CommandModal, Completing, Modal } from '../modal';
import type { Model } from '../model';
import type { PathEffect } from '../msg';
import { tellLeftOut } from '../status';
import { andThen, type Step, still } from '../step';
import { inputOf, insertText, type TextInput } from '../text-input';
import { readCommand } from './command-language';
import { type Known, pathBegun, wantsShipped, waysOn } from './command-ways';
import { send } from './errand';
import { isPage, underOf } from './pages';
import { askGallery } from './plugin-tabs';

/** Commands that are remembered until the end. */
const MAX_COMMANDS = 200;

/** What each action does in the command line. */
export const COMMAND_DEEDS: Deeds<'command'> = {
  accept,
  close: (model) => still({ ...model, modal: model.modal && underOf(model.modal) }),
  complete: (model) => andThen(complete(model, 1), askForNames),
  complete_back: (model) => andThen(complete(model, -1), askForNames),
  history_back: (model) => change(model, (modal) => recalled(model, modal, modal.back + 1)),
  history_forward: (model) => change(model, (modal) => recalled(model, modal, modal.back - 1)),
  ...textDeeds((edit) => (model: Model) => editCommand(model, edit)),
};

/** Puts text into the command line. */
export function typeCommand(model: Model, text: string): Step {
  if (model.modal?.kind !== 'command') return still(model);
  const { input, leftOut } = insertText(model.modal.input, text, MAX_COMMAND_LINE);
  return andThen(
    editCommand(model, () => input),
    (after) => tellLeftOut(after, leftOut),
  );
}

/** Runs the command; one that means nothing stays, with the reason. */
function accept(model: Model): Step {
  if (model.modal?.kind !== 'command') return still(model);
  const { modal } = model;
  const line = modal.input.text.trim();
  const read = readCommand(line, model.plugins);
  const { under = null } = modal;
  if (!read.ok) return still({ ...model, modal: { ...modal, completing: null, fault: read.error } });
  if (read.value === null) return still({ ...model, modal: under });
  const commands = [...model.commands.filter((each) => each !== line), line].slice(-MAX_COMMANDS);
  const remember = { kind: 'remember_command', line } as const;
  const known: Model = { ...model, commands };
  if (under !== null && isQuit(read.value)) return [{ ...known, modal: underOf(under) }, [remember]];
  return [send(known, read.value, staysFor(read.value, under)), [remember]];
}

/** Over a page, `q` closes that page as it does in vim and less, and not the window. */
function isQuit(errand: Errand): boolean {
  return errand.kind === 'action' && errand.action === 'quit';
}

/**
 * The page stays for what is told of plugins: its answer is a sentence below the page, or opens over it. All else is
 * about the list, and todos that are generated are shown before they are made: what covers the list gives way to them.
 */
function staysFor(errand: Errand, under: Modal | null): Modal | null {
  if (!isPage(under) || under.kind === 'provenance' || under.kind === 'statistics') return null;
  if (errand.kind === 'plugin_question') return under;
  return errand.kind === 'plugin_command' && errand.words[0] !== 'generate' ? under : null;
}

/** Main is asked where files can stand; else the line goes on at once. */
function complete(model: Model, by: 1 | -1): Step {
  if (model.modal?.kind !== 'command' || model.modal.asking) return still(model);
  const { modal } = model;
  if (modal.completing) return still({ ...model, modal: walked(modal, modal.completing, by) });
  const { text: line, caret } = modal.input;
  const known = knownTo(model);
  const text = pathBegun(line, caret, known);
  if (text === undefined || text.length > MAX_PATH)
    return still({ ...model, modal: walked(modal, waysFrom(modal, known, []), by) });
  const asking: Model = { ...model, modal: { ...modal, asking: { line, caret, by } } };
  return [asking, [{ kind: 'complete_path', text, line, caret }]];
}

/** What main takes as a path. */
const MAX_PATH = 4_096;

/** Takes how a path can go on, if it still stands there. */
export function takePaths(model: Model, { line, caret }: PathEffect, texts: readonly string[]): Step {
  return change(model, (modal) => {
    const { asking, input } = modal;
    if (asking?.line !== line || asking.caret !== caret) return modal;
    const answered: CommandModal = { ...modal, asking: null };
    const isStill = input.text === line && input.caret === caret;
    return isStill ? walked(answered, waysFrom(modal, knownTo(model), texts), asking.by) : answered;
  });
}

/** Main could not say how it goes on. */
export function pathsFailed(model: Model): Model {
  return model.modal?.kind === 'command' ? { ...model, modal: { ...model.modal, asking: null } } : model;
}

function walked(modal: CommandModal, ways: Completing, by: 1 | -1): CommandModal {
  const count = ways.lines.length;
  if (count === 0) return modal;
  const chosen = (ways.chosen + by + (ways.chosen < 0 && by < 0 ? count + 1 : count)) % count;
  // The only way is taken for good: the next Tab completes the next word.
  const completing = count === 1 ? null : { ...ways, chosen };
  return { ...modal, input: inputOf(ways.lines[chosen] ?? ''), completing, fault: null };
}

function waysFrom({ input }: CommandModal, known: Known, paths: readonly string[]): Completing {
  const found = waysOn(input.text, input.caret, known, paths);
  return { lines: found.map(({ line }) => line), words: found.map(({ word }) => word), chosen: -1 };
}

function knownTo({ projects, plugins, gallery, config: { config, themes = [] } }: Model): Known {
  return {
    projects: projects.map(({ name }) => name),
    themes,
    filters: Object.keys(config.filters),
    plugins,
    shipped: (gallery.plugins ?? []).map(({ name }) => name),
  };
}

/** The names of the gallery are asked for as soon as one can be typed, and once: so they are there when Tab is pressed. */
function askForNames(model: Model): Step {
  const { modal, gallery } = model;
  const isKnown = gallery.plugins !== null || gallery.asking || gallery.failed;
  return isKnown || modal?.kind !== 'command' || !wantsShipped(modal.input.text)
    ? still(model)
    : askGallery(model);
}

/** The command that many back from the newest; the line that was being typed comes back at the end. */
function recalled(model: Model, modal: CommandModal, back: number): CommandModal {
  if (back < 0 || back > model.commands.length) return modal;
  const typed = modal.back === 0 ? modal.input.text : modal.typed;
  const text = back === 0 ? typed : (model.commands.at(-back) ?? '');
  return { ...modal, input: inputOf(text), back, typed, completing: null, fault: null };
}

function editCommand(model: Model, edit: (input: TextInput) => TextInput): Step {
  return andThen(
    change(model, (modal) => ({ ...modal, input: edit(modal.input), completing: null, fault: null })),
    askForNames,
  );
}

function change(model: Model, next: (modal: CommandModal) => CommandModal): Step {
  return still(model.modal?.kind === 'command' ? { ...model, modal: next(model.modal) } : model);
}
