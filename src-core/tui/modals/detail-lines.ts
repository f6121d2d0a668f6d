import { wrapText } from '../../lib/text-wrap';
import type { PluginKey, PluginSummary } from '../../plugin/plugin-summary';
import type { Size } from '../model';

/** Columns of the box that are not for its text, and those that a text stands in from its heading. */
const CHROME = 6;
const INDENT = 2;

/** A blank line and the heading of a section. */
const HEADING = 2;

/**
 * How many lines the page of a plugin takes: scrolling goes no further. `view/modals/plugin-details.ts` draws the
 * page; the test holds the two together.
 */
export function detailLines(plugin: PluginSummary, size: Size): number {
  const columns = Math.max(1, size.cols - CHROME) - INDENT;
  const lines = (text: string, bullet = 0) => wrapText(text, Math.max(1, columns - bullet)).length;
  const section = (texts: readonly string[], bullet = 0) =>
    texts.length === 0 ? 0 : HEADING + texts.reduce((sum, text) => sum + lines(text, bullet), 0);
  const widest = Math.min(
    16,
    Math.max(0, ...plugin.keys.map(({ key }) => key.replaceAll('<', '').replaceAll('>', ' ').trim().length)),
  );
  return (
    1 +
    (plugin.reason === null ? 0 : lines(plugin.reason)) +
    section(plugin.description === '' ? [] : [plugin.description]) +
    section(plugin.permissions, 2) +
    section(plugin.keys.map(keyText), widest + 2) +
    section([`${plugin.runs} runs, no failures`])
  );
}

function keyText({ action, title, bound, conflict }: PluginKey): string {
  const name = title === '' ? action : title;
  return bound ? name : `${name} — not bound: ${conflict ?? 'the key is taken'}`;
}
