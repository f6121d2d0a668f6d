import type { Decoration, DecorationStyle } from '../plugin/decoration';
import { BADGE_GAP, BADGE_SIGN } from '../tui/decorations';
import { type Line, span } from './span';
import type { Ink } from './theme';

/** The ink of each look that a badge can have. */
export const DECORATION_INKS: Readonly<Record<DecorationStyle, Ink>> = {
  plain: 'plugin',
  info: 'in_progress',
  ok: 'ok',
  warning: 'question',
  error: 'important',
};

/** The badges of a row, one behind the other. */
export function decorationLine(decorations: readonly Decoration[]): Line {
  return decorations.map(({ text, style }, index) =>
    span(`${index > 0 ? BADGE_GAP : ''}${BADGE_SIGN}${text}`, DECORATION_INKS[style]),
  );
}
