import type { ActionName } from '../../keymap/action';
import { padEnd, textWidth, truncate } from '../../lib/text-width';
import type { GalleryPlugin } from '../../plugin/gallery';
import type { GalleryModal } from '../../tui/modal';
import { galleryState, isOtherVersion } from '../../tui/modals/gallery-page';
import { foundPlugins } from '../../tui/modals/plugin-search';
import { tabLabel } from '../../tui/modals/plugin-title';
import type { Model } from '../../tui/model';
import { type Hint, hintFor } from '../hints';
import { type Line, span } from '../span';
import { type Dialog, dialog } from './dialog';
import { GALLERY_LOOKS, galleryDetails } from './gallery-details';
import { paragraph } from './paragraph';
import { listHints, NOTHING_FOUND, searchParts, tabHeading } from './plugin-list-view';

const MAX_NAME_COLUMNS = 24;
const MAX_VERSION_COLUMNS = 12;

/** In fewer columns than this the version gives way: it stands on the page too. */
const ROOM_FOR_VERSION = 50;

const EMPTY =
  'No plugins came with this application. A folder or a .zip is installed by dropping it on this window.';
const FAILED = 'The gallery could not be read. Go to another tab and back to try again.';

/** The plugins that come with the application, or the page of the selected one. */
export function galleryDialog(model: Model, modal: GalleryModal, columns: number): Dialog {
  const key = (action: ActionName, does: string) => hintFor(model.keymaps, 'gallery', action, does);
  const all = model.gallery.plugins ?? [];
  const selected = all.find(({ name }) => name === modal.selected);
  if (selected && modal.details) {
    return dialog(`Gallery ── ${selected.name}`, galleryDetails(selected, columns, model.keymaps), {
      scroll: modal.scroll,
      hints: [...deeds(selected, key), ...key('close', 'back')],
    });
  }
  const shown = foundPlugins(all, modal.search);
  const { hints, ...search } = searchParts(model, modal, columns);
  const lines = shown.length > 0 ? rows(shown, columns) : paragraph(nothing(model), columns, { ink: 'dim' });
  return dialog(tabLabel('gallery'), lines, {
    ...search,
    heading: tabHeading(columns, 'gallery'),
    selected: shown.length > 0 && selected ? shown.indexOf(selected) : null,
    scroll: modal.scroll,
    fillsHeight: true,
    hints: hints ?? [
      ...(selected ? [...key('open_details', 'page'), ...deeds(selected, key)] : []),
      ...key('next_tab', 'activity'),
      ...listHints(modal.search, key, columns),
    ],
  });
}

function nothing({ gallery }: Model): string {
  if (gallery.plugins === null) return gallery.failed ? FAILED : 'loading…';
  return gallery.plugins.length === 0 ? EMPTY : NOTHING_FOUND;
}

/** What can be done with a plugin as it is. */
function deeds(plugin: GalleryPlugin, key: (action: ActionName, does: string) => Hint[]): Hint[] {
  const { installed } = plugin;
  const isNew = installed === null || isOtherVersion(plugin);
  const onTrial = installed?.onTrial === true;
  return [
    ...(onTrial ? [...key('trial_report', 'trial report'), ...key('keep_plugin', 'keep')] : []),
    ...(isNew ? key('install_plugin', installed === null ? 'install' : 'update') : []),
    ...(onTrial ? [] : key('try_plugin', 'try')),
  ];
}

function rows(plugins: readonly GalleryPlugin[], columns: number): Line[] {
  const widest = (texts: readonly string[], most: number) =>
    Math.min(most, Math.max(...texts.map(textWidth)));
  const name = widest(
    plugins.map((plugin) => plugin.name),
    columns < ROOM_FOR_VERSION ? MAX_NAME_COLUMNS - 6 : MAX_NAME_COLUMNS,
  );
  const version =
    columns < ROOM_FOR_VERSION
      ? 0
      : widest(
          plugins.map((plugin) => plugin.version),
          MAX_VERSION_COLUMNS,
        );
  const state = Math.max(...plugins.map((plugin) => GALLERY_LOOKS[galleryState(plugin)].words.length));
  const cell = (text: string, width: number) =>
    width === 0 ? '' : `${padEnd(truncate(text, width), width)}  `;
  return plugins.map((plugin): Line => {
    const look = GALLERY_LOOKS[galleryState(plugin)];
    return [
      span(`${look.mark} `, look.ink),
      span(cell(plugin.name, name)),
      span(cell(plugin.version, version), isOtherVersion(plugin) ? 'question' : 'dim'),
      span(cell(look.words, state), look.ink),
      span(plugin.description === '' ? plugin.title : plugin.description, 'dim'),
    ];
  });
}
