import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import type { PaletteModal } from '../modal';
import type { Model } from '../model';
import { tellLeftOut } from '../status';
import { andThen, type Step, still } from '../step';
import { insertText, type TextInput } from '../text-input';
import { dialogLines } from './dialog-lines';
import { send } from './errand';
import { firstShown, moved } from './list-window';
import { openCommandLine } from './open-command';
import { foundEntries, type PaletteEntry } from './palette-entries';

/** Lines above the entries that stand still: what is typed. */
export const PALETTE_HEADER = 1;

/** The longest search text, in UTF-16 units. */
const MAX_SEARCH_LENGTH = 200;

/** What each action does in the palette. */
export const PALETTE_DEEDS: Deeds<'palette'> = {
  move_up: (model) => movePalette(model, -1),
  move_down: (model) => movePalette(model, 1),
  half_page_down: (model) => movePalette(model, halfPage(model)),
  half_page_up: (model) => movePalette(model, -halfPage(model)),
  accept: (model) => withChosen(model, (entry) => run(model, entry)),
  complete: (model) =>
    withChosen(model, ({ command }) => (command === null ? still(model) : openCommandLine(model, command))),
  close: (model) => still({ ...model, modal: null }),
  ...textDeeds((edit) => (model: Model) => editSearch(model, edit)),
};

/** Puts text into the search. */
export function typePalette(model: Model, text: string): Step {
  if (model.modal?.kind !== 'palette') return still(model);
  const { input, leftOut } = insertText(model.modal.input, text, MAX_SEARCH_LENGTH);
  return andThen(
    editSearch(model, () => input),
    (after) => tellLeftOut(after, leftOut),
  );
}

/** The cursor by so many entries. */
export function movePalette(model: Model, by: number): Step {
  return change(model, (modal) => {
    const count = entriesOf(model, modal).length;
    return { ...modal, ...moved(modal, by, count, shownLines(model)) };
  });
}

/** Chooses the entry in that line of the terminal; a second press does it. */
export function clickPalette(model: Model, y: number, double: boolean): Step {
  const { modal } = model;
  if (modal?.kind !== 'palette') return still(model);
  const entries = entriesOf(model, modal);
  const lines = dialogLines(model.size, entries.length, PALETTE_HEADER, true);
  const at = firstShown(chosenOf(modal, entries), lines.count, entries.length, modal.scroll) + y - lines.y;
  const entry = y >= lines.y && y < lines.y + lines.count ? entries[at] : undefined;
  if (!entry) return still(model);
  return double ? run(model, entry) : still({ ...model, modal: { ...modal, cursor: at } });
}

/** The entries as they are searched now. */
export function entriesOf(model: Model, modal: PaletteModal): readonly PaletteEntry[] {
  return foundEntries(model, modal.input.text);
}

/** Which entry is chosen: there may be fewer than there were, when plugins have gone. */
export function chosenOf({ cursor }: PaletteModal, entries: readonly PaletteEntry[]): number {
  return Math.min(cursor, entries.length - 1);
}

function run(model: Model, { errand, command }: PaletteEntry): Step {
  return errand === null ? openCommandLine(model, command ?? '') : still(send(model, errand));
}

/** The best one stands under the cursor. */
function editSearch(model: Model, edit: (input: TextInput) => TextInput): Step {
  return change(model, (modal) => ({ ...modal, input: edit(modal.input), cursor: 0, scroll: 0 }));
}

function shownLines({ size }: Model): number {
  return dialogLines(size, 0, PALETTE_HEADER, true).count;
}

function halfPage(model: Model): number {
  return Math.max(1, Math.floor(shownLines(model) / 2));
}

function withChosen(model: Model, deed: (entry: PaletteEntry) => Step): Step {
  const { modal } = model;
  if (modal?.kind !== 'palette') return still(model);
  const entries = entriesOf(model, modal);
  const entry = entries[chosenOf(modal, entries)];
  return entry ? deed(entry) : still(model);
}

function change(model: Model, next: (modal: PaletteModal) => PaletteModal): Step {
  return still(model.modal?.kind === 'palette' ? { ...model, modal: next(model.modal) } : model);
}
