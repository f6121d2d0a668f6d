/** Long work of main's in the status bar: what it is, how far it is, and how to end it. */
import { cleanText } from '../lib/clean-text';
import { truncate } from '../lib/text-width';
import type { Work } from '../todo/days';
import type { Model } from '../tui/model';
import { hintFor, hintLine } from './hints';
import { type Line, span } from './span';
import { spinnerSign } from './spinner-sign';

/** Cells of the bar. */
const BAR_CELLS = 10;

/** Columns of the longest title. */
const TITLE_COLUMNS = 32;

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** `Importing old.json ▕████▌     ▏ 45%  C-c cancel` for the oldest; null when there is none. */
export function workProgress(model: Model): Line | null {
  const { work, keymaps } = model;
  const [first, ...others] = work;
  if (!first) return null;
  return [
    span(truncate(cleanText(first.title), TITLE_COLUMNS)),
    span(' '),
    ...amount(first, model),
    ...(others.length > 0 ? [span(`  and ${others.length} more`, 'dim')] : []),
    span('  '),
    ...hintLine(hintFor(keymaps, 'navigate', 'cancel_work', 'cancel')),
  ];
}

/** A bar and per cent; where nobody knows how much there is, how much is done, or that something is. */
function amount({ done, total }: Work, model: Model): Line {
  if (total === null || total <= 0) {
    return done > 0 ? [span(`${done} done`, 'dim')] : [span(spinnerSign(model), 'in_progress')];
  }
  const part = Math.max(0, Math.min(1, done / total));
  const eighths = Math.floor(part * BAR_CELLS * 8);
  const filled = '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
  return [
    span('▕', 'dim'),
    span(filled.padEnd(BAR_CELLS), 'accent'),
    span('▏', 'dim'),
    span(` ${Math.floor(part * 100)}%`),
  ];
}
