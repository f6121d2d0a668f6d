/**
 * Text that comes from a plugin, made harmless before it stands anywhere: in a dialog, a list, the status bar or a
 * todo. Cleaning never fails and never grows the text.
 */

/** C0, DEL, C1 and the two Unicode line ends: with them a text could leave its line or speak to a terminal. */
const CONTROL = /[\p{Cc}\u2028\u2029]/gu;

/** The same, but a description may have line ends and tabs. */
const CONTROL_BUT_LINES = /(?![\n\t])[\p{Cc}\u2028\u2029]/gu;

/**
 * Characters without a shape of their own (format characters, fillers, tags): they reorder, hide or disguise text.
 * The joiners stay: emoji and several scripts need them.
 */
const INVISIBLE = /(?![\u200c\u200d])\p{Cf}|\u034f|\u115f|\u1160|\u3164|\uffa0|\u180b|\u180c|\u180d|\u180f/gu;

/** Half of a character; cannot be stored as UTF-8. */
const LONE_SURROGATE = /\p{Cs}/gu;

/** More marks on one letter than any language writes: they would paint over the lines around. */
const MARK_FLOOD = /(\p{M}{4})\p{M}+/gu;

/** One line, nothing invisible, no more than `max` code points; what is cut off is marked by `…`. */
export function cleanLine(text: string, max: number): string {
  const line = text
    .slice(0, max * 8) // a bound for the work below, far above what survives it
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(CONTROL, ' ')
    .replace(INVISIBLE, '')
    .replace(MARK_FLOOD, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  const points = [...line];
  return points.length <= max ? line : `${points.slice(0, max - 1).join('')}…`;
}

/** A cleaned line in the host's quotation marks, which the text itself cannot close. */
export function quoteLine(text: string, max: number): string {
  return `“${cleanLine(text, max).replace(/["“”„‟«»]/gu, "'")}”`;
}

/** Todo content as a plugin sends it: one line; everything a user could type stays. */
export function cleanContent(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd').replace(CONTROL, ' ').trim();
}

/** A description as a plugin sends it: lines and tabs stay. */
export function cleanDescription(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd').replace(/\r\n?/g, '\n').replace(CONTROL_BUT_LINES, ' ');
}
