import type { GalleryPlugin } from '../plugin/gallery';

/** The plugins that come with the application, as main last told of them. */
export interface Gallery {
  /** Null until they have been told for the first time. */
  readonly plugins: readonly GalleryPlugin[] | null;
  /** Whether main has been asked and has not answered. */
  readonly asking: boolean;
  /** Something changed while main was asked: its answer is old, and it is asked once more. */
  readonly again: boolean;
  /** Whether main could not answer the last time. */
  readonly failed: boolean;
}

/** The gallery that nobody has asked for yet. */
export const UNKNOWN_GALLERY: Gallery = { plugins: null, asking: false, again: false, failed: false };
