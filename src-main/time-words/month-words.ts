/** Days with the name of their month, in the orders in which people write them. Whether there is such a day is not known here. */

/** Month, day and year as digits. */
export type DayNumbers = readonly [
  month: string | undefined,
  day: string | undefined,
  year: string | undefined,
];

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const NTH = '(\\d{1,2})(?:st|nd|rd|th)?';
const MONTH_FIRST = new RegExp(`^(?:on )?${MONTH} ${NTH}(?:,? (\\d{4}))?$`);
const DAY_FIRST = new RegExp(`^(?:on )?(?:the )?${NTH} (?:of )?${MONTH}(?:,? (\\d{4}))?$`);

/** `dec 24`, `24 december`, `the 24th of december 2026`. */
export function namedMonth(text: string): DayNumbers | undefined {
  const [, first, day, year] = MONTH_FIRST.exec(text) ?? [];
  if (first !== undefined) return [monthOf(first), day, year];
  const [, nth, second, itsYear] = DAY_FIRST.exec(text) ?? [];
  return second === undefined ? undefined : [monthOf(second), nth, itsYear];
}

function monthOf(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3)) + 1);
}
