/** What pages about plugins are made of: lines that scrolling counts and the view draws. */
import { readableKeys } from '../../keymap/readable-keys';
import { textWidth } from '../../lib/text-width';
import { paragraphLines } from './paragraph-lines';

/** One line. */
export type PageLine =
  /** The name and state of the plugin, in one line whatever its length. */
  | { readonly kind: 'heading' }
  | { readonly kind: 'gap' }
  | { readonly kind: 'title'; readonly text: string }
  | {
      /** Prose, a key that works, a key that the plugin did not get. */
      readonly kind: 'text' | 'key' | 'idle_key';
      /** What stands before the text: a mark, a key, or blanks of the same width on further lines. */
      readonly lead: string;
      readonly text: string;
    };

type Prose = Extract<PageLine, { readonly text: string; readonly lead: string }>['kind'];

/** Columns that prose stands in from the headings. */
const INDENT = 2;

/** Longer keys do not push the others' texts to the right. */
const MAX_KEY_COLUMNS = 16;

/** A heading and what stands below it; nothing when nothing does. */
export function section(title: string, lines: readonly PageLine[]): PageLine[] {
  return lines.length === 0 ? [] : [{ kind: 'gap' }, { kind: 'title', text: title }, ...lines];
}

/** A key as it stands before its text, with blanks as far as the longest of them goes. */
export function keyColumns(keys: readonly string[]): (key: string) => string {
  const widest = Math.max(0, ...keys.map((key) => textWidth(readableKeys(key))));
  return (key) => `${readableKeys(key).padEnd(Math.min(MAX_KEY_COLUMNS, widest))}  `;
}

/** A text with something before its first line, set in lines of at most `columns`. */
export function hanging(kind: Prose, text: string, bullet: string, columns: number): PageLine[] {
  const lead = `${' '.repeat(INDENT)}${bullet}`;
  const width = textWidth(lead);
  return paragraphLines(text, Math.max(1, columns - width)).map((line, index) => ({
    kind,
    lead: index === 0 ? lead : ' '.repeat(width),
    text: line,
  }));
}
