import { textWidth } from '../src-core/lib/text-width';

/** What ASCII and box drawing are not: characters whose drawn width depends on the font that happens to have them. */
const UNFORESEEN = /[^\x20-\x7e\xa0\u2500-\u259f]/;

/**
 * Gives every piece of a drawn row exactly the columns that its text has, whatever the font makes of it: a family of
 * emoji that no font joins, or a letter of a font that has just come, moves nothing behind it. For the DOM renderer,
 * which draws a row as an element and its pieces as `inline-block` elements; writes only, so nothing is laid out twice.
 */
export function keepCells(rows: Element, start: number, end: number, cellWidth: number): void {
  for (let y = start; y <= end; y += 1) {
    const row = rows.children[y];
    if (!row || !UNFORESEEN.test(row.textContent ?? '')) continue;
    for (const piece of row.children) {
      const text = piece.textContent ?? '';
      if (!(piece instanceof HTMLElement) || !UNFORESEEN.test(text)) continue;
      piece.style.width = `${textWidth(text) * cellWidth}px`;
      piece.style.overflow = 'clip';
    }
  }
}
