/** What the page of a plugin in the gallery says, line by line; scrolling counts these lines and the view draws them. */
import { type Keymaps, keysOf } from '../../keymap/keymap';
import { readableKeys } from '../../keymap/readable-keys';
import type { GalleryPlugin } from '../../plugin/gallery';
import { hanging, keyColumns, type PageLine, section } from './page-lines';
import { type ReadmeLine, readmeLines } from './readme-lines';

/** One line. */
export type GalleryLine = PageLine | ReadmeLine;

/** How a plugin of the gallery stands here. */
export type GalleryState = 'none' | 'installed' | 'trial';

/** See {@link GalleryState}. */
export function galleryState({ installed }: GalleryPlugin): GalleryState {
  if (installed === null) return 'none';
  return installed.onTrial ? 'trial' : 'installed';
}

/** Whether another version of it is installed than the one that is here. */
export function isOtherVersion({ installed, version }: GalleryPlugin): boolean {
  return installed !== null && installed.version !== version;
}

const pages = new WeakMap<
  GalleryPlugin,
  { readonly columns: number; readonly keymaps: Keymaps; readonly lines: readonly GalleryLine[] }
>();

/** The page in lines of at most `columns`. A README is long, so the page is kept for as long as it would be the same. */
export function galleryPage(
  plugin: GalleryPlugin,
  columns: number,
  keymaps: Keymaps,
): readonly GalleryLine[] {
  const known = pages.get(plugin);
  if (known?.columns === columns && known.keymaps === keymaps) return known.lines;
  const lines = linesOf(plugin, columns, keymaps);
  pages.set(plugin, { columns, keymaps, lines });
  return lines;
}

function linesOf(plugin: GalleryPlugin, columns: number, keymaps: Keymaps): readonly GalleryLine[] {
  const prose = (text: string, bullet = '') => hanging('text', text, bullet, columns);
  const { author, description, permissions, keys, readme } = plugin;
  const about = readmeLines(readme, columns);
  const lead = keyColumns(keys.map(({ key }) => key));
  return [
    { kind: 'heading' },
    ...(author === '' ? [] : prose(`by ${author}`)),
    ...hereLines(plugin, keymaps).flatMap((text) => prose(text)),
    ...section('Description', description === '' ? [] : prose(description)),
    ...section(
      'It would ask to',
      permissions.length === 0
        ? prose('It needs no permission.')
        : permissions.flatMap((text) => prose(text, '• ')),
    ),
    ...section(
      'Keys it suggests',
      keys.flatMap(({ key, title }) => hanging('key', title, lead(key), columns)),
    ),
    ...(about.length === 0 ? [] : [{ kind: 'gap' } as const, ...about]),
  ];
}

/** What is here of it already, and where that is looked after. */
function hereLines(plugin: GalleryPlugin, keymaps: Keymaps): readonly string[] {
  const { installed, version } = plugin;
  if (installed === null) return [];
  const key = keysOf(keymaps, 'gallery', 'previous_tab').map(readableKeys)[0];
  const where =
    key === undefined
      ? 'It is looked after in Installed.'
      : `${key} goes to Installed, where it is looked after.`;
  const which = isOtherVersion(plugin)
    ? `Version ${installed.version} is installed; this is ${version}.`
    : installed.onTrial
      ? 'It is on trial: what it would do is noted and not done.'
      : 'It is installed.';
  return [`${which} ${where}`];
}
