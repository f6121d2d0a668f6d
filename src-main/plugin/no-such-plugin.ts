import { err, type Result } from '../../src-core/lib/result';
import { cleanLine } from '../../src-core/plugin/clean-text';

/** What is said of a name that no plugin has. */
export function noSuchPlugin(name: string): Result<never, string> {
  return err(`there is no plugin ${cleanLine(name, 40)}`);
}
