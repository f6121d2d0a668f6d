/** `pack`. */
import { said, type VerbDeed } from './verb-context';

/** Not there yet. */
export const pack: VerbDeed = () => said('error', 'not there yet');
