/**
 * What the application does instead of opening a window when words stand behind its name. Verbs of plugins go to the
 * application that runs on the same data directory; without one they are done here, as far as nobody has to be asked.
 */

import { isAppVerb, TERMINAL_VERB_NAMES } from '../../src-core/app/app-verbs';
import { splitAt } from '../../src-core/app/verb';
import { cleanLine } from '../../src-core/plugin/clean-text';
import { didYouMean } from '../../src-core/plugin/nearest-word';
import { verbNamed } from '../../src-core/plugin/plugin-verbs';
import type { CommandAnswer } from '../../src-core/plugin/report';
import { readVerbCall, type VerbCall } from '../../src-core/plugin/verb-call';
import { DEFAULT_PROJECT } from '../../src-core/todo/todo';
import { askControl } from '../control/control-client';
import { controlPlace } from '../control/control-place';
import { FROM_INPUT } from '../plugin/verbs/config-verb';
import { needsApplication, runPluginVerb } from '../plugin/verbs/run-plugin-verb';
import { said, shown, type WorkshopDeed } from '../plugin/verbs/verb-context';
import { workshopDeed } from '../plugin/verbs/workshop-deeds';
import { followDevelopment } from './follow-development';
import { helpFor } from './help';
import { optionsFault } from './options';
import type { CommandLineParts } from './parts';
import { pluginLint, pluginList, withDecisions } from './plugin-list';
import {
  type CommandLineOutput,
  EXIT,
  printAnswer,
  printError,
  printingAsItGrows,
  printWrong,
} from './print-answer';
import { readGiven } from './read-given';
import { runApp } from './run-app';
import { untilInterrupted } from './until-interrupted';

export type { CommandLineParts, OpenedAdministration } from './parts';
export { wordsOf } from './words';

/** Does what the words ask for and returns the exit code; undefined when there are none and a window is wanted. */
export async function runCommandLine(
  words: readonly string[],
  parts: CommandLineParts,
  output: CommandLineOutput,
): Promise<number | undefined> {
  const until = words.indexOf('--');
  const asking = until < 0 ? words : words.slice(0, until);
  if (asking.includes('--help')) {
    output.out(helpFor(asking.filter((word) => !word.startsWith('-'))));
    return EXIT.done;
  }
  if (asking.includes('--version')) {
    output.out(`to-tui ${parts.version}\n`);
    return EXIT.done;
  }
  const fault = optionsFault(asking);
  if (fault !== undefined) return printWrong(`${fault} ${KNOWN_OPTIONS}`, output);
  const [first, ...rest] = words;
  if (first === undefined || first.startsWith('-')) return undefined;
  try {
    if (isAppVerb(first)) return await runApp(words, parts, output);
    if (first !== 'plugin') return printWrong(unknownCommand(first), output);
    const call = readVerbCall(rest);
    if (!call.ok) return printWrong(call.error, output);
    if (call.value.verb === 'dev' && call.value.options.size === 0)
      return await follow(call.value, parts, output);
    const deed = workshopDeed(call.value.verb);
    if (deed) return await runInWorkshop(deed, call.value, parts, output);
    return await runVerb(rest, call.value, parts, output);
  } catch (error) {
    return printError(error instanceof Error ? error.message : String(error), output);
  }
}

/** A verb for authors: done here, whether the application runs or not, for it needs nothing of it. */
async function runInWorkshop(
  deed: WorkshopDeed,
  call: VerbCall,
  parts: CommandLineParts,
  output: CommandLineOutput,
): Promise<number> {
  const { cwd, home } = parts;
  const { judges, long } = verbNamed(call.verb);
  if (long && call.verb !== 'pack') await parts.ready();
  const { grow, told, end } = printingAsItGrows(output);
  const work = deed(call, { cwd, home, from: 'alone', workshop: parts.workshop(), grow });
  const answer = await untilInterrupted(work, parts);
  end();
  if (answer === 'interrupted') return printError('interrupted', output);
  return printAnswer(answer, { plain: false, judges, told: told() }, output);
}

const KNOWN_OPTIONS = '(known: --data-dir=DIR, --safe, --help, --version)';

function unknownCommand(word: string): string {
  const meant = didYouMean(word, ['plugin', ...TERMINAL_VERB_NAMES]);
  const known = `known: plugin VERB, as in plugin list, and ${TERMINAL_VERB_NAMES.join(', ')}`;
  return `unknown command: ${cleanLine(word, 40)}${meant || `; ${known}`}`;
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
  const { judges } = verbNamed(call.verb);
  // The lines of the list are what scripts have always read.
  return printAnswer(answer, { plain: call.verb === 'list' || call.options.has('--json'), judges }, output);
}

/** `dev DIR`: the command line that stays. */
function follow({ args }: VerbCall, parts: CommandLineParts, output: CommandLineOutput): Promise<number> {
  const { paths, cwd, onInterrupt = () => () => undefined } = parts;
  const ask = (said: readonly string[]) =>
    askControl(controlPlace(paths.home), { version: 1, words: [...said], cwd });
  return followDevelopment(args[0] ?? '', { ask, onInterrupt }, output);
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
  if (verb === 'lint') {
    const { places } = parts.workshop();
    return shown(await pluginLint(paths.plugins, args[0] ?? '', cwd, places));
  }
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
      administration: await administration(),
      target: { list: { project: DEFAULT_PROJECT, date: present.today }, selected: null },
      cwd,
      home,
      pluginsFolder: paths.plugins,
      workshop: parts.workshop(),
      from: 'alone',
      given,
    });
  } finally {
    await close();
  }
}
