import { err, ok, type Result } from '../../src-core/lib/result';

/** The words without the time of day in them, and that time, `09:00`; null when none was said. */
export interface TimeOfDay {
  readonly rest: string;
  readonly time: string | null;
}

/** Finds the time at the beginning or the end of the words, which are in lower case with single blanks. */
export function splitTimeOfDay(text: string): Result<TimeOfDay, string> {
  const word = WORD.exec(text);
  if (word) return ok({ rest: restOf(text, word), time: WORDS.get(word[1] ?? word[2] ?? '') ?? null });
  const behind = BEHIND.exec(text);
  const match = behind ?? BEFORE.exec(text);
  if (!match) return ok({ rest: text, time: null });
  const time = clockTime(match[1], match[2], match[3]);
  if (time === undefined) return err(`there is no time ${match[0].trim()}`);
  return ok({ rest: restOf(text, match), time });
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
  ['morning', '09:00'],
  ['afternoon', '15:00'],
  ['evening', '18:00'],
  ['tonight', '20:00'],
  ['night', '20:00'],
]);
const NAMES = [...WORDS.keys()].join('|');
const WORD = new RegExp(`(?:^|\\s)(?:(?:at|in the|this) )?(${NAMES})$|^(?:at )?(${NAMES})(?= )`);

/** With a colon, am or pm, an `h`, or behind `at`: a bare number is a day as likely as an hour. */
const CLOCK = '(\\d{1,2})(?::(\\d{2})(?: ?([ap])\\.?m\\.?)?| ?([ap])\\.?m\\.?| ?h(?:rs)?| o.?clock)';
const BEHIND = clockPattern(`(?:^|\\s|(?<=\\d)t)(?:at |@ ?)?`, '$', '(?:^|\\s)(?:at |@ ?)');
const BEFORE = clockPattern('^(?:at |@ ?)?', '(?=[ ,])', '^(?:at |@ ?)');

function clockPattern(lead: string, end: string, strict: string): ClockPattern {
  const marked = new RegExp(`${lead}${CLOCK}${end}`);
  const bare = new RegExp(`${strict}(\\d{1,2})${end}`);
  return {
    exec(text) {
      const match = marked.exec(text);
      if (match)
        return { 0: match[0], 1: match[1], 2: match[2], 3: match[3] ?? match[4], index: match.index };
      const plain = bare.exec(text);
      return plain && { 0: plain[0], 1: plain[1], 2: undefined, 3: undefined, index: plain.index };
    },
  };
}

interface ClockPattern {
  exec(text: string): ClockMatch | null;
}

interface ClockMatch {
  readonly 0: string;
  readonly 1: string | undefined;
  readonly 2: string | undefined;
  /** `a` or `p`. */
  readonly 3: string | undefined;
  readonly index: number;
}

function clockTime(hours = '0', minutes = '0', half?: string): string | undefined {
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return undefined;
  const inDay = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return `${String(inDay).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function restOf(text: string, match: { readonly 0: string; readonly index: number }): string {
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
  return rest.replaceAll(',', ' ').replace(/\s+/g, ' ').trim();
}
