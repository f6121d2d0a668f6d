/**
 * `plugin dev DIR` in a terminal: begins it in the running application, stays, and prints what comes of it until Ctrl-C,
 * until it ends there, or until the application does. The socket answers once a request, so it is asked again and again;
 * this is the one place that does so.
 */
import { cleanText } from '../../src-core/lib/clean-text';
import { withoutSequences } from '../../src-core/lib/terminal-sequences';
import type { ReportLine } from '../../src-core/plugin/report';
import type { Asked } from '../control/control-client';
import { readFollowAnswer } from '../plugin/kit/development/follow-answer';
import { needsApplication } from '../plugin/verbs/run-plugin-verb';
import { type CommandLineOutput, EXIT, printAnswer, printError } from './print-answer';

/** What following needs of the command line. */
export interface FollowParts {
  /** Asks the running application; never rejects. */
  readonly ask: (words: readonly string[]) => Promise<Asked>;
  /** Calls the deed when the user wants it to end; returns the disposer. */
  readonly onInterrupt: (deed: () => void) => () => void;
}

/** Follows the folder as it was typed; returns the exit code. */
export async function followDevelopment(
  folder: string,
  { ask, onInterrupt }: FollowParts,
  output: CommandLineOutput,
): Promise<number> {
  let interrupt: (asked: 'interrupted') => void = () => undefined;
  const interrupted = new Promise<'interrupted'>((resolve) => {
    interrupt = resolve;
  });
  const calm = onInterrupt(() => interrupt('interrupted'));
  const asking = (...options: string[]) =>
    Promise.race([ask(['dev', ...options, '--', folder]), interrupted]);
  try {
    const begun = await begin(await asking(), output);
    const ended = begun ?? (await printAll(asking, output));
    return ended === 'interrupted' ? await stop(ask, folder, output) : ended;
  } finally {
    calm();
  }
}

type Asking = (...options: string[]) => Promise<Asked | 'interrupted'>;

/** Undefined when it goes on from here. */
function begin(begun: Asked | 'interrupted', output: CommandLineOutput): number | 'interrupted' | undefined {
  if (begun === 'interrupted') return begun;
  if (begun.kind === 'nobody') return printError(needsApplication('dev'), output);
  if (begun.kind === 'failed') return printError(begun.error, output);
  const code = printAnswer(begun.answer, STYLE, output);
  if (code !== EXIT.done) return code;
  output.out('Ctrl-C ends it\n');
  return undefined;
}

const STYLE = { plain: true, judges: false };

async function printAll(asking: Asking, output: CommandLineOutput): Promise<number | 'interrupted'> {
  let last = 0;
  let tone: ReportLine['tone'] = 'text';
  for (;;) {
    const asked = await askedTwice(() => asking('--after', String(last)));
    if (asked === 'interrupted') return asked;
    if (asked.kind === 'nobody') {
      output.out('to-tui has ended; what was built last stays installed\n');
      return EXIT.done;
    }
    if (asked.kind === 'failed') return printError(asked.error, output);
    const page = readFollowAnswer(asked.answer);
    if (!page) {
      const code = printAnswer(asked.answer, STYLE, output);
      return code === EXIT.done ? EXIT.failed : code;
    }
    for (const { text } of page.lines) output.out(`${cleanText(withoutSequences(text)).trimEnd()}\n`);
    tone = page.lines.at(-1)?.tone ?? tone;
    last = page.last;
    if (!page.on) return tone === 'error' ? EXIT.failed : EXIT.done;
  }
}

/** An application that ends breaks the answer off; asked once more, it is not there. */
async function askedTwice(ask: () => Promise<Asked | 'interrupted'>): Promise<Asked | 'interrupted'> {
  const asked = await ask();
  return asked !== 'interrupted' && asked.kind === 'failed' ? ask() : asked;
}

async function stop(ask: FollowParts['ask'], folder: string, output: CommandLineOutput): Promise<number> {
  const stopped = await ask(['dev', '--stop', '--', folder]);
  // Whatever it says, nothing is watched for this terminal any more.
  if (stopped.kind === 'answer' && stopped.answer.kind === 'said') output.out(`${stopped.answer.text}\n`);
  return EXIT.done;
}
