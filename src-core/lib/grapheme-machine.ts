/**
 * The grapheme rules of UAX #29 as a machine that reads one code point at a time and adds up columns on the way.
 * It has the shape in which xterm.js asks for them, so that text is split here and joined there by the same rules.
 * It makes no strings: that is graphemes.ts.
 */
import { classOf, kindOfClass, takesSelector, widthOfClass } from './code-point-class';
import { GraphemeKind } from './grapheme-kind';

/**
 * The longest cluster, in code points. The longest emoji sequence has 10; what goes on longer is no writing, and is
 * cut so that one cell never holds a page. (Five bits of the state count them.)
 */
export const MAX_CLUSTER = 31;

/** U+FE0E: asks for the text presentation of the emoji before it. */
export const TEXT_PRESENTATION = 0xfe0e;
const EMOJI_PRESENTATION = 0xfe0f;

// The state after a code point, in the 24 bits that xterm keeps for it (charKind of a UnicodeCharProperties value):
// the kind (0–4), code points so far (5–9), an odd regional indicator (10), a pictograph (11) and its joiner (12),
// an Indic consonant (13) and its linker (14), whether a variation selector may follow (15) and has narrowed (16).
const COUNT = 1 << 5;
const COUNT_MASK = 31 << 5;
const ODD_REGIONAL = 1 << 10;
const PICTOGRAPH = 1 << 11;
const PICTOGRAPH_JOINED = 1 << 12;
const CONSONANT = 1 << 13;
const CONSONANT_LINKED = 1 << 14;
const TAKES_SELECTOR = 1 << 15;
const NARROWED = 1 << 16;

/** The value xterm.js passes around per character (UnicodeService.createPropertyValue): state, columns, whether it joins. */
const pack = (state: number, width: number, joins: boolean): number =>
  (state << 3) | (width << 1) | (joins ? 1 : 0);

/**
 * The grapheme machine, in the shape of xterm.js' `IUnicodeVersionProvider.charProperties`.
 * @param codePoint the next code point
 * @param preceding what this function answered for the one before, 0 at the start
 * @returns bit 0: it joins the cluster before it; bits 1–2: columns of the cluster so far; bits 3–26: the state
 */
export function charProperties(codePoint: number, preceding: number): number {
  const value = classOf(codePoint);
  const kind = kindOfClass(value);
  const state = preceding >> 3;
  if (preceding === 0 || (state & COUNT_MASK) === COUNT_MASK || !joins(state, kind)) {
    const first = kind | COUNT | carried(0, kind) | (takesSelector(value) ? TAKES_SELECTOR : 0);
    return pack(first, widthOfClass(value), false);
  }
  const kept = (state & (COUNT_MASK | NARROWED)) + COUNT;
  const next = kind | kept | carried(state, kind);
  const width = (preceding >> 1) & 3;
  if (state & TAKES_SELECTOR) {
    if (codePoint === EMOJI_PRESENTATION) return pack(next, 2, true);
    if (codePoint === TEXT_PRESENTATION) return pack(next | NARROWED, 1, true);
  }
  // A cluster that starts with a mark has nothing to stand on and takes no column, whatever follows.
  const fixed = (state & NARROWED) !== 0 || kind === GraphemeKind.LineFeed || width === 0;
  return pack(next, fixed ? width : Math.min(2, width + widthOfClass(value)), true);
}

/** Whether a code point of `kind` belongs to the cluster before it; the rule numbers are those of UAX #29. */
function joins(state: number, kind: number): boolean {
  const previous = state & 31;
  // GB3–GB5
  if (kind <= GraphemeKind.Control && kind !== GraphemeKind.Other) {
    return kind === GraphemeKind.LineFeed && previous === GraphemeKind.CarriageReturn;
  }
  if (previous <= GraphemeKind.Control && previous !== GraphemeKind.Other) return false;
  switch (kind) {
    // GB9, GB9a
    case GraphemeKind.Extend:
    case GraphemeKind.ExtendOutsideConjunct:
    case GraphemeKind.Linker:
    case GraphemeKind.Joiner:
    case GraphemeKind.SpacingMark:
      return true;
    default:
      // GB9b
      return previous === GraphemeKind.Prepend || continues(state, previous, kind);
  }
}

/** The rules between two code points neither of which joins whatever is beside it. */
function continues(state: number, previous: number, kind: number): boolean {
  switch (kind) {
    // GB6–GB8
    case GraphemeKind.HangulL:
    case GraphemeKind.HangulLV:
    case GraphemeKind.HangulLVT:
      return previous === GraphemeKind.HangulL;
    case GraphemeKind.HangulV:
      return (
        previous === GraphemeKind.HangulL ||
        previous === GraphemeKind.HangulLV ||
        previous === GraphemeKind.HangulV
      );
    case GraphemeKind.HangulT:
      return previous >= GraphemeKind.HangulV && previous <= GraphemeKind.HangulLVT;
    // GB9c
    case GraphemeKind.Consonant:
      return (state & CONSONANT_LINKED) !== 0;
    // GB11
    case GraphemeKind.Pictographic:
      return (state & PICTOGRAPH_JOINED) !== 0;
    // GB12, GB13
    case GraphemeKind.RegionalIndicator:
      return (state & ODD_REGIONAL) !== 0;
    default:
      return false;
  }
}

/** What has to be remembered for the rules that look further back than one code point. */
function carried(state: number, kind: number): number {
  switch (kind) {
    case GraphemeKind.Pictographic:
      return PICTOGRAPH;
    case GraphemeKind.Consonant:
      return CONSONANT;
    case GraphemeKind.RegionalIndicator:
      return (state & ODD_REGIONAL) ^ ODD_REGIONAL;
    case GraphemeKind.Extend:
      return state & (PICTOGRAPH | CONSONANT | CONSONANT_LINKED);
    case GraphemeKind.ExtendOutsideConjunct:
      return state & PICTOGRAPH;
    case GraphemeKind.Linker:
      return (state & (PICTOGRAPH | CONSONANT)) | (state & CONSONANT ? CONSONANT_LINKED : 0);
    case GraphemeKind.Joiner: {
      const conjunct = state & (CONSONANT | CONSONANT_LINKED);
      return conjunct | (state & PICTOGRAPH ? PICTOGRAPH_JOINED : 0);
    }
    default:
      return 0;
  }
}
