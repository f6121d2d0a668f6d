/**
 * Columns of text on a grid where a letter takes one, an East Asian character or an emoji two, a combining mark none.
 * The rules are in grapheme-machine.ts; here is what views ask: how wide, cut to fit, fill to fit. Controls and unpaired
 * surrogates count as the one column of the sign that `cleanText` puts in their place.
 */
import type { Columns } from './code-point-class';
import { graphemeAt } from './graphemes';

export { type Columns, widthOfCodePoint } from './code-point-class';
export { charProperties } from './grapheme-machine';
export { graphemeAt, graphemes } from './graphemes';
export { UNICODE_VERSION } from './width-table';

const ASCII = /^[\x20-\x7e]*$/;

/** Whether every character is a printable ASCII one: as many columns as characters, no clusters, nothing to clean. */
export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

/** Columns of one grapheme cluster; 0 for an empty one. */
export function clusterWidth(cluster: string): Columns {
  if (cluster === '') return 0;
  const width = graphemeAt(cluster, 0) & 3;
  return width === 2 ? 2 : width === 1 ? 1 : 0;
}

/** Columns of a text. */
export function textWidth(text: string): number {
  if (isAscii(text)) return text.length;
  let columns = 0;
  for (let at = 0; at < text.length; ) {
    const cluster = graphemeAt(text, at);
    columns += cluster & 3;
    at = cluster >> 2;
  }
  return columns;
}

/** The UTF-16 offset up to which a text fits into `columns`, never inside a cluster. */
export function fittingLength(text: string, columns: number): number {
  let used = 0;
  let at = 0;
  while (at < text.length) {
    const cluster = graphemeAt(text, at);
    used += cluster & 3;
    if (used > columns) break;
    at = cluster >> 2;
  }
  return at;
}

/**
 * The text, or as much of it as fits into `columns` with the ellipsis after it. Never wider than `columns`; where not
 * even the ellipsis fits, as much of that as does.
 */
export function truncate(text: string, columns: number, ellipsis = '…'): string {
  if (textWidth(text) <= columns) return text;
  const room = columns - textWidth(ellipsis);
  if (room < 0) return ellipsis.slice(0, fittingLength(ellipsis, columns));
  return text.slice(0, fittingLength(text, room)) + ellipsis;
}

/** The text with spaces after it up to `columns`; a wider one is left as it is. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}
