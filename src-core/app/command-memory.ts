/** Which commands of the command line are kept for the next start, and how many. */

/** The longest line of the command line, in UTF-16 code units. */
export const MAX_COMMAND_LINE = 8_000;

/** Commands that are kept. */
export const KEPT_COMMANDS = 100;

/** Longer ones are not kept, in UTF-16 code units. */
const MAX_KEPT_LENGTH = 2_000;

/** A line that may hold a secret: `plugin config NAME FIELD=VALUE`. */
const MAY_HOLD_SECRET = /\bconfig\b.*=/su;

/** The commands with another one behind them, the oldest first, each once; the same when it is not to be kept. */
export function withCommand(commands: readonly string[], line: string): readonly string[] {
  const isKept = line.trim() !== '' && line.length <= MAX_KEPT_LENGTH && !MAY_HOLD_SECRET.test(line);
  return isKept ? [...commands.filter((each) => each !== line), line].slice(-KEPT_COMMANDS) : commands;
}
