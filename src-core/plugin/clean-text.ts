/**
 * Text that comes from a plugin, made harmless before it stands anywhere: in a dialog, a list, the status bar or a
 * todo. Cleaning never fails and never grows the text. Terminal sequences go whole: nobody types them, and a plugin that
 * passes on what a program printed would litter the list with `[31m`.
 */

import { cleanText } from '../lib/clean-text';
import { withoutSequences } from '../lib/terminal-sequences';

/** C0, DEL, C1 and the two Unicode line ends: with them a text could leave its line or speak to a terminal. */
const CONTROL = /[\p{Cc}\u2028\u2029]/gu;

/** The same, but a description may have line ends and tabs. */
const CONTROL_BUT_LINES = /(?![\n\t])[\p{Cc}\u2028\u2029]/gu;

/** Half of a character; cannot be stored as UTF-8. */
const LONE_SURROGATE = /\p{Cs}/gu;

/** One line, nothing invisible, no terminal sequences, no more than `max` code points; what is cut off is marked by `…`. */
export function cleanLine(text: string, max: number): string {
  return cleanRecord(withoutSequences(text.slice(0, max * WORK)), max);
}

/** A bound for the work, far above what survives it. */
const WORK = 8;

/**
 * The same for what is kept as evidence of what a plugin did: terminal sequences lose their teeth and stay readable,
 * for within one a plugin could hide what it asked for.
 */
export function cleanRecord(text: string, max: number): string {
  const bounded = text.slice(0, max * WORK);
  const line = cleanText(bounded.replace(CONTROL, ' ')).replace(/\s+/gu, ' ').trim();
  const points = [...line];
  return points.length <= max ? line : `${points.slice(0, max - 1).join('')}…`;
}

/** A cleaned line in the host's quotation marks, which the text itself cannot close. */
export function quoteLine(text: string, max: number): string {
  return `“${cleanLine(text, max).replace(/["“”„‟«»]/gu, "'")}”`;
}

/** Todo content as a plugin sends it: one line without terminal sequences; everything a user could type stays. */
export function plainContent(text: string): string {
  return withoutSequences(text).replace(LONE_SURROGATE, '\ufffd').replace(CONTROL, ' ').trim();
}

/** A description as a plugin sends it: lines and tabs stay. */
export function plainDescription(text: string): string {
  return withoutSequences(text)
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL_BUT_LINES, ' ');
}
