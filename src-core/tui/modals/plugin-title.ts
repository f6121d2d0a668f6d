/** The tabs of the plugins view as they stand in its upper border: drawn from these places, and clicked by them. */
import { textWidth } from '../../lib/text-width';
import type { Size } from '../model';
import { dialogColumns } from './dialog-lines';

/** The tabs, from left to right. */
export const PLUGIN_TABS = ['installed', 'gallery', 'activity'] as const;

/** One of {@link PLUGIN_TABS}. */
export type PluginTab = (typeof PLUGIN_TABS)[number];

/** What each is called. */
export const TAB_NAMES: Readonly<Record<PluginTab, string>> = {
  installed: 'Installed',
  gallery: 'Gallery',
  activity: 'Activity',
};

/** A piece of the border: the name of a tab, or what stands between two. */
export interface TitlePart {
  readonly text: string;
  readonly tab: PluginTab | null;
}

const HEAD: TitlePart = { text: 'Plugins ── ', tab: null };
const BETWEEN: TitlePart = { text: ' │ ', tab: null };

const TABS: readonly TitlePart[] = PLUGIN_TABS.flatMap((tab, index) => [
  ...(index === 0 ? [] : [BETWEEN]),
  { text: TAB_NAMES[tab], tab },
]);

/** The border of a box that is set in `columns`: all of it, the tabs alone, or the one that is open. */
export function tabTitle(columns: number, current: PluginTab): readonly TitlePart[] {
  const only = TABS.filter(({ tab }) => tab === current);
  return [[HEAD, ...TABS], TABS].find((parts) => columnsOf(parts) <= columns) ?? only;
}

/** Where the title begins: behind the corner and a blank. */
const TITLE_AT = 2;

/** The tab whose name stands in that cell; the box fills the height, so its border is the first line. */
export function tabAt(size: Size, current: PluginTab, x: number, y: number): PluginTab | null {
  if (y !== 0) return null;
  let from = TITLE_AT;
  for (const { text, tab } of tabTitle(dialogColumns(size), current)) {
    if (x >= from && x < from + textWidth(text)) return tab;
    from += textWidth(text);
  }
  return null;
}

/** The tab beside another, round the end. */
export function tabBeside(tab: PluginTab, by: 1 | -1): PluginTab {
  const index = (PLUGIN_TABS.indexOf(tab) + by + PLUGIN_TABS.length) % PLUGIN_TABS.length;
  return PLUGIN_TABS[index] ?? tab;
}

/** What a screen reader calls the box. */
export function tabLabel(tab: PluginTab): string {
  return `Plugins: ${TAB_NAMES[tab]}, tab ${PLUGIN_TABS.indexOf(tab) + 1} of ${PLUGIN_TABS.length}`;
}

function columnsOf(parts: readonly TitlePart[]): number {
  return parts.reduce((sum, { text }) => sum + textWidth(text), 0);
}
