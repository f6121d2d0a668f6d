/**
 * Places in a text about a plugin, from those in what was built of it to those in what its author wrote. It knows nothing
 * of maps and modules: who built the plugin says where a place comes from.
 */

/** The same text, with places in the source wherever they are known. */
export type ToSource = (text: string) => string;

/** For a plugin that is its own source, or of whose source nothing is known. */
export const AS_BUILT: ToSource = (text) => text;

/**
 * Where a place of the script comes from, as `src/plugin.ts:31:7`; undefined when nobody knows. Line and column count
 * from 1, columns in code points, as the engine counts; without a column the line is meant.
 */
export type FindPlace = (line: number, column: number | undefined) => string | undefined;

/** `plugin.js:212:5` in no longer word, and not cut off: half of a number is another line. */
const PLACE = /(?<![\w./\\-])plugin\.js:(\d{1,7})(?::(\d{1,7}))?(?!:?\d|:?…)/g;

/** Rewrites the places of a script. What is not found stays as it is. */
export function scriptToSource(find: FindPlace): ToSource {
  return (text) =>
    text.replace(PLACE, (place, line: string, column: string | undefined) => {
      return find(Number(line), column === undefined ? undefined : Number(column)) ?? place;
    });
}
