/** Refusals to build, in one form. */
import { err, type Result } from '../../../src-core/lib/result';
import { withoutSequences } from '../../../src-core/lib/terminal-sequences';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import { line } from '../../../src-core/plugin/report-lines';
import type { BuildFault } from './built';

/** Lines of a compiler that are passed on. */
export const MAX_OUTPUT_LINES = 200;

/** A refusal; everything is cleaned and bounded here. */
export function faultOf(
  kind: BuildFault['kind'],
  sentence: string,
  output: readonly string[] = [],
): Result<never, BuildFault> {
  const told = cleanLine(sentence, 800);
  const lines = cleanOutput(output);
  const [first, ...others] = lines;
  // One message is in the sentence already; of several the first stays, where its own lines follow it.
  const isTold = first !== undefined && others.length === 0 && told.endsWith(first.trim());
  return err({ kind, sentence: told, output: isTold ? [] : lines });
}

/** Lines without control codes, at most {@link MAX_OUTPUT_LINES}; blanks stay, for carets point at what is above them. */
export function cleanOutput(lines: readonly string[]): string[] {
  const shown = lines.map((one) => line(withoutSequences(one.slice(0, 2_000)).replace(/\p{Cc}/gu, ' ')).text);
  return shown
    .filter((one) => one.trim() !== '')
    .slice(0, MAX_OUTPUT_LINES)
    .map((one) => (one.length > MAX_LINE ? `${one.slice(0, MAX_LINE - 1)}…` : one));
}

/** UTF-16 code units of a line of a compiler. */
const MAX_LINE = 300;
