/**
 * Splits text into grapheme clusters and measures them, by the machine the terminal joins with (`charProperties`), so
 * that cells and terminal agree to the letter. `Intl.Segmenter` could not promise that: its Unicode version is the
 * engine's, which differs between Node and Chromium; it also costs 0.4 µs a cluster. The tests hold this against it.
 * It knows nothing of words, lines or cells.
 */
import { classOf, takesSelector, widthOfCodePoint } from './code-point-class';
import { charProperties, TEXT_PRESENTATION } from './grapheme-machine';

/**
 * Measures the cluster that starts at UTF-16 offset `start` of `text`, without making a string of it.
 * @returns (offset of its end << 2) | its columns; `start` must be inside the text
 */
export function graphemeAt(text: string, start: number): number {
  let properties = 0;
  let at = start;
  while (at < text.length) {
    const codePoint = text.codePointAt(at) ?? 0;
    const next = charProperties(codePoint, properties);
    if (properties !== 0 && (next & 1) === 0) break;
    properties = next;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return (at << 2) | ((properties >> 1) & 3);
}

/** The grapheme clusters of a text, in order; joined they are the text. */
export function graphemes(text: string): string[] {
  const clusters: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = graphemeAt(text, start) >> 2;
    clusters.push(text.slice(start, end));
    start = end;
  }
  return clusters;
}

/**
 * Whether the cluster is a wide sign made narrow by U+FE0E. A terminal, which reads it in order, draws it in two columns
 * before it learns that, so it spoils the column after it and can not stand in the last one.
 */
export function isNarrowedWide(cluster: string): boolean {
  const first = cluster.codePointAt(0) ?? 0;
  const selector = cluster.charCodeAt(first > 0xffff ? 2 : 1);
  return selector === TEXT_PRESENTATION && widthOfCodePoint(first) === 2 && takesSelector(classOf(first));
}
