import type { PreviewQuestion } from '../../plugin/preview';
import type { Deeds } from '../actions/deed';
import type { PreviewModal } from '../modal';
import type { Model } from '../model';
import { type Step, still } from '../step';
import { dialogColumns, dialogLines } from './dialog-lines';
import { firstShown } from './list-window';
import { linesOfRow, type PreviewLines, previewLines, rowAt } from './preview-lines';
import { toggledTicks } from './preview-ticks';
import { enqueue } from './queue';

/** A plugin's run waits for the user: it is shown as soon as nothing else is. */
export function previewAsked(model: Model, question: PreviewQuestion): Step {
  const ticked = new Set(question.rows.map((row) => row.index));
  return still(enqueue(model, { kind: 'preview', question, armed: false, ticked, cursor: 0, scroll: 0 }));
}

/** How long a preview is seen before keys count, in ms: one that was on its way to the list must not answer it. */
const ARMING_MS = 400;

/** Starts the wait when a preview has just opened. */
export function armPreview(before: Model, after: Model): Step {
  const { modal } = after;
  if (modal?.kind !== 'preview' || modal.armed) return still(after);
  const { id } = modal.question;
  if (before.modal?.kind === 'preview' && before.modal.question.id === id) return still(after);
  return [after, [{ kind: 'after', name: 'preview', ms: ARMING_MS, due: { kind: 'preview_armed', id } }]];
}

/** The wait is over. */
export function previewArmed(model: Model, id: string): Step {
  const { modal } = model;
  const isIt = modal?.kind === 'preview' && modal.question.id === id;
  return still(isIt ? { ...model, modal: { ...modal, armed: true } } : model);
}

/** Nobody waits for the answer any more: what was on the screen gives way to the reason, so that no key meant for it reaches the list. */
export function previewWithdrawn(model: Model, id: string): Step {
  const queued = model.queued.filter((modal) => modal.kind !== 'preview' || modal.question.id !== id);
  const { modal } = model;
  if (modal?.kind !== 'preview' || modal.question.id !== id) return still({ ...model, queued });
  const { plugin } = modal.question;
  const text = `${plugin} was stopped: its changes were not made.`;
  return still({ ...model, queued, modal: { kind: 'message', title: plugin, text } });
}

/** What each action does while a run is shown. */
export const PREVIEW_DEEDS: Deeds<'preview'> = {
  move_up: (model) => move(model, -1),
  move_down: (model) => move(model, 1),
  go_to_first: (model) => move(model, Number.NEGATIVE_INFINITY),
  go_to_last: (model) => move(model, Number.POSITIVE_INFINITY),
  half_page_down: (model) => moveHalfPage(model, 1),
  half_page_up: (model) => moveHalfPage(model, -1),
  toggle_tick: (model) =>
    withModal(model, (modal) => still(modal.armed ? { ...model, modal: toggled(modal) } : model)),
  toggle_all: (model) =>
    withModal(model, (modal) => {
      const all = modal.question.rows.map((row) => row.index);
      const ticked = new Set(modal.ticked.size === all.length ? [] : all);
      return still({ ...model, modal: { ...modal, ticked } });
    }),
  apply: (model) => withModal(model, (modal) => answer(model, modal, [...modal.ticked], false)),
  apply_always: (model) => withModal(model, (modal) => answer(model, modal, [...modal.ticked], true)),
  close: (model) => withModal(model, (modal) => answer(model, modal, null, false)),
};

/** What is shown of a preview: its lines, how many of them at once, the first of them, and how many the row has. */
export interface PreviewWindow extends PreviewLines {
  readonly shown: number;
  readonly first: number;
  /** Lines of the row under the cursor. */
  readonly height: number;
}

/** See {@link PreviewWindow}. */
export function previewWindow({ size }: Pick<Model, 'size'>, modal: PreviewModal): PreviewWindow {
  const { question, cursor, scroll } = modal;
  const all = previewLines(question.rows, cursor, dialogColumns(size));
  const { count } = dialogLines(size, all.lines.length, 0, all.opens);
  const height = linesOfRow(all, cursor);
  const first = firstShown(all.starts[cursor] ?? 0, count, all.lines.length, scroll, height);
  return { ...all, shown: count, first, height };
}

/** Moves by rows; a row that is longer than the box is read to its end first. */
export function wheelPreview(model: Model, lines: number): Step {
  return move(model, lines);
}

/** Puts the cursor on the row in that line of the terminal, and takes or leaves the one it is on already. */
export function clickPreview(model: Model, y: number): Step {
  return withModal(model, (modal) => {
    const window = previewWindow(model, modal);
    const { lines, opens, first } = window;
    const place = dialogLines(model.size, lines.length, 0, opens);
    const line = first + y - place.y;
    if (y < place.y || y >= place.y + place.count || line >= lines.length) return still(model);
    const cursor = rowAt(window, line);
    const there =
      cursor === modal.cursor ? toggled(modal) : onRow(model, { ...modal, scroll: first }, cursor);
    return still({ ...model, modal: there });
  });
}

function toggled(modal: PreviewModal): PreviewModal {
  const { rows } = modal.question;
  const row = rows[modal.cursor];
  return row ? { ...modal, ticked: toggledTicks(rows, modal.ticked, row.index) } : modal;
}

function answer(model: Model, modal: PreviewModal, take: readonly number[] | null, always: boolean): Step {
  if (!modal.armed) return still(model);
  const { id } = modal.question;
  return [{ ...model, modal: null }, [{ kind: 'answer_preview', id, take, always }]];
}

function move(model: Model, by: number): Step {
  return withModal(model, (modal) => {
    const scrolled = readOn(previewWindow(model, modal), modal, by);
    return still({ ...model, modal: scrolled ?? onRow(model, modal, modal.cursor + by) });
  });
}

function moveHalfPage(model: Model, way: 1 | -1): Step {
  return withModal(model, (modal) => {
    const window = previewWindow(model, modal);
    const half = way * Math.max(1, Math.floor(window.shown / 2));
    const scrolled = readOn(window, modal, half);
    if (scrolled) return still({ ...model, modal: scrolled });
    const there = rowAt(window, (window.starts[modal.cursor] ?? 0) + half);
    return still({ ...model, modal: onRow(model, modal, there === modal.cursor ? there + way : there) });
  });
}

/** Further in a row that is longer than the box; null where the row ends, and for ways that lead to an end of the list. */
function readOn(window: PreviewWindow, modal: PreviewModal, by: number): PreviewModal | null {
  const { starts, shown, first, height } = window;
  const start = starts[modal.cursor] ?? 0;
  const scroll = Math.max(start, Math.min(start + height - shown, first + by));
  return !Number.isFinite(by) || height <= shown || scroll === first ? null : { ...modal, scroll };
}

/** The cursor on that row, or the nearest there is, which is shown from its first line on. */
function onRow(model: Model, modal: PreviewModal, row: number): PreviewModal {
  const cursor = Math.max(0, Math.min(modal.question.rows.length - 1, row));
  const at = { ...modal, cursor };
  const { starts } = previewWindow(model, at);
  const start = starts[cursor] ?? 0;
  return { ...at, scroll: previewWindow(model, { ...at, scroll: Math.min(modal.scroll, start) }).first };
}

function withModal(model: Model, deed: (modal: PreviewModal) => Step): Step {
  return model.modal?.kind === 'preview' ? deed(model.modal) : still(model);
}
