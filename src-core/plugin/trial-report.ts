/** A trial as a page: run by run what would have been done, in the words and marks of a preview. */
import { momentWords, type Present } from './moment-words';
import type { Report, ReportLine, ReportTone } from './report';
import { count, line, page } from './report-lines';
import type { TrialNote } from './trial-note';

/** What the page is made from. */
export interface Trial {
  readonly plugin: string;
  /** When it began; null when that is not known. */
  readonly since: string | null;
  /** All runs that were noted, also those that are not kept any more. */
  readonly runs: number;
  /** Newest first. */
  readonly notes: readonly TrialNote[];
}

/** The page. Moments are worded for that day and zone; `say` stands before `plugin …` where the reader types: `:` in the window. */
export function trialReport(trial: Trial, present: Omit<Present, 'now'>, say = ''): Report {
  const { plugin, since, runs, notes } = trial;
  const begun = since === null ? 'On trial' : `On trial since ${momentWords(since, present)}`;
  const left = runs - notes.reduce((sum, { times }) => sum + times, 0);
  return page(`Trial of ${plugin}`, [
    line(`${begun}: ${runs === 0 ? 'nothing was noted yet.' : `${count(runs, 'run')} noted.`}`, 'title'),
    line('None of this was done, but for what it reached outside and what is said to be stored.', 'dim'),
    ...notes.flatMap((note) => [line(''), ...runLines(note, present)]),
    ...(left > 0 ? [line(''), line(`${count(left, 'older run')} left out.`, 'dim')] : []),
    line(''),
    line(`${say}plugin keep ${plugin}  ends the trial: from then on it does what it returns.`),
    line(`${say}plugin remove ${plugin}  takes it away, with all that was noted.`),
  ]);
}

function runLines(note: TrialNote, present: Omit<Present, 'now'>): ReportLine[] {
  const { at, times, trigger, reason, rows, said, badges, reached, stored, more } = note;
  return [
    line(`${momentWords(at, present)}  ${trigger}${times === 1 ? '' : `  ${times} times`}`, 'plugin'),
    ...rows.map((row) => rowLine(row)),
    ...said.map((text) => below(`would have said: ${text}`)),
    ...badges.map((text) => below(`would have put a badge: ${text}`)),
    ...(reason === null ? [] : [below(`came to nothing: ${reason}`, 'warning')]),
    ...(reached.length === 0 ? [] : [below(`reached: ${reached.join(', ')}`, 'dim')]),
    ...stored.map((text) => below(`stored: ${text}`, 'dim')),
    ...(more === 0 ? [] : [below(`and ${count(more, 'line')} more`, 'dim')]),
  ];
}

function rowLine({ mark, indent, text, detail }: TrialNote['rows'][number]): ReportLine {
  return below(
    `${mark} ${'  '.repeat(Math.min(indent, 10))}${text}${detail === '' ? '' : `   ${detail}`}`,
    MARKS[mark],
  );
}

const MARKS: Readonly<Record<TrialNote['rows'][number]['mark'], ReportTone>> = {
  '+': 'ok',
  '~': 'text',
  '-': 'error',
  '⚙': 'dim',
};

function below(text: string, tone: ReportTone = 'text'): ReportLine {
  return line(`  ${text}`, tone);
}
