/**
 * What the grapheme rules of UAX #29 need to know of a code point: its Grapheme_Cluster_Break, refined by
 * Extended_Pictographic and Indic_Conjunct_Break. The numbers are written into width-table.ts, so a change here
 * needs the table generated again.
 */
export const GraphemeKind = {
  Other: 0,
  CarriageReturn: 1,
  LineFeed: 2,
  Control: 3,
  /** Extends a cluster, also within an Indic conjunct. */
  Extend: 4,
  /** Extends a cluster, but ends an Indic conjunct (the zero-width non-joiner). */
  ExtendOutsideConjunct: 5,
  /** A virama that joins two consonants. */
  Linker: 6,
  /** The zero-width joiner. */
  Joiner: 7,
  RegionalIndicator: 8,
  Prepend: 9,
  SpacingMark: 10,
  HangulL: 11,
  HangulV: 12,
  HangulT: 13,
  HangulLV: 14,
  HangulLVT: 15,
  Pictographic: 16,
  Consonant: 17,
  /** A mark (M) that extends nothing. */
  LooseMark: 18,
} as const;

/** One of the kinds above. */
export type GraphemeKind = (typeof GraphemeKind)[keyof typeof GraphemeKind];
