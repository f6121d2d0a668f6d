/** Verbs about trials and the gallery: gallery, try, trial, keep. */
import { said, type VerbDeed } from './verb-context';

/** Not there yet. */
export const gallery: VerbDeed = () => said('error', 'not there yet');

/** Not there yet. */
export const tryOut: VerbDeed = () => said('error', 'not there yet');

/** Not there yet. */
export const trial: VerbDeed = () => said('error', 'not there yet');

/** Not there yet. */
export const keep: VerbDeed = () => said('error', 'not there yet');
