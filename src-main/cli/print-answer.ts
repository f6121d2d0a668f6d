import { verbNamed } from '../../src-core/plugin/plugin-verbs';
import type { CommandAnswer } from '../../src-core/plugin/report';
import type { VerbCall } from '../../src-core/plugin/verb-call';

/** Where the answers go. */
export interface CommandLineOutput {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** Exit codes as shells know them: done, failed, wrongly asked. */
export const EXIT = { done: 0, failed: 1, wrong: 2 } as const;

/** Prints an answer and says the exit code. Errors go where errors go, so that output can be piped. */
export function printAnswer(call: VerbCall, answer: CommandAnswer, output: CommandLineOutput): number {
  switch (answer.kind) {
    case 'said':
      if (answer.level === 'error') return printError(answer.text, output);
      (answer.level === 'warning' ? output.error : output.out)(`${answer.text}\n`);
      return EXIT.done;
    case 'settings':
      return printError(`the settings of ${answer.plugin} are in the window`, output);
    case 'report': {
      const { title, lines } = answer.report;
      const texts = lines.map(({ text }) => text);
      output.out([...(isForPrograms(call) ? texts : [title, ...texts]), ''].join('\n'));
      const faulty = verbNamed(call.verb).judges && lines.some(({ tone }) => tone === 'error');
      return faulty ? EXIT.failed : EXIT.done;
    }
  }
}

/** Prints a sentence to where errors go; the exit code is that of a failure. */
export function printError(text: string, output: CommandLineOutput): number {
  output.error(`to-tui: ${text}\n`);
  return EXIT.failed;
}

/** JSON, and the list, whose lines scripts have always read: without a title. */
function isForPrograms({ verb, options }: VerbCall): boolean {
  return verb === 'list' || options.has('--json');
}
