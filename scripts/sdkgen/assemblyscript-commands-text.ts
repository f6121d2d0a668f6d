/** The parts of the kit's commands.ts that no table has a say in. */
import { MADE } from './assemblyscript-types';

/** The imports. */
export const HEAD = `${MADE}
// What a plugin answers. Nothing happens before the call is answered; then all of it does, or nothing.
import { host } from "./host";
import { writeError, writeOutput } from "./kernel";
import { orNull, quote } from "./quote";
import { takeUnread } from "./read";`;

/** The beginning of the class. */
export const COMMANDS_HEAD = `/** Far more than the host shows of a text for the user; it refuses one that is much longer. */
const MAX_MESSAGE = 1000;

/**
 * Collects commands. An id is a todo's, a \`tempId\` of the same answer, or a value that this plugin stored with a todo
 * under the key \`external_id\`.
 */
export class Commands {
  private parts: string[] = [];`;

/** The end of the class, and what needs no table. */
export const TAIL = `  /**
   * Answers the call; the return value of the exported function. When the host refused to answer and nobody took the
   * error, the call fails with it instead.
   */
  answer(): i32 {
    return answerWith("commands", this.parts);
  }

  private add(type: string, rest: string): Commands {
    this.parts.push('{"type":' + quote(type) + "," + rest + "}");
    return this;
  }
}

/** Collects what \`generate\` suggests, in the order of the list. */
export class Items {
  private parts: string[] = [];

  /** A todo, so many levels to the right: at most one more than the one before it. */
  add(content: string, level: i32 = 0): Items {
    return this.addFields(new Fields().content(content), level);
  }

  /** The same with more fields; the content must be among them. */
  addFields(fields: Fields, level: i32 = 0): Items {
    this.parts.push("{" + fields.json() + ',"indent_level":' + level.toString() + "}");
    return this;
  }

  /** Answers the call, as {@link Commands} do. */
  answer(): i32 {
    return answerWith("items", this.parts);
  }
}

function answerWith(name: string, parts: string[]): i32 {
  const unread = takeUnread();
  const error = host.takeError();
  if (unread != "") return failed(unread);
  if (error !== null) return failed(error.message);
  writeOutput("{" + quote(name) + ":[" + parts.join(",") + "]}");
  return 0;
}

/** Makes the call fail with a reason that the user reads. Nothing is changed, and the plugin goes on living. */
export function report(reason: string): i32 {
  const unread = takeUnread();
  host.takeError();
  return failed(unread != "" ? unread : reason);
}

function failed(reason: string): i32 {
  writeError(reason);
  return 1;
}
`;
