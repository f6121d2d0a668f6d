import { cleanText } from '../../src-core/lib/clean-text';
import { withoutSequences } from '../../src-core/lib/terminal-sequences';
import type { CommandAnswer, GrowingPage } from '../../src-core/plugin/report';

/** Where the answers go. */
export interface CommandLineOutput {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** Exit codes as shells know them: done, failed, wrongly asked. */
export const EXIT = { done: 0, failed: 1, wrong: 2 } as const;

/** How an answer is printed. */
export interface PrintStyle {
  /** Pages are for programs, or have always been read by them: without a title. */
  readonly plain: boolean;
  /** An error line in a page means that it failed. */
  readonly judges: boolean;
  /** Lines of the page that stand there already, with its title; null when nothing does. */
  readonly told?: number | null;
}

/** Prints a page while it is being made; what it does not print is left to {@link printAnswer}. */
export function printingAsItGrows({ out }: Pick<CommandLineOutput, 'out'>): {
  readonly grow: GrowingPage;
  readonly told: () => number | null;
  /** From now on nothing of it is printed. */
  readonly end: () => void;
} {
  let isOver = false;
  let told: number | null = null;
  const grow: GrowingPage = (title, lines) => {
    if (isOver) return;
    const texts = lines.map(({ text }) => text);
    out([...(told === null ? [title] : []), ...texts].map((text) => `${text}\n`).join(''));
    told = (told ?? 0) + lines.length;
  };
  const end = () => {
    isOver = true;
  };
  return { grow, told: () => told, end };
}

/** Prints an answer and says the exit code. Errors go where errors go, so that output can be piped. */
export function printAnswer(
  answer: CommandAnswer,
  { plain, judges, told = null }: PrintStyle,
  output: CommandLineOutput,
): number {
  switch (answer.kind) {
    case 'said':
      if (answer.level === 'error') return printError(answer.text, output);
      (answer.level === 'warning' ? output.error : output.out)(`${harmless(answer.text)}\n`);
      return EXIT.done;
    case 'settings':
      return printError(`the settings of ${answer.plugin} are in the window`, output);
    case 'question':
      output.out([answer.question, ...answer.lines.map(({ text }) => harmless(text)), ''].join('\n'));
      return EXIT.done;
    case 'report': {
      const { title, lines } = answer.report;
      const texts = lines.slice(told ?? 0).map(({ text }) => text);
      output.out([...(plain || told !== null ? texts : [title, ...texts]), ''].join('\n'));
      return judges && lines.some(({ tone }) => tone === 'error') ? EXIT.failed : EXIT.done;
    }
  }
}

/** Prints a sentence to where errors go; the exit code is that of a failure. */
export function printError(text: string, output: CommandLineOutput): number {
  output.error(`to-tui: ${harmless(text)}\n`);
  return EXIT.failed;
}

/** Prints what was asked wrongly. */
export function printWrong(text: string, output: CommandLineOutput): number {
  printError(text, output);
  return EXIT.wrong;
}

/** A sentence may name what others named, a file or a project: none of it steers the terminal, or turns the line. */
function harmless(text: string): string {
  return cleanText(withoutSequences(text));
}
