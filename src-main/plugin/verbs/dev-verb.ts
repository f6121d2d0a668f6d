/** `dev`. */
import { said, type VerbDeed } from './verb-context';

/** Not there yet. */
export const dev: VerbDeed = () => said('error', 'not there yet');
