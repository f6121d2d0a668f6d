/**
 * What a command line that follows a development is answered: a page whose title is the number of its last line, live
 * while the folder is watched. The verb writes it and the command line reads it, both here.
 */
import type { CommandAnswer } from '../../../../src-core/plugin/report';
import type { DevelopmentPage } from '../workshop';

/** The page as an answer. */
export function followAnswer({ lines, last, on }: DevelopmentPage): CommandAnswer {
  return { kind: 'report', report: { title: String(last), lines }, live: on ? 0 : null };
}

/** The answer as a page; undefined when it is none. */
export function readFollowAnswer(answer: CommandAnswer): DevelopmentPage | undefined {
  if (answer.kind !== 'report') return undefined;
  const last = lineNumber(answer.report.title);
  return last === undefined ? undefined : { lines: answer.report.lines, last, on: answer.live !== null };
}

/** The number of a line, as written; undefined for anything else. */
export function lineNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
