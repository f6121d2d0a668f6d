import type { ConfirmedDeed, Modal } from '../../tui/modal';
import { type ConfirmLine, confirmLines } from '../../tui/modals/confirm-lines';
import { dialogLines } from '../../tui/modals/dialog-lines';
import type { Model } from '../../tui/model';
import { hintFor } from '../hints';
import { type Line, span } from '../span';
import type { Ink } from '../theme';
import { type Dialog, dialog } from './dialog';

const INKS: Readonly<Record<ConfirmLine['kind'], Ink>> = {
  question: 'text',
  warning: 'question',
  fact: 'dim',
  gap: 'text',
};

/** A question with the rows it is about; the keys say what a yes and a no do, however long it is. */
export function confirmDialog(
  model: Model,
  modal: Extract<Modal, { kind: 'confirm' }>,
  columns: number,
): Dialog {
  const lines = confirmLines(modal, columns);
  const { title, yes, no } = wordsOf(modal.deed);
  const { scroll = 0 } = modal;
  const key = (action: 'confirm' | 'decline', does: string, short: string) =>
    hintFor(model.keymaps, 'confirm', action, does).map((hint) => ({ ...hint, short, stays: true }));
  return dialog(title, lines.map(drawn), {
    scroll,
    note: placeOf(lines.length, dialogLines(model.size, lines.length, 0, false).count, scroll),
    // Keys are named from when they count.
    hints: modal.arming?.armed === false ? [] : [...key('confirm', yes, 'yes'), ...key('decline', no, 'no')],
  });
}

/** Which lines are shown of how many: `1-8 of 31`; empty where all are. */
function placeOf(count: number, shown: number, scroll: number): string {
  if (count <= shown) return '';
  const first = Math.max(0, Math.min(scroll, count - shown));
  return `${first + 1}-${first + shown} of ${count}`;
}

function drawn({ kind, lead, text }: ConfirmLine): Line {
  const ink = INKS[kind];
  return [span(lead, kind === 'warning' ? ink : 'text'), { text, ink, bold: kind === 'question' }];
}

function wordsOf(deed: ConfirmedDeed): { readonly title: string; readonly yes: string; readonly no: string } {
  if (deed.kind === 'command') return { title: deed.title, yes: deed.yes, no: 'keep' };
  return DEEDS[deed.kind === 'plugin' ? deed.verb : deed.kind];
}

/** What each deed is called in its question. */
const DEEDS = {
  delete_todos: { title: 'Delete', yes: 'delete', no: 'keep' },
  delete_project: { title: 'Delete project', yes: 'delete', no: 'keep' },
  revoke: { title: 'Revoke', yes: 'revoke', no: 'keep' },
  rollback: { title: 'Roll back', yes: 'roll back', no: 'keep' },
  show_never: { title: 'Preview', yes: 'never show', no: 'as it was' },
  remove: { title: 'Remove', yes: 'remove', no: 'keep' },
  keep: { title: 'Keep', yes: 'end the trial', no: 'go on trying' },
} as const;
