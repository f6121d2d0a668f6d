import { longDate } from '../lib/calendar-date';
import { cleanText } from '../lib/clean-text';
import { textWidth, truncate } from '../lib/text-width';
import type { BoxOptions } from '../screen/box';
import type { ListLayout } from '../tui/list-layout';
import type { Model } from '../tui/model';

const DASHES = ' ── ';

/** Border and blanks around the two labels of a frame, and the piece of border between them. */
const CHROME = 9;

/** Columns of a filter in the border: the rest of a longer one is in its line. */
const FILTER_COLUMNS = 24;

/** What stands in the border of the list: whose and which day on the left, which rows are in sight on the right. */
export function listTitle(
  model: Model,
  layout: ListLayout,
  width: number,
): Pick<BoxOptions, 'title' | 'titleRight'> {
  const { first, last, total } = layout;
  const titleRight = last - first + 1 < total ? `[${first}-${last}/${total}]` : '';
  const room = width - titleRight.length - CHROME;
  const choices = titleChoices(model);
  const title = choices.find((text) => textWidth(text) <= room) ?? choices.at(-1) ?? '';
  return { title, titleRight };
}

/** From everything there is to say to the least. */
function titleChoices({ list, filter }: Model): string[] {
  const project = `[${list.projectName}]`;
  const date = list.key.date;
  const filtered = filter ? [`filter: ${truncate(cleanText(filter.text), FILTER_COLUMNS)}`] : [];
  const archived = [...(list.readOnly ? ['ARCHIVED'] : []), ...filtered];
  return [
    ['to-tui', project, longDate(date), ...archived],
    [project, longDate(date), ...archived],
    [project, date, ...archived],
    [date, ...archived],
    [date],
  ].map((parts) => parts.join(DASHES));
}

/** The same in one breath, for a screen reader. */
export function listLabel({ list, filter }: Model): string {
  const archived = list.readOnly ? ', archived, read-only' : '';
  const filtered = filter ? `, only what fits ${cleanText(filter.text)}` : '';
  return `to-tui, ${list.projectName}, ${longDate(list.key.date)}${archived}${filtered}`;
}
