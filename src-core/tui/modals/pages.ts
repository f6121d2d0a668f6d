/** What covers the list only to be read or looked through: a command can be given over it, and it is there again after. */
import type { Modal } from '../modal';

/** Boxes that a command line opens over; any other gives way to it, or must be answered first. */
const PAGES: ReadonlySet<Modal['kind']> = new Set([
  'help',
  'plugins',
  'gallery',
  'report',
  'provenance',
  'statistics',
]);

/** Whether it is such a box. */
export function isPage(modal: Modal | null): modal is Modal {
  return modal !== null && PAGES.has(modal.kind);
}

/** What comes back when it is closed; null for the list. */
export function underOf(modal: Modal): Modal | null {
  return 'under' in modal ? (modal.under ?? null) : null;
}

/** The first box that fits, from the one on top down through what it covers; null for none. */
export function covered<M extends Modal>(modal: Modal | null, fits: (modal: Modal) => modal is M): M | null {
  if (modal === null) return null;
  return fits(modal) ? modal : covered(underOf(modal), fits);
}

/** The boxes with another one in the place of `from`, wherever among them it is. */
export function replaced(modal: Modal | null, from: Modal, to: Modal | null): Modal | null {
  if (modal === null || modal === from) return modal === null ? null : to;
  if (!('under' in modal) || !modal.under) return modal;
  return { ...modal, under: replaced(modal.under, from, to) };
}
