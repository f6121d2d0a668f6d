import { err, ok, type Result } from '../../src-core/lib/result';
import type { CommandAnswer } from '../../src-core/plugin/report';
import { DEFAULT_PROJECT } from '../../src-core/todo/todo';
import { runAppVerb } from '../app-verbs/run-app-verb';
import type { AppVerbContext } from '../app-verbs/verb-context';
import { askControl } from '../control/control-client';
import { controlPlace } from '../control/control-place';
import { runAppLine } from './app-line';
import type { CommandLineParts } from './parts';
import type { CommandLineOutput } from './print-answer';

/** Has a verb of the application done by the one that runs on the data directory, or here. Returns the exit code. */
export function runApp(
  words: readonly string[],
  parts: CommandLineParts,
  output: CommandLineOutput,
): Promise<number> {
  const { present, input } = parts;
  const carryOut = async (said: readonly string[], text?: string): Promise<Result<CommandAnswer, string>> => {
    const asked = await askControl(controlPlace(parts.paths.home), {
      version: 2,
      kind: 'app',
      words: [...said],
      cwd: parts.cwd,
      ...(text === undefined ? {} : { input: text }),
    });
    if (asked.kind === 'failed') return err(asked.error);
    return ok(asked.kind === 'answer' ? asked.answer : await runAppAlone(said, text, parts));
  };
  return runAppLine(words, { present, input, carryOut }, output);
}

/** Without an application: on the database, with nothing else started. */
async function runAppAlone(
  words: readonly string[],
  input: string | undefined,
  parts: CommandLineParts,
): Promise<CommandAnswer> {
  const { cwd, home } = parts;
  const { app, close } = await parts.openAdministration();
  try {
    const present = parts.present();
    const list = { project: DEFAULT_PROJECT, date: app.document.today() };
    const context: AppVerbContext = {
      ...present,
      ...app,
      settings: null,
      screen: null,
      target: { list, selected: null },
      cwd,
      home,
      ...(input === undefined ? {} : { input }),
    };
    return await runAppVerb(words, context);
  } finally {
    await close();
  }
}
