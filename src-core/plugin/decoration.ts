/** Badges that plugins put on rows: shown, never saved, gone when the plugin is. */
import { truncate } from '../lib/text-width';
import type { TodoId } from '../todo/todo';
import { cleanLine } from './clean-text';

/** The looks a badge can have; the theme decides what they are. */
export const DECORATION_STYLES = ['plain', 'info', 'ok', 'warning', 'error'] as const;

/** One of {@link DECORATION_STYLES}. */
export type DecorationStyle = (typeof DECORATION_STYLES)[number];

/** The longest badge, in code points and in columns: whichever comes first. */
export const MAX_DECORATION = 24;

/** One badge; a plugin has at most one on a row. */
export interface Decoration {
  readonly plugin: string;
  readonly todoId: TodoId;
  /** Cleaned, one line, at most {@link MAX_DECORATION} code points and columns. */
  readonly text: string;
  readonly style: DecorationStyle;
}

/** The text of a badge as it may stand on a row; what is cut off is marked by `…`. */
export function badgeText(raw: string): string {
  return truncate(cleanLine(raw, MAX_DECORATION), MAX_DECORATION);
}
