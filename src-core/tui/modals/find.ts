import type { Hit } from '../../todo/days';
import { sameList } from '../../todo/todo';
import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import { openList } from '../mirror';
import type { FindModal } from '../modal';
import type { Model } from '../model';
import { tellLeftOut } from '../status';
import { andThen, type Step, still } from '../step';
import { EMPTY_INPUT, insertText, type TextInput } from '../text-input';
import { dialogLines } from './dialog-lines';
import { firstShown, moved } from './list-window';
import { projectOpened } from './project-changes';

/** Lines above the hits that stand still: what is typed. */
export const FIND_HEADER = 1;

/** The longest search text, in UTF-16 units; main takes no more. */
const MAX_FIND_LENGTH = 200;

/** A line of the hits: the list they are in, or one of them. */
export type FindRow =
  | { readonly kind: 'list'; readonly hit: Hit }
  | { readonly kind: 'hit'; readonly hit: Hit; readonly index: number };

/** Opens the search with nothing typed. */
export function openFind(model: Model): Step {
  const nothing = { input: EMPTY_INPUT, found: null, accepting: false, cursor: 0, scroll: 0 };
  return still({ ...model, modal: { kind: 'find', ...nothing } });
}

/** What each action does while something is looked for in all lists. */
export const FIND_DEEDS: Deeds<'find'> = {
  move_up: (model) => moveFind(model, -1),
  move_down: (model) => moveFind(model, 1),
  half_page_down: (model) => moveFind(model, halfPage(model)),
  half_page_up: (model) => moveFind(model, -halfPage(model)),
  accept: (model) => withModal(model, (modal) => accept(model, modal)),
  close: (model) => still({ ...model, modal: null }),
  ...textDeeds((edit) => (model: Model) => editFind(model, edit)),
};

/** Puts text into the search. */
export function typeFind(model: Model, text: string): Step {
  if (model.modal?.kind !== 'find') return still(model);
  const { input, leftOut } = insertText(model.modal.input, text, MAX_FIND_LENGTH);
  return andThen(
    editFind(model, () => input),
    (after) => tellLeftOut(after, leftOut),
  );
}

/** Takes what was found; an answer to other words than those in the line comes too late. */
export function takeFound(model: Model, text: string, hits: readonly Hit[]): Step {
  return withModal(model, (modal) => {
    if (wordsOf(modal) !== text) return still(model);
    const next: FindModal = { ...modal, found: { of: text, hits }, accepting: false, cursor: 0, scroll: 0 };
    const after: Model = { ...model, modal: next };
    return modal.accepting ? accept(after, next) : still(after);
  });
}

/** The lists could not be searched. */
export function findFailed(model: Model): Model {
  const { modal } = model;
  return modal?.kind === 'find' ? { ...model, modal: { ...modal, accepting: false } } : model;
}

/** The words that are looked for: without blanks around them. */
export function wordsOf({ input }: Pick<FindModal, 'input'>): string {
  return input.text.trim();
}

/** The hits that are shown: those of the words, or of the words before as long as these are on their way. */
export function hitsOf(modal: FindModal): readonly Hit[] {
  return wordsOf(modal) === '' ? [] : (modal.found?.hits ?? []);
}

/** The lines of the hits: each list once, its hits below. */
export function findRows(hits: readonly Hit[]): FindRow[] {
  return hits.flatMap((hit, index): FindRow[] => {
    const before = hits[index - 1];
    const row: FindRow = { kind: 'hit', hit, index };
    return before && sameList(before.list, hit.list) ? [row] : [{ kind: 'list', hit }, row];
  });
}

/** The line of the hit under the cursor. */
export function cursorLine({ cursor }: FindModal, rows: readonly FindRow[]): number {
  return rows.findIndex((row) => row.kind === 'hit' && row.index === cursor);
}

/** The cursor by so many hits. */
export function moveFind(model: Model, by: number): Step {
  return withModal(model, (modal) => {
    const hits = hitsOf(modal);
    const { cursor } = moved(modal, by, Math.max(1, hits.length), 1);
    return still({ ...model, modal: scrolled(model, { ...modal, cursor }) });
  });
}

/** Chooses the hit in that line of the terminal; a second press goes there. */
export function clickFind(model: Model, y: number, double: boolean): Step {
  return withModal(model, (modal) => {
    const rows = findRows(hitsOf(modal));
    const lines = dialogLines(model.size, rows.length, FIND_HEADER, true);
    const first = firstShown(cursorLine(modal, rows), lines.count, rows.length, modal.scroll);
    const row = y >= lines.y && y < lines.y + lines.count ? rows[first + y - lines.y] : undefined;
    if (row?.kind !== 'hit') return still(model);
    return double
      ? goTo(model, row.hit)
      : still({ ...model, modal: { ...modal, cursor: row.index, scroll: first } });
  });
}

/** The first hit stands under the name of its list. */
function scrolled(model: Model, modal: FindModal): FindModal {
  const rows = findRows(hitsOf(modal));
  const line = cursorLine(modal, rows);
  const wanted = rows[line - 1]?.kind === 'list' ? Math.min(modal.scroll, line - 1) : modal.scroll;
  return { ...modal, scroll: firstShown(line, shownLines(model), rows.length, wanted) };
}

/** Goes to the hit under the cursor; hits of other words than those in the line are not meant. */
function accept(model: Model, modal: FindModal): Step {
  const words = wordsOf(modal);
  if (words !== '' && modal.found?.of !== words) {
    return still({ ...model, modal: { ...modal, accepting: true } });
  }
  const hit = hitsOf(modal)[modal.cursor];
  return hit ? goTo(model, hit) : still(model);
}

/** Opens the list of a hit with the cursor on it. */
function goTo(model: Model, { list, id }: Hit): Step {
  const closed: Model = { ...model, modal: null, filter: null };
  return andThen(projectOpened(closed, list.project), (after) => openList(after, list, id));
}

function editFind(model: Model, edit: (input: TextInput) => TextInput): Step {
  return withModal(model, (modal) => {
    const next: FindModal = { ...modal, input: edit(modal.input), accepting: false };
    const text = wordsOf(next);
    if (text === wordsOf(modal)) return still({ ...model, modal: next });
    if (text === '') return still({ ...model, modal: { ...next, found: null, cursor: 0, scroll: 0 } });
    return [{ ...model, modal: next }, [{ kind: 'find_everywhere', text }]];
  });
}

function shownLines({ size }: Model): number {
  return dialogLines(size, 0, FIND_HEADER, true).count;
}

function halfPage(model: Model): number {
  return Math.max(1, Math.floor(shownLines(model) / 2));
}

function withModal(model: Model, deed: (modal: FindModal) => Step): Step {
  return model.modal?.kind === 'find' ? deed(model.modal) : still(model);
}
