import { longDate } from '../../lib/calendar-date';
import { cleanText } from '../../lib/clean-text';
import type { FindModal } from '../../tui/modal';
import { cursorLine, type FindRow, findRows, hitsOf, wordsOf } from '../../tui/modals/find';
import type { Model } from '../../tui/model';
import { hintFor } from '../hints';
import { cutLine, type Line, span } from '../span';
import { visibleInput } from '../visible-input';
import { type Dialog, dialog } from './dialog';
import { namedRowLine } from './rollover-view';

const PROMPT = '❯ ';

/** What main answers at most. */
const MOST_HITS = 50;

/** What is looked for, and what was found, list by list. */
export function findDialog(model: Model, modal: FindModal, columns: number): Dialog {
  const { text, caret } = visibleInput(modal.input, columns - PROMPT.length);
  const hits = hitsOf(modal);
  const rows = findRows(hits);
  const key = (action: 'accept' | 'close', does: string) => hintFor(model.keymaps, 'find', action, does);
  return dialog(
    'Find in all lists',
    rows.length > 0 ? rows.map((row) => rowLine(model, row, columns)) : [[span(nothingWords(modal), 'dim')]],
    {
      header: [[span(PROMPT, 'accent'), span(text)]],
      selected: rows.length > 0 ? cursorLine(modal, rows) : null,
      scroll: modal.scroll,
      caret: PROMPT.length + caret,
      fillsHeight: true,
      note:
        hits.length === 0
          ? ''
          : hits.length >= MOST_HITS
            ? `the newest ${hits.length}`
            : `${hits.length} found`,
      hints: [...(hits.length > 0 ? key('accept', 'go there') : []), ...key('close', 'close')],
    },
  );
}

function nothingWords(modal: FindModal): string {
  if (wordsOf(modal) === '') return 'Type words that it has in it.';
  return modal.found?.of === wordsOf(modal) ? 'Nothing was found in any list.' : 'looking …';
}

function rowLine(model: Model, row: FindRow, columns: number): Line {
  const { hit } = row;
  if (row.kind === 'hit') return namedRowLine(hit, 2, columns);
  const today = hit.list.date === model.today ? ', today' : '';
  const line: Line = [
    { text: cleanText(hit.projectName), ink: 'accent', bold: true },
    span(`  ${longDate(hit.list.date)}${today}`, 'dim'),
  ];
  return cutLine(line, columns);
}
