import type { KeyMode } from '../../keymap/action';
import type { Deeds } from '../actions/deed';
import type { Modal } from '../modal';
import type { Model } from '../model';
import { tellLeftOut } from '../status';
import { andThen, type Step, still } from '../step';
import { EMPTY_INPUT, insertText, type TextInput } from '../text-input';
import { dialogLines } from './dialog-lines';
import { BOX_HEADINGS, type HelpRow, helpRows } from './help-rows';
import { openCommandLine } from './open-command';

/** The help over the list. */
export type HelpModal = Extract<Modal, { kind: 'help' }>;

/** Lines above the help that stand still: the search. */
export const HELP_HEADER = 1;

/** The longest search text, in UTF-16 units. */
const MAX_FILTER_LENGTH = 200;

/** Opens the help at its first line. */
export function openHelp(model: Model): Step {
  return still({ ...model, modal: { kind: 'help', filter: EMPTY_INPUT, filtering: false, scroll: 0 } });
}

/** Opens the help over a box, at the keys that work there; the box comes back when it is closed. */
export function openHelpOver(model: Model, mode: KeyMode): Step {
  const modal: HelpModal = {
    kind: 'help',
    filter: EMPTY_INPUT,
    filtering: false,
    scroll: 0,
    under: model.modal,
  };
  const line = helpLines(model, modal).findIndex(
    (row) => row.kind === 'heading' && row.title === BOX_HEADINGS[mode],
  );
  return scrollHelp({ ...model, modal }, Math.max(0, line));
}

/** The lines of the help as it is searched now. */
export function helpLines(model: Model, modal: HelpModal): readonly HelpRow[] {
  return helpRows(model.keymaps, modal.filter.text);
}

/** What each action does while the help is open. */
export const HELP_DEEDS: Deeds<'help'> = {
  move_up: (model) => scrollHelp(model, -1),
  move_down: (model) => scrollHelp(model, 1),
  go_to_first: (model) => scrollHelp(model, Number.NEGATIVE_INFINITY),
  go_to_last: (model) => scrollHelp(model, Number.POSITIVE_INFINITY),
  half_page_down: (model) => scrollHelp(model, halfPage(model)),
  half_page_up: (model) => scrollHelp(model, -halfPage(model)),
  search: (model) => change(model, (modal) => ({ ...modal, filtering: true })),
  command_line: (model) => openCommandLine(model),
  close: (model) => change(model, ({ under = null }) => under),
};

/** What was found stays. */
export function keepFilter(model: Model): Step {
  return change(model, (modal) => ({ ...modal, filtering: false }));
}

/** Everything is shown again. */
export function showAll(model: Model): Step {
  return change(model, (modal) => ({ ...modal, filter: EMPTY_INPUT, filtering: false, scroll: 0 }));
}

/** Puts text into the search. */
export function typeFilter(model: Model, text: string): Step {
  if (model.modal?.kind !== 'help') return still(model);
  const { input, leftOut } = insertText(model.modal.filter, text, MAX_FILTER_LENGTH);
  return andThen(
    editFilter(model, () => input),
    (after) => tellLeftOut(after, leftOut),
  );
}

/** Scrolls by lines, from the first line to where the last one stands at the bottom. */
export function scrollHelp(model: Model, lines: number): Step {
  return change(model, (modal) => {
    const content = helpLines(model, modal).length;
    const last = Math.max(0, content - dialogLines(model.size, content, HELP_HEADER, true).count);
    return { ...modal, scroll: Math.max(0, Math.min(last, modal.scroll + lines)) };
  });
}

function halfPage(model: Model): number {
  return Math.max(1, Math.floor(dialogLines(model.size, 0, HELP_HEADER, true).count / 2));
}

/** Changes what is searched for; the first line found stands at the top. */
export function editFilter(model: Model, edit: (input: TextInput) => TextInput): Step {
  return change(model, (modal) => ({ ...modal, filter: edit(modal.filter), scroll: 0 }));
}

function change(model: Model, next: (modal: HelpModal) => Modal | null): Step {
  return still(model.modal?.kind === 'help' ? { ...model, modal: next(model.modal) } : model);
}
