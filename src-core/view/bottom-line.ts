import type { CommandModal, FilterModal, Modal, SearchModal } from '../tui/modal';

/** What is typed at the bottom while the list stays in sight. */
export type BottomLine = CommandModal | SearchModal | FilterModal;

/** Whether the modal is one of them. */
export function isBottomLine(modal: Modal | null): modal is BottomLine {
  return modal?.kind === 'command' || modal?.kind === 'search' || modal?.kind === 'filter';
}
