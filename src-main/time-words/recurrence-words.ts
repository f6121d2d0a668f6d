/** Recurrence in words, and as Org mode writes its three kinds: `+1w`, `++1m`, `.+3d` (Org manual, section 8.3.2). */
import { err, ok, type Result } from '../../src-core/lib/result';
import { recurrenceSchema } from '../../src-core/todo/moment-schemas';
import { amountOf } from './day-words';

/** The repeater that the words name; they are in lower case, with single blanks. */
export function readRecurrence(text: string): Result<string, string> {
  const raw = text.replaceAll(' ', '');
  if (/^\.?\+/.test(raw)) return checked(raw);
  const { rest, kind } = kindOf(text);
  const single = SINGLE.get(rest);
  if (single !== undefined) return checked(`${kind}${single}`);
  const match = EVERY.exec(rest);
  if (!match) return err(WEEKDAY.test(rest) ? AS_WEEKS : HOW);
  return checked(`${kind}${countOf(match[1])}${(match[2] ?? '').charAt(0)}`);
}

const SINGLE: ReadonlyMap<string, string> = new Map([
  ['daily', '1d'],
  ['weekly', '1w'],
  ['biweekly', '2w'],
  ['fortnightly', '2w'],
  ['every fortnight', '2w'],
  ['monthly', '1m'],
  ['quarterly', '3m'],
  ['every quarter', '3m'],
  ['yearly', '1y'],
  ['annually', '1y'],
]);

const UNIT = '(d|days?|w|weeks?|m|months?|y|years?)';
const EVERY = new RegExp(`^(?:every |each )?([a-z]+ |\\d{1,4} ?|\\d{1,2}(?:nd|rd|th) )?${UNIT}$`);
const WEEKDAY = /^(?:every |each )(?:mon|tue|wed|thu|fri|sat|sun|weekday|workday)/;

const AS_WEEKS = 'a day of the week repeats as “every week”: set the due date to that day';
const HOW =
  'write every week, every 2 days, monthly, after 3 days, “every month, catching up”, or +1w, ++1m, .+3d';

/** Which of the three kinds, and the words without what says so. */
function kindOf(text: string): { readonly rest: string; readonly kind: '+' | '++' | '.+' } {
  const catching = CATCHING.exec(text);
  if (catching) return { rest: text.slice(0, catching.index), kind: '++' };
  const done = DONE.exec(text);
  if (done) return { rest: text.slice(0, done.index).replace(/^after /, ''), kind: '.+' };
  return text.startsWith('after ') ? { rest: text.slice(6), kind: '.+' } : { rest: text, kind: '+' };
}

const CATCHING = /,? (?:and )?(?:catching|catch) up$/;
const DONE =
  /,? (?:after|from|since|once) (?:it is |it’s |it's |its )?(?:done|completion|completed|finished)$/;

function countOf(word = ''): number {
  const trimmed = word.trim();
  if (trimmed === '') return 1;
  const ordinal = ORDINALS.get(trimmed);
  return ordinal ?? amountOf(trimmed.replace(/(?:nd|rd|th)$/, ''));
}

const ORDINALS: ReadonlyMap<string, number> = new Map([
  ['other', 2],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
]);

function checked(repeater: string): Result<string, string> {
  return recurrenceSchema.safeParse(repeater).success ? ok(repeater) : err(HOW);
}
