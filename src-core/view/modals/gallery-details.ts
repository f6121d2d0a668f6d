import type { Keymaps } from '../../keymap/keymap';
import type { GalleryPlugin } from '../../plugin/gallery';
import {
  type GalleryLine,
  type GalleryState,
  galleryPage,
  galleryState,
} from '../../tui/modals/gallery-page';
import { type Line, span } from '../span';
import { drawn } from './plugin-details';
import { STATE_LOOKS, type StateLook, TRIAL_LOOK } from './plugin-state';

/** How a plugin of the gallery stands here: a sign that differs without its colour, and words. */
export const GALLERY_LOOKS: Readonly<Record<GalleryState, StateLook>> = {
  none: { mark: '·', words: '—', ink: 'dim' },
  installed: { mark: '●', words: 'installed', ink: 'ok' },
  trial: TRIAL_LOOK,
};

/** The page of a plugin of the gallery, in lines of at most `columns`. */
export function galleryDetails(plugin: GalleryPlugin, columns: number, keymaps: Keymaps): Line[] {
  return galleryPage(plugin, columns, keymaps).map((line) => lineOf(line, plugin));
}

function lineOf(line: GalleryLine, plugin: GalleryPlugin): Line {
  switch (line.kind) {
    case 'prose':
      return [span(line.lead, 'dim'), span(line.text)];
    case 'code':
      return [span(line.lead), span(line.text, 'dim')];
    case 'chapter':
      return [{ text: line.text, ink: 'text', bold: true }];
    default:
      return drawn(line, () => headOf(plugin));
  }
}

function headOf(plugin: GalleryPlugin): Line {
  const { title, name, version, installed } = plugin;
  const look = GALLERY_LOOKS[galleryState(plugin)];
  const off =
    installed === null || installed.state === 'enabled' ? '' : `, ${STATE_LOOKS[installed.state].words}`;
  const words = installed === null ? 'not installed' : `${look.words}${off}`;
  return [
    { text: `${look.mark} `, ink: look.ink },
    { text: title === '' ? name : title, ink: 'text', bold: true },
    span(version === '' ? '' : `  ${version}`, 'dim'),
    { text: `  ${words}`, ink: look.ink },
  ];
}
