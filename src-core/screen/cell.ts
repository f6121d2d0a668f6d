/**
 * The symbol of a cell as one number, so that frames fill and compare as plain arrays: a code point; or, for a cluster
 * of several, a flag and its place in the frame's list of clusters; or CONTINUATION in the second column of a wide one.
 */

/** The second column of a wide cluster. */
export const CONTINUATION = 0;
/** The symbol of an empty cell. */
export const BLANK = 0x20;
/** Set in a symbol that is a place in the frame's cluster list. */
export const CLUSTER = 0x8000_0000;

/** The symbol for the cluster at `index` of the frame's list. */
export function clusterSymbol(index: number): number {
  return (CLUSTER | index) >>> 0;
}

/** The place of a cluster symbol in the frame's list, or -1 for a symbol that is a code point. */
export function clusterIndex(symbol: number): number {
  return symbol >= CLUSTER ? symbol - CLUSTER : -1;
}

/**
 * Whether every terminal gives the symbol one column and joins it with nothing beside it: printable ASCII, box drawing
 * and block elements (U+2500–259F). Runs of these are written in one piece; all else is placed by itself.
 */
export function isPlain(symbol: number): boolean {
  return (symbol >= 0x20 && symbol <= 0x7e) || (symbol >= 0x2500 && symbol <= 0x259f);
}
