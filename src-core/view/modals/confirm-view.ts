import type { ConfirmedDeed, Modal } from '../../tui/modal';
import type { Model } from '../../tui/model';
import { hintFor } from '../hints';
import { type Line, span } from '../span';
import { type Dialog, dialog } from './dialog';
import { paragraph } from './paragraph';

/** A question with the rows it is about; the keys say what a yes and a no do. */
export function confirmDialog(
  model: Model,
  modal: Extract<Modal, { kind: 'confirm' }>,
  columns: number,
): Dialog {
  const question = paragraph(modal.question, columns, { bold: true });
  const facts = modal.lines.flatMap((text) => paragraph(text, columns, { ink: 'dim', indent: 2 }));
  const warnings = (modal.warnings ?? []).flatMap((text) =>
    paragraph(text, columns, { ink: 'question', indent: 2, bullet: '! ', bulletInk: 'question' }),
  );
  const blocks = [warnings, facts].filter((lines) => lines.length > 0);
  const { title, yes, no } = wordsOf(modal.deed);
  return dialog(title, [...question, ...blocks.flatMap((lines): Line[] => [[span('')], ...lines])], {
    // Keys are named from when they count.
    hints:
      modal.arming?.armed === false
        ? []
        : [
            ...hintFor(model.keymaps, 'confirm', 'confirm', yes),
            ...hintFor(model.keymaps, 'confirm', 'decline', no),
          ],
  });
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
