/**
 * What the application does instead of opening a window when words stand behind its name. Verbs of plugins go to the
 * application that runs on the same data directory; without one they are done here, as far as nobody has to be asked.
 */

import { splitAt } from '../../src-core/app/verb';
import type { Present } from '../../src-core/plugin/moment-words';
import { verbNamed } from '../../src-core/plugin/plugin-verbs';
import type { CommandAnswer } from '../../src-core/plugin/report';
import { readVerbCall, type VerbCall } from '../../src-core/plugin/verb-call';
import { DEFAULT_PROJECT } from '../../src-core/todo/todo';
import { askControl } from '../control/control-client';
import { controlPlace } from '../control/control-place';
import type { Paths } from '../paths';
import type { PluginAdministration } from '../plugin/administration';
import { FROM_INPUT } from '../plugin/verbs/config-verb';
import { needsApplication, runPluginVerb } from '../plugin/verbs/run-plugin-verb';
import { said, shown } from '../plugin/verbs/verb-context';
import { HELP } from './help';
import { optionsFault } from './options';
import { pluginLint, pluginList, withDecisions } from './plugin-list';
import { type CommandLineOutput, EXIT, printAnswer, printError } from './print-answer';
import { type Input, readGiven } from './read-given';

export { wordsOf } from './words';

/** What the answers are made from. */
export interface CommandLineParts {
  readonly paths: Paths;
  readonly version: string;
  /** The plugin system without a window, and without starting plugins; asked for only when no application runs. */
  readonly openAdministration: () => Promise<OpenedAdministration>;
  readonly present: () => Present;
  readonly cwd: string;
  /** The user's home. */
  readonly home: string;
  readonly input: Input;
}

/** A plugin system, and how to put it away. */
export interface OpenedAdministration {
  readonly administration: PluginAdministration;
  readonly close: () => Promise<void>;
}

/** Does what the words ask for and returns the exit code; undefined when there are none and a window is wanted. */
export async function runCommandLine(
  words: readonly string[],
  parts: CommandLineParts,
  output: CommandLineOutput,
): Promise<number | undefined> {
  const until = words.indexOf('--');
  const asking = until < 0 ? words : words.slice(0, until);
  if (asking.includes('--help')) {
    output.out(HELP);
    return EXIT.done;
  }
  if (asking.includes('--version')) {
    output.out(`to-tui ${parts.version}\n`);
    return EXIT.done;
  }
  const fault = optionsFault(asking);
  if (fault !== undefined) return wrong(`${fault} ${KNOWN_OPTIONS}`, output);
  const [first, ...rest] = words;
  if (first === undefined || first.startsWith('-')) return undefined;
  if (first !== 'plugin')
    return wrong(`unknown command: ${first}; known: plugin VERB, as in plugin list`, output);
  const call = readVerbCall(rest);
  if (!call.ok) return wrong(call.error, output);
  try {
    return await runVerb(rest, call.value, parts, output);
  } catch (error) {
    return printError(error instanceof Error ? error.message : String(error), output);
  }
}

const KNOWN_OPTIONS = '(known: --data-dir=DIR, --safe, --help, --version)';

function wrong(text: string, output: CommandLineOutput): number {
  printError(text, output);
  return EXIT.wrong;
}

async function runVerb(
  words: readonly string[],
  call: VerbCall,
  parts: CommandLineParts,
  output: CommandLineOutput,
): Promise<number> {
  const given = await readGiven(fieldsFromInput(call), parts.input, output.error);
  if (!given.ok) return printError(given.error, output);
  const asked = await askControl(controlPlace(parts.paths.home), {
    version: 1,
    words: [...words],
    cwd: parts.cwd,
    given: Object.fromEntries(given.value),
  });
  if (asked.kind === 'failed') return printError(asked.error, output);
  const answer = asked.kind === 'answer' ? asked.answer : await runAlone(words, call, given.value, parts);
  return printAnswer(call, answer, output);
}

/** `config NAME FIELD=-`. */
function fieldsFromInput({ verb, args }: VerbCall): string[] {
  if (verb !== 'config') return [];
  return args.slice(1).flatMap((word) => {
    const [field, value] = splitAt(word, '=');
    return value === FROM_INPUT ? [field] : [];
  });
}

/** Without an application: what only reads leaves nothing behind, the rest has a plugin system of its own. */
async function runAlone(
  words: readonly string[],
  { verb, args, options }: VerbCall,
  given: ReadonlyMap<string, string>,
  parts: CommandLineParts,
): Promise<CommandAnswer> {
  const { paths, cwd } = parts;
  if (!verbNamed(verb).alone) return said('error', needsApplication(verb));
  if (verb === 'lint') return shown(await pluginLint(paths.plugins, args[0] ?? '', cwd));
  if (verb === 'list') {
    const json = options.has('--json');
    return shown(await withDecisions(paths.database, (read) => pluginList(paths.plugins, read, json)));
  }
  return runOpened(words, given, parts);
}

async function runOpened(
  words: readonly string[],
  given: ReadonlyMap<string, string>,
  parts: CommandLineParts,
): Promise<CommandAnswer> {
  const { paths, cwd, home } = parts;
  const { administration, close } = await parts.openAdministration();
  try {
    const present = parts.present();
    return await runPluginVerb(words, {
      ...present,
      administration,
      target: { list: { project: DEFAULT_PROJECT, date: present.today }, selected: null },
      cwd,
      home,
      pluginsFolder: paths.plugins,
      from: 'alone',
      given,
    });
  } finally {
    await close();
  }
}
