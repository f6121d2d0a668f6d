/**
 * A verb of the application on a command line: goes to the application that runs on the same data directory, or is done
 * here on the database alone. Whatever would be replaced is shown and asked about first.
 */
import { type AppCall, readAppCall, wordsOfAppCall } from '../../src-core/app/app-call';
import { appVerb, usageOfAppVerb } from '../../src-core/app/app-verbs';
import type { Result } from '../../src-core/lib/result';
import type { Present } from '../../src-core/plugin/moment-words';
import type { CommandAnswer } from '../../src-core/plugin/report';
import type { ReadingKind } from '../../src-core/todo/days';
import { FROM_INPUT } from '../app-verbs/from-input';
import { timeMeant } from '../app-verbs/verb-context';
import { MAX_INPUT } from '../control/control-protocol';
import { askYes } from './ask-yes';
import { type CommandLineOutput, EXIT, printAnswer, printError, printWrong } from './print-answer';
import type { Input } from './read-given';
import { readAll, spool } from './read-input';

/** What is needed of the command line. */
export interface AppLineParts {
  readonly present: () => Present;
  readonly input: Input;
  /** Has the words done, by the running application or here. The error is a sentence. */
  readonly carryOut: (words: readonly string[], input?: string) => Promise<Result<CommandAnswer, string>>;
}

/** Does it and returns the exit code. */
export async function runAppLine(
  words: readonly string[],
  parts: AppLineParts,
  output: CommandLineOutput,
): Promise<number> {
  const call = readAppCall(words);
  if (!call.ok) return printWrong(call.error, output);
  const { verb, args } = call.value;
  if (!appVerb(verb).terminal) return printWrong(`${verb} can be said behind : in the window only`, output);
  const fault = (await timeFault(call.value, parts.present())) ?? askFault(call.value, parts.input);
  if (fault !== undefined) return printWrong(`${fault} (usage: ${usageOfAppVerb(verb)})`, output);
  if (args[0] !== FROM_INPUT || args.length > 1) return asked(call.value, parts, output);
  if (verb === 'import') return importInput(call.value, parts, output);
  const input = await readAll(parts.input, MAX_INPUT);
  if (!input.ok) return printError(`${input.error}: say it in parts`, output);
  return asked(call.value, parts, output, input.value);
}

/** A file is made of standard input, for it may be long, and an application that runs reads files. */
async function importInput(call: AppCall, parts: AppLineParts, output: CommandLineOutput): Promise<number> {
  const file = await spool(parts.input);
  if (!file.ok) return printError(file.error, output);
  try {
    return await asked({ ...call, args: [file.value.path] }, parts, output);
  } finally {
    await file.value.remove();
  }
}

async function asked(
  call: AppCall,
  parts: AppLineParts,
  output: CommandLineOutput,
  input?: string,
): Promise<number> {
  const first = await parts.carryOut(wordsOfAppCall(call), input);
  if (!first.ok) return printError(first.error, output);
  const style = { plain: call.options.has('--json'), judges: false };
  const code = printAnswer(first.value, style, output);
  if (code !== EXIT.done || !isQuestion(call) || style.plain) return code;
  if (!(await askYes(`${call.verb}: go on?`, parts.input, output.error))) {
    return printError('nothing was changed', output);
  }
  // What is asked about says itself which words are its yes: they hold fast what was shown.
  const yes =
    first.value.kind === 'question'
      ? first.value.words
      : wordsOfAppCall({ ...call, options: new Map([...call.options, ['--yes', '']]) });
  const done = await parts.carryOut(yes);
  return done.ok ? printAnswer(done.value, style, output) : printError(done.error, output);
}

/** Shown first, and done only with a yes. */
function isQuestion({ verb, options }: AppCall): boolean {
  return appVerb(verb).asks && !options.has('--yes') && !options.has('--dry-run');
}

/** Who has no terminal cannot be asked; programs that read JSON are only shown what would be done. */
function askFault(call: AppCall, { isTTY }: Input): string | undefined {
  const isAnswerable = isTTY === true && call.args[0] !== FROM_INPUT;
  if (!isQuestion(call) || isAnswerable || call.options.has('--json')) return undefined;
  const look = call.verb === 'import' ? ', or --dry-run to look' : '';
  return `${call.verb} asks before it changes anything, and nobody can be asked here: add --yes${look}`;
}

/** Words about time that mean nothing are wrong use, found before anything is opened. */
async function timeFault({ verb, args, options }: AppCall, present: Present): Promise<string | undefined> {
  const said: (readonly [string, ReadingKind, string | undefined])[] = [
    ['--due', 'due', options.get('--due')],
    ['--remind', 'reminder', options.get('--remind')],
    ['--repeat', 'recurrence', options.get('--repeat')],
    ['--day', 'day', options.get('--day')],
    ['DAY', 'day', verb === 'show' && args.length > 0 ? args.join(' ') : undefined],
  ];
  for (const [name, kind, words] of said) {
    if (words === undefined) continue;
    const read = await timeMeant(kind, words, present);
    if (!read.ok) return `${name} ${read.error}`;
  }
  return undefined;
}
