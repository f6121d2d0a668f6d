/**
 * What a terminal would take for an order, taken out whole: without its introducer alone, `[31m` would stay behind as
 * litter. Forms after ECMA-48 (5.4, 5.6) and what xterm makes of the malformed. It leaves single controls that begin
 * nothing to `cleanText`, and is no substitute for it.
 */

/** Parameters, intermediates and the final character of a control sequence; a cut off one may lack its end. */
const AFTER_CSI = '[0-?]*[ -/]*[@-~]?';

/** A command string runs to its terminator (BEL, ST), is given up by CAN and SUB, and may not leave its line. */
const COMMAND_STRING =
  '[^\\x07\\x18\\x1a\\x1b\\x9c\\r\\n\\u2028\\u2029]*(?:[\\x07\\x18\\x1a\\x9c]|\\x1b\\\\)?';

const SEQUENCES = new RegExp(
  [
    `(?:\\x1b\\[|\\x9b)${AFTER_CSI}`,
    // DCS, SOS, OSC, PM, APC.
    `(?:\\x1b[PX\\]^_]|[\\x90\\x98\\x9d\\x9e\\x9f])${COMMAND_STRING}`,
    // Any other escape sequence; an escape before none of them.
    '\\x1b(?:[ -/]*[0-~])?',
    '[\\x80-\\x84\\x86-\\x8f\\x91-\\x97\\x99\\x9a\\x9c]',
  ].join('|'),
  'g',
);

/** Whether there is anything to look for: nearly all text ends here. */
const CONTROL = /\p{Cc}/u;

/**
 * The text without escape sequences, control sequences and command strings, whichever way they are introduced (ESC or
 * C1). Text without ESC and C1 comes back as it is; the next line (U+0085) stays, for it ends a line. Takes time in
 * proportion to the text.
 */
export function withoutSequences(text: string): string {
  return CONTROL.test(text) ? text.replace(SEQUENCES, '') : text;
}
