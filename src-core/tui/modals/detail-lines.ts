import { wrapText } from '../../lib/text-wrap';
import type { PluginSummary } from '../../plugin/plugin-summary';
import type { Size } from '../model';

/** Columns that the frame of a box and the indent of its texts take at the least. */
const CHROME = 12;

/**
 * How many lines the page of a plugin takes at the most: what scrolling may not go beyond. The view, which draws the
 * page, shows its own last line at the bottom when it needs fewer.
 */
export function detailLines(plugin: PluginSummary, size: Size): number {
  const columns = Math.max(1, size.cols - CHROME);
  const lines = (texts: readonly string[]) =>
    texts.reduce((sum, text) => sum + wrapText(text, columns).length, 0);
  const section = (texts: readonly string[]) => (texts.length === 0 ? 0 : 2 + lines(texts));
  const keys = plugin.keys.map(({ key, title, conflict }) => `${key}  ${title}${conflict ?? ''}`);
  return (
    1 +
    lines([plugin.reason ?? '']) +
    section([plugin.description]) +
    section(plugin.permissions) +
    section(keys) +
    section(['runs'])
  );
}
