import type { PluginKey, PluginSummary } from '../../plugin/plugin-summary';
import { readableKeys } from '../hints';
import { type Line, span } from '../span';
import { paragraph } from './paragraph';
import { runsText, STATE_LOOKS } from './plugin-state';

const INDENT = 2;

/** All that is known of one plugin, in lines of at most `columns`. */
export function pluginDetails(plugin: PluginSummary, columns: number): Line[] {
  return [
    ...heading(plugin),
    ...(plugin.reason === null ? [] : paragraph(plugin.reason, columns, { indent: INDENT })),
    ...section('Description', plugin.description === '' ? [] : [plugin.description], columns),
    ...section('It may', plugin.permissions, columns, '• '),
    ...keySection(plugin.keys, columns),
    ...section('Since the start', [activity(plugin)], columns),
  ];
}

function heading(plugin: PluginSummary): Line[] {
  const look = STATE_LOOKS[plugin.state];
  return [
    [
      { text: `${look.mark} `, ink: look.ink },
      { text: plugin.title === '' ? plugin.name : plugin.title, ink: 'text', bold: true },
      span(plugin.version === '' ? '' : `  ${plugin.version}`, 'dim'),
      { text: `  ${look.words}`, ink: look.ink },
    ],
  ];
}

function section(title: string, texts: readonly string[], columns: number, bullet = ''): Line[] {
  if (texts.length === 0) return [];
  const body = texts.flatMap((text) => paragraph(text, columns, { indent: INDENT, bullet }));
  return [...sectionTitle(title), ...body];
}

function sectionTitle(title: string): Line[] {
  return [[span('')], [span(title, 'accent')]];
}

function keySection(keys: readonly PluginKey[], columns: number): Line[] {
  if (keys.length === 0) return [];
  const widest = Math.min(16, Math.max(...keys.map(({ key }) => readableKeys(key).length)));
  return [...sectionTitle('Keys'), ...keys.flatMap((key) => keyLines(key, widest, columns))];
}

function keyLines(key: PluginKey, width: number, columns: number): Line[] {
  const bullet = `${readableKeys(key.key).padEnd(width)}  `;
  const title = key.title === '' ? key.action : key.title;
  const look = { indent: INDENT, bullet };
  if (key.bound) return paragraph(title, columns, { ...look, bulletInk: 'accent' });
  const why = `${title} — not bound: ${key.conflict ?? 'the key is taken'}`;
  return paragraph(why, columns, { ...look, ink: 'question' });
}

function activity(plugin: PluginSummary): string {
  if (plugin.failures === 0) return `${runsText(plugin)}, no failures`;
  const failures = plugin.failures === 1 ? 'the last one failed' : `the last ${plugin.failures} failed`;
  return `${runsText(plugin)}, ${failures}`;
}
