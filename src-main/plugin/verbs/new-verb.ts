/** `new`. */
import { said, type VerbDeed } from './verb-context';

/** Not there yet. */
export const newPlugin: VerbDeed = () => said('error', 'not there yet');
