/** The gallery as pages: a list of the plugins that come with the application, and all about one of them. */
import { readableKeys } from '../keymap/readable-keys';
import type { GalleryPlugin } from './gallery';
import { stateWords } from './list-report';
import type { Report, ReportLine } from './report';
import { columns, line, page } from './report-lines';

/** The longest README that is shown: lines, and code units of each. */
const MAX_README_LINES = 500;
const MAX_README_LINE = 500;

/** All of them, each with its description below it. `say` as in `trialReport`. */
export function galleryReport(plugins: readonly GalleryPlugin[], say = ''): Report {
  if (plugins.length === 0) return page('Gallery', [line('No plugins come with this to-tui.', 'dim')]);
  const rows = plugins.map((one) => [one.name, one.version, one.title, installedWords(one)]);
  const texts = columns(rows, [40, 16, 40]);
  return page('Gallery', [
    ...plugins.flatMap((one, at) => [
      line(texts[at] ?? '', one.installed ? 'ok' : 'text'),
      line(`    ${one.description}`, 'dim'),
    ]),
    line(''),
    line(
      `${say}plugin gallery NAME  shows more of one, ${say}plugin try NAME  takes it on trial, ${say}plugin install NAME  takes it.`,
    ),
  ]);
}

/** One of them: what it is, what it would ask, its keys and its README. `say` as in `trialReport`. */
export function galleryPage(plugin: GalleryPlugin, say = ''): Report {
  const { name, version, title, description, author, permissions, keys, readme } = plugin;
  const wishes = permissions.length === 0 ? ['nothing besides your todos'] : permissions;
  return page(`${name} ${version}`, [
    line(title, 'title'),
    line(description),
    ...(author === '' ? [] : [line(`by ${author}`, 'dim')]),
    line(installedWords(plugin), plugin.installed ? 'ok' : 'text'),
    ...section('It asks for', wishes),
    ...section(
      'Keys that it suggests',
      keys.map((one) => `${readableKeys(one.key)}  ${one.title}`),
    ),
    ...(readme.length === 0 ? [] : [line(''), line('README', 'title'), ...readme.map((text) => line(text))]),
    line(''),
    line(`${say}plugin try ${name}  takes it on trial, ${say}plugin install ${name}  takes it.`),
  ]);
}

/** `not installed`, `installed`, `0.1.0 installed, needs consent, on trial`. */
export function installedWords({ version, installed }: GalleryPlugin): string {
  if (!installed) return 'not installed';
  const other = installed.version === version ? '' : `${installed.version} `;
  const state = installed.state === 'enabled' ? '' : `, ${stateWords(installed.state)}`;
  return `${other}installed${state}${installed.onTrial ? ', on trial' : ''}`;
}

/** The lines of a README, cleaned and bounded; none when there is none. */
export function readmeLines(text: string | undefined): string[] {
  if (text === undefined) return [];
  const lines = text.trimEnd().split(/\r\n|\r|\n/, MAX_README_LINES);
  return lines.map((one) => bounded(line(one.slice(0, MAX_README_LINE * 2).replaceAll('\t', '    ')).text));
}

function bounded(text: string): string {
  if (text.length <= MAX_README_LINE) return text;
  const cut = text.slice(0, MAX_README_LINE - 1);
  return `${cut.replace(/[\ud800-\udbff]$/, '')}…`;
}

function section(title: string, texts: readonly string[]): ReportLine[] {
  if (texts.length === 0) return [];
  return [line(''), line(title, 'title'), ...texts.map((text) => line(`  ${text}`))];
}
