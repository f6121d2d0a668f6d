/** `conform`. */
import { said, type VerbDeed } from './verb-context';

/** Not there yet. */
export const conform: VerbDeed = () => said('error', 'not there yet');
