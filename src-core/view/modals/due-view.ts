import { cleanText } from '../../lib/clean-text';
import type { ReadingKind } from '../../todo/days';
import { recurrenceWords } from '../../todo/recurrence';
import type { Todo } from '../../todo/todo';
import { dueWords } from '../../tui/due-words';
import type { DueModal } from '../../tui/modal';
import { fieldOf, readingOf, rowsOf, wordsOf } from '../../tui/modals/due';
import type { Model } from '../../tui/model';
import { quote } from '../../tui/status';
import { hintFor } from '../hints';
import { type Line, span } from '../span';
import type { Ink } from '../theme';
import { visibleInput } from '../visible-input';
import { type Dialog, dialog } from './dialog';
import { paragraph } from './paragraph';

const PROMPT = '❯ ';

/** What is typed, what it means, what holds now, and what may be said. */
export function dueDialog(model: Model, modal: DueModal, columns: number): Dialog {
  const { text, caret } = visibleInput(modal.input, columns - PROMPT.length);
  const rows = rowsOf(model, modal);
  const { title, examples } = KINDS[modal.reading];
  const now = nowLine(model, modal, rows);
  const usual = [
    ...meaning(modal, rows, columns),
    ...(now === '' ? [] : paragraph(now, columns, { ink: 'dim' })),
  ];
  const said = paragraph(examples, columns, { ink: 'dim', bullet: 'for example  ' });
  const fault = faultOf(modal);
  const key = (action: 'accept' | 'close', does: string) => hintFor(model.keymaps, 'due', action, does);
  return dialog(
    modal.reading === 'day' ? title : `${title} of ${aboutWhat(modal, rows)}`,
    fault === null
      ? [...usual, [], ...said]
      : padded(faultLines(fault, said, columns), usual.length + said.length + 1),
    {
      header: [[span(PROMPT, 'accent'), span(text)]],
      caret: PROMPT.length + caret,
      hints: [...key('accept', modal.reading === 'day' ? 'go' : 'set'), ...key('close', 'close')],
    },
  );
}

const KINDS: Readonly<Record<ReadingKind, { readonly title: string; readonly examples: string }>> = {
  due: { title: 'Due date', examples: 'fri, tomorrow, in 3 days, 24 dec, 2026-12-24' },
  reminder: { title: 'Reminder', examples: 'tomorrow at 9, in 2 hours, mon 14:30' },
  recurrence: { title: 'Repeat', examples: 'every week, every 2 months, .+3d' },
  day: { title: 'Go to a day', examples: 'yesterday, last friday, 2026-01-15' },
};

function aboutWhat({ ids }: DueModal, rows: readonly Todo[]): string {
  const [row] = rows;
  if (ids.length === 1) return row ? quote(row.content) : '1 todo';
  return `${ids.length} todos`;
}

interface Fault {
  readonly text: string;
  readonly ink: Ink;
}

/** What is wrong: said softly while the words are being typed, for they are not all there yet. */
function faultOf(modal: DueModal): Fault | null {
  if (modal.fault !== null) return { text: modal.fault, ink: 'important' };
  const reading = readingOf(modal);
  return wordsOf(modal) !== '' && reading?.ok === false ? { text: reading.error, ink: 'dim' } : null;
}

/** One that says what to write instead needs no examples. */
function faultLines({ text, ink }: Fault, examples: readonly Line[], columns: number): readonly Line[] {
  const lines = paragraph(text, columns, { ink });
  return /: write /.test(text) ? lines : [...lines, [], ...examples];
}

/** The box keeps its height while one types. */
function padded(lines: readonly Line[], height: number): readonly Line[] {
  return [...lines, ...Array.from({ length: Math.max(0, height - lines.length) }, (): Line => [])];
}

/** What Enter would do. */
function meaning(modal: DueModal, rows: readonly Todo[], columns: number): Line[] {
  if (wordsOf(modal) === '') return [[span(emptyWords(modal, rows), 'dim')]];
  const reading = readingOf(modal);
  return reading?.ok
    ? paragraph(reading.words, columns, { ink: 'ok', bullet: '→ ', bulletInk: 'ok' })
    : [[span('…', 'dim')]];
}

function emptyWords({ reading }: DueModal, rows: readonly Todo[]): string {
  const isSet = rows.some((row) => fieldOf(row, reading) !== null);
  return isSet ? 'An empty line takes it away.' : 'Say it in words.';
}

/** What the one row has now; of several rows, how many have something. */
function nowLine(model: Model, { reading, ids }: DueModal, rows: readonly Todo[]): string {
  const set = rows.filter((row) => fieldOf(row, reading) !== null);
  const [row] = set;
  if (!row) return '';
  if (ids.length > 1) return `now set in ${set.length} of ${ids.length}`;
  const due = reading === 'due' ? dueWords(row, model.today) : null;
  const value = fieldOf(row, reading) ?? '';
  if (reading === 'recurrence') return cleanText(`now ${recurrenceWords(value)}, ${value}`);
  const said = value.replace('T', ' at ');
  return cleanText(due ? `now ${due.text}, ${said}` : `now ${said}`);
}
