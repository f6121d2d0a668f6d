import type { Keymaps } from '../../keymap/keymap';
import type { PluginSummary } from '../../plugin/plugin-summary';
import type { PageLine } from '../../tui/modals/page-lines';
import { pluginPage } from '../../tui/modals/plugin-page';
import { type Line, span } from '../span';
import type { Ink } from '../theme';
import { lookOf } from './plugin-state';

/** All that is known of one plugin, in lines of at most `columns`. */
export function pluginDetails(plugin: PluginSummary, columns: number, keymaps: Keymaps): Line[] {
  return pluginPage(plugin, columns, keymaps).map((line) => drawn(line, () => heading(plugin)));
}

/** The look of what stands before a text, and of the text. */
const INKS: Readonly<Record<'text' | 'key' | 'idle_key', { readonly lead: Ink; readonly text: Ink }>> = {
  text: { lead: 'dim', text: 'text' },
  key: { lead: 'accent', text: 'text' },
  idle_key: { lead: 'dim', text: 'question' },
};

/** A line of a page as it looks; whose page it is, says the heading. */
export function drawn(line: PageLine, heading: () => Line): Line {
  switch (line.kind) {
    case 'heading':
      return heading();
    case 'gap':
      return [span('')];
    case 'title':
      return [span(line.text, 'accent')];
    case 'text':
    case 'key':
    case 'idle_key':
      return [span(line.lead, INKS[line.kind].lead), span(line.text, INKS[line.kind].text)];
  }
}

function heading(plugin: PluginSummary): Line {
  const look = lookOf(plugin);
  return [
    { text: `${look.mark} `, ink: look.ink },
    { text: plugin.title === '' ? plugin.name : plugin.title, ink: 'text', bold: true },
    span(plugin.version === '' ? '' : `  ${plugin.version}`, 'dim'),
    { text: `  ${look.words}`, ink: look.ink },
  ];
}
