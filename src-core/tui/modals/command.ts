import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import type { CommandModal } from '../modal';
import type { Model } from '../model';
import { tellLeftOut } from '../status';
import { andThen, type Step, still } from '../step';
import { inputOf, insertText, type TextInput } from '../text-input';
import { readCommand, waysOn } from './command-language';
import { send } from './errand';

/** The longest command, in UTF-16 units. */
const MAX_COMMAND_LENGTH = 8_000;

/** Commands that are remembered. */
const MAX_COMMANDS = 200;

/** What each action does in the command line. */
export const COMMAND_DEEDS: Deeds<'command'> = {
  accept,
  close: (model) => still({ ...model, modal: null }),
  complete: (model) => change(model, (modal) => completed(model, modal, 1)),
  complete_back: (model) => change(model, (modal) => completed(model, modal, -1)),
  history_back: (model) => change(model, (modal) => recalled(model, modal, modal.back + 1)),
  history_forward: (model) => change(model, (modal) => recalled(model, modal, modal.back - 1)),
  ...textDeeds((edit) => (model: Model) => editCommand(model, edit)),
};

/** Puts text into the command line. */
export function typeCommand(model: Model, text: string): Step {
  if (model.modal?.kind !== 'command') return still(model);
  const { input, leftOut } = insertText(model.modal.input, text, MAX_COMMAND_LENGTH);
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
  if (!read.ok) return still({ ...model, modal: { ...modal, completing: null, fault: read.error } });
  if (read.value === null) return still({ ...model, modal: null });
  const commands = [...model.commands.filter((each) => each !== line), line].slice(-MAX_COMMANDS);
  return still(send({ ...model, commands }, read.value));
}

function completed(model: Model, modal: CommandModal, by: 1 | -1): CommandModal {
  const ways = modal.completing ?? startCompleting(model, modal);
  const count = ways.lines.length;
  if (count === 0) return modal;
  const chosen = (ways.chosen + by + (ways.chosen < 0 && by < 0 ? count + 1 : count)) % count;
  // The only way is taken for good: the next Tab completes the next word.
  const completing = count === 1 ? null : { ...ways, chosen };
  return { ...modal, input: inputOf(ways.lines[chosen] ?? ''), completing, fault: null };
}

function startCompleting(model: Model, { input }: CommandModal): NonNullable<CommandModal['completing']> {
  const filters = Object.keys(model.config.config.filters);
  const known = { projects: [model.list.projectName], themes: [], filters };
  const found = waysOn(input.text, input.caret, model.plugins, known);
  return { lines: found.map(({ line }) => line), words: found.map(({ word }) => word), chosen: -1 };
}

/** The command that many back from the newest; the line that was being typed comes back at the end. */
function recalled(model: Model, modal: CommandModal, back: number): CommandModal {
  if (back < 0 || back > model.commands.length) return modal;
  const typed = modal.back === 0 ? modal.input.text : modal.typed;
  const text = back === 0 ? typed : (model.commands.at(-back) ?? '');
  return { ...modal, input: inputOf(text), back, typed, completing: null, fault: null };
}

function editCommand(model: Model, edit: (input: TextInput) => TextInput): Step {
  return change(model, (modal) => ({ ...modal, input: edit(modal.input), completing: null, fault: null }));
}

function change(model: Model, next: (modal: CommandModal) => CommandModal): Step {
  return still(model.modal?.kind === 'command' ? { ...model, modal: next(model.modal) } : model);
}
