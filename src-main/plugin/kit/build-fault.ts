/** Refusals to build, in one form. */
import { err, type Result } from '../../../src-core/lib/result';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import type { BuildFault } from './build';

/** Lines of a compiler that are passed on. */
export const MAX_OUTPUT_LINES = 200;

/** A refusal; everything is cleaned and bounded here. */
export function faultOf(
  kind: BuildFault['kind'],
  sentence: string,
  output: readonly string[] = [],
): Result<never, BuildFault> {
  const lines = output.slice(0, MAX_OUTPUT_LINES).map((one) => cleanLine(one, 300));
  return err({ kind, sentence: cleanLine(sentence, 800), output: lines });
}
