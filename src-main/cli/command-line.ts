/**
 * What the application does instead of opening a window when words stand behind its name. Reads only: it works beside
 * a running application, on a folder that does not exist yet, and leaves nothing behind.
 */
import { existsSync } from 'node:fs';
import type { Paths } from '../paths';
import { Database } from '../storage/database';
import { SqliteGrantRepository, SqlitePluginStateRepository } from '../storage/sqlite-plugin-repositories';
import { type ListParts, parsePluginList, pluginList } from './plugin-list';

/** What the answers are made from. */
export interface CommandLineParts {
  readonly paths: Paths;
  readonly version: string;
}

/** Where the answers go. */
export interface CommandLineOutput {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** Exit codes as shells know them: done, failed, wrongly asked. */
const DONE = 0;
const FAILED = 1;
const WRONG = 2;

/**
 * The words of a start that are meant for the application: without the switches of Chromium and our own, and without
 * the path of the application, which stands first when it is not packaged.
 */
export function wordsOf(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const args = argv.slice(1);
  const words = args.filter((arg) => !arg.startsWith('-'));
  const options = args.filter((arg) => OUR_OPTIONS.has(arg));
  return [...(isPackaged ? words : words.slice(1)), ...options];
}

const OUR_OPTIONS: ReadonlySet<string> = new Set(['--json', '--help', '--version']);

const HELP = `to-tui [--data-dir=DIR]            open the window
to-tui plugin list [--json]        list the plugins, their states and why
to-tui --version                   print the version
`;

/** Does what the words ask for and returns the exit code; undefined when there are none and a window is wanted. */
export async function runCommandLine(
  words: readonly string[],
  { paths, version }: CommandLineParts,
  output: CommandLineOutput,
): Promise<number | undefined> {
  if (words.includes('--help')) {
    output.out(HELP);
    return DONE;
  }
  if (words.includes('--version')) {
    output.out(`to-tui ${version}\n`);
    return DONE;
  }
  if (!words.some((word) => !word.startsWith('-'))) return undefined;
  const asked = parsePluginList(words);
  if (asked === undefined) {
    output.error(`to-tui: unknown command: ${words[0] ?? ''}; known: plugin list [--json]\n`);
    return WRONG;
  }
  if (!asked.ok) {
    output.error(`to-tui: ${asked.error}\n`);
    return WRONG;
  }
  try {
    output.out(await withDecisions(paths, (parts) => pluginList(paths.plugins, parts, asked.value)));
    return DONE;
  } catch (error) {
    output.error(`to-tui: ${error instanceof Error ? error.message : String(error)}\n`);
    return FAILED;
  }
}

async function withDecisions<T>(paths: Paths, read: (parts: ListParts) => Promise<T>): Promise<T> {
  if (!existsSync(paths.database)) return read(NO_DECISIONS);
  const database = Database.openForReading(paths.database);
  try {
    return await read({
      grants: new SqliteGrantRepository(database),
      states: new SqlitePluginStateRepository(database),
    });
  } finally {
    database.close();
  }
}

/** Before the first start nobody has decided anything. */
const NO_DECISIONS: ListParts = {
  grants: { find: () => undefined, save: refuseToWrite, remove: refuseToWrite },
  states: { find: () => undefined, save: refuseToWrite, remove: refuseToWrite },
};

function refuseToWrite(): never {
  throw new Error('the command line only reads');
}
