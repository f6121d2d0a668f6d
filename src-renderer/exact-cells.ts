import { textWidth } from '../src-core/lib/text-width';

/** What ASCII and box drawing are not: characters whose drawn size depends on the font that happens to have them. */
const UNFORESEEN = /[^\x20-\x7e\xa0\u2500-\u2580\u2589-\u259f]/;

/** Nothing but lower blocks, from an eighth to the whole of a cell, and blanks between them: what plots are made of. */
const BLOCKS = /^[ \u2581-\u2588]+$/;

/** The character before the first of them. */
const NO_BLOCK = 0x2580;

/**
 * Gives every piece of a drawn row exactly the columns that its text has, whatever the font makes of it: a family of
 * emoji that no font joins, or a letter of a font that has just come, moves nothing behind it. For the DOM renderer,
 * which draws a row as an element and its pieces as `inline-block` elements; writes only, so nothing is laid out twice.
 */
export function keepCells(rows: Element, start: number, end: number, cellWidth: number): void {
  for (let y = start; y <= end; y += 1) {
    const row = rows.children[y];
    if (!(row instanceof HTMLElement) || !UNFORESEEN.test(row.textContent ?? '')) continue;
    for (const piece of row.children) {
      const text = piece.textContent ?? '';
      if (!(piece instanceof HTMLElement) || !UNFORESEEN.test(text)) continue;
      piece.style.width = `${textWidth(text) * cellWidth}px`;
      piece.style.overflow = 'clip';
      if (BLOCKS.test(text))
        paintBlocks(piece, blockAreas(text, cellWidth, Number.parseFloat(row.style.height) || 0));
    }
  }
}

/** A block, or several alike beside each other, in pixels of their piece. */
export interface BlockArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where the blocks of a text stand, on whole pixels: those that touch do so without a line between them. */
export function blockAreas(text: string, cellWidth: number, cellHeight: number): BlockArea[] {
  return [...text.matchAll(/([\u2581-\u2588])\1*/g)].map(({ index, 0: run }) => {
    const left = Math.round(index * cellWidth);
    const width = Math.round((index + run.length) * cellWidth) - left;
    const height = Math.max(1, Math.round(((run.charCodeAt(0) - NO_BLOCK) / 8) * cellHeight));
    return { left, top: cellHeight - height, width, height };
  });
}

/**
 * Blocks as areas of colour instead of letters: no font is exactly as high as a row, and bars of letters have a line
 * through them at each. The letters stay, unseen, for who reads the page.
 */
function paintBlocks(piece: HTMLElement, areas: readonly BlockArea[]): void {
  const { style } = piece;
  style.setProperty('-webkit-text-fill-color', 'transparent');
  style.backgroundRepeat = 'no-repeat';
  style.backgroundImage = areas.map(() => 'linear-gradient(currentColor 0 0)').join();
  style.backgroundPosition = areas.map(({ left, top }) => `${left}px ${top}px`).join();
  style.backgroundSize = areas.map(({ width, height }) => `${width}px ${height}px`).join();
}
