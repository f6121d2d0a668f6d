/** The gallery: the plugins that come with the application, to look at, to try and to install. */
import type { GalleryPlugin } from '../../plugin/gallery';
import type { Deeds } from '../actions/deed';
import type { Model } from '../model';
import { inform, installedText, SENTENCES } from '../status';
import type { Step } from '../step';
import { isOtherVersion } from './gallery-page';
import { openHelpOver } from './help';
import { openCommandLine } from './open-command';
import { closeBox, halfPage, movePlugins, togglePage } from './plugin-box';
import { pluginCommand } from './plugin-commands';
import { askAbout } from './plugin-questions';
import { beginSearch } from './plugin-searching';
import { goToTabBeside } from './plugin-tabs';

/** What each action does while the gallery is shown. */
export const GALLERY_DEEDS: Deeds<'gallery'> = {
  move_up: (model) => movePlugins(model, -1),
  move_down: (model) => movePlugins(model, 1),
  go_to_first: (model) => movePlugins(model, Number.NEGATIVE_INFINITY),
  go_to_last: (model) => movePlugins(model, Number.POSITIVE_INFINITY),
  half_page_down: (model) => movePlugins(model, halfPage(model)),
  half_page_up: (model) => movePlugins(model, -halfPage(model)),
  open_details: (model) => withSelected(model, () => togglePage(model)),
  install_plugin: (model) => withSelected(model, (plugin) => install(model, plugin)),
  try_plugin: (model) =>
    withSelected(model, ({ name, installed }) =>
      installed?.onTrial === true ? inform(model, SENTENCES.onTrial) : pluginCommand(model, ['try', name]),
    ),
  trial_report: (model) =>
    withSelected(model, ({ name, installed }) =>
      installed?.onTrial === true
        ? pluginCommand(model, ['trial', name])
        : inform(model, SENTENCES.notOnTrial),
    ),
  keep_plugin: (model) =>
    withSelected(model, ({ name }) => {
      const plugin = model.plugins.find((one) => one.name === name);
      return plugin ? askAbout(model, 'keep', plugin) : inform(model, SENTENCES.notOnTrial);
    }),
  search: beginSearch,
  command_line: (model) => openCommandLine(model),
  help: (model) => openHelpOver(model, 'gallery'),
  next_tab: (model) => goToTabBeside(model, 1),
  previous_tab: (model) => goToTabBeside(model, -1),
  close: closeBox,
};

function install(model: Model, plugin: GalleryPlugin): Step {
  const { name, installed } = plugin;
  return installed !== null && !isOtherVersion(plugin)
    ? inform(model, installedText(name))
    : pluginCommand(model, ['install', name]);
}

function withSelected(model: Model, deed: (plugin: GalleryPlugin) => Step): Step {
  const { modal, gallery } = model;
  const selected = modal?.kind === 'gallery' ? modal.selected : null;
  const plugin = gallery.plugins?.find(({ name }) => name === selected);
  if (plugin) return deed(plugin);
  const isLoading = gallery.plugins === null && gallery.asking;
  return inform(model, isLoading ? SENTENCES.galleryLoading : SENTENCES.noPlugin);
}
