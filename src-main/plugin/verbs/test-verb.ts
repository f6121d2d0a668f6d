/** `test`. */
import { said, type VerbDeed } from './verb-context';

/** Not there yet. */
export const test: VerbDeed = () => said('error', 'not there yet');
