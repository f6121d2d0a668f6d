import type { ProvenanceEntry } from '../../plugin/provenance';
import type { TodoId } from '../../todo/todo';
import type { Deeds } from '../actions/deed';
import type { ProvenanceModal } from '../modal';
import type { Model } from '../model';
import { inform, SENTENCES } from '../status';
import { type Step, still } from '../step';
import { type DialogLines, dialogLines } from './dialog-lines';
import { openHelpOver } from './help';
import { firstShown, moved } from './list-window';
import { openCommandLine } from './open-command';
import { covered, replaced } from './pages';
import { pluginCommand } from './plugin-commands';

/** Asks who changed the row under the cursor. */
export function openProvenance(model: Model): Step {
  const id = model.cursor;
  if (id === null) return inform(model, SENTENCES.noRow);
  const modal: ProvenanceModal = { kind: 'provenance', id, entries: null, cursor: 0, scroll: 0 };
  return [{ ...model, modal }, [{ kind: 'provenance', id }]];
}

/** Takes main's answer. */
export function takeProvenance(model: Model, id: TodoId, entries: readonly ProvenanceEntry[]): Step {
  const box = boxOf(model, id);
  return still(box ? { ...model, modal: replaced(model.modal, box, { ...box, entries }) } : model);
}

/** Main could not answer. */
export function provenanceFailed(model: Model, id: TodoId): Model {
  const box = boxOf(model, id);
  return box ? { ...model, modal: replaced(model.modal, box, null) } : model;
}

/** The box about that row, which a command line may cover. */
function boxOf({ modal }: Model, id: TodoId): ProvenanceModal | null {
  return covered(modal, (one): one is ProvenanceModal => one.kind === 'provenance' && one.id === id);
}

/** What each action does while the changes of a row are shown. */
export const PROVENANCE_DEEDS: Deeds<'provenance'> = {
  move_up: (model) => move(model, -1),
  move_down: (model) => move(model, 1),
  go_to_first: (model) => move(model, Number.NEGATIVE_INFINITY),
  go_to_last: (model) => move(model, Number.POSITIVE_INFINITY),
  half_page_down: (model) => move(model, halfPage(model)),
  half_page_up: (model) => move(model, -halfPage(model)),
  run_details: (model) =>
    withEntry(model, ({ run, who }) =>
      run === null ? still(model) : pluginCommand({ ...model, modal: null }, ['audit', who]),
    ),
  revert_plugin: (model) =>
    withEntry(model, ({ run, who }) =>
      run === null ? still(model) : openCommandLine(model, `plugin revert ${who} since `),
    ),
  command_line: (model) => openCommandLine(model),
  help: (model) => openHelpOver(model, 'provenance'),
  close: (model) => still({ ...model, modal: null }),
};

/** Scrolls by lines. */
export function wheelProvenance(model: Model, lines: number): Step {
  return move(model, lines);
}

/** Puts the cursor on the change in that line of the terminal. */
export function clickProvenance(model: Model, y: number): Step {
  return withModal(model, (modal) => {
    const count = modal.entries?.length ?? 0;
    const lines = linesFor(model, modal, count);
    const cursor = firstShown(modal.cursor, lines.count, count, modal.scroll) + y - lines.y;
    const isHit = y >= lines.y && y < lines.y + lines.count && cursor < count;
    return still(isHit ? { ...model, modal: { ...modal, cursor } } : model);
  });
}

/** The badges of the row stand above its changes. */
function linesFor(model: Model, modal: ProvenanceModal, count: number): DialogLines {
  return dialogLines(model.size, count, model.decorations.get(modal.id)?.length ?? 0, false);
}

function halfPage(model: Model): number {
  return Math.max(1, Math.floor(dialogLines(model.size, model.size.rows, 0, false).count / 2));
}

function move(model: Model, by: number): Step {
  return withModal(model, (modal) => {
    const count = modal.entries?.length ?? 0;
    const lines = linesFor(model, modal, count).count;
    return still({ ...model, modal: { ...modal, ...moved(modal, by, count, lines) } });
  });
}

function withEntry(model: Model, deed: (entry: ProvenanceEntry) => Step): Step {
  return withModal(model, (modal) => {
    const entry = modal.entries?.[modal.cursor];
    return entry ? deed(entry) : still(model);
  });
}

function withModal(model: Model, deed: (modal: ProvenanceModal) => Step): Step {
  return model.modal?.kind === 'provenance' ? deed(model.modal) : still(model);
}
