/** Going to one of the tabs of the plugins view. The gallery and the activity are asked for each time. */
import type { PluginSummary } from '../../plugin/plugin-summary';
import type { Modal } from '../modal';
import type { Model } from '../model';
import type { Msg } from '../msg';
import { andThen, type Step, still } from '../step';
import { isPluginBox, keptIn } from './plugin-box';
import type { GalleryModal } from './plugin-box-state';
import { pluginCommand } from './plugin-commands';
import { type PluginTab, tabAt, tabBeside } from './plugin-title';

/** Opens the list of plugins. */
export function openPlugins(model: Model): Step {
  const selected = model.plugins[0]?.name ?? null;
  return still({ ...model, modal: { kind: 'plugins', selected, details: false, scroll: 0, search: null } });
}

/** Opens the gallery: what was told before is shown until main has answered. */
export function openGallery(model: Model): Step {
  const selected = model.gallery.plugins?.[0]?.name ?? null;
  const modal: GalleryModal = { kind: 'gallery', selected, details: false, scroll: 0, search: null };
  return askGallery({ ...model, modal });
}

/** Asks main for the gallery, once at a time. */
export function askGallery(model: Model): Step {
  const { gallery } = model;
  if (gallery.asking) return still({ ...model, gallery: { ...gallery, again: true } });
  return [
    { ...model, gallery: { ...gallery, asking: true, again: false, failed: false } },
    [{ kind: 'gallery' }],
  ];
}

/** Takes the gallery; an answer to a question that is out of date is followed by another. */
export function takeGallery(model: Model, { plugins }: Extract<Msg, { kind: 'gallery' }>): Step {
  const { again } = model.gallery;
  const told = withBoxes(
    { ...model, gallery: { plugins, asking: false, again: false, failed: false } },
    model,
  );
  return again ? askGallery(told) : still(told);
}

/** Main could not say what there is: what was told before stays. */
export function galleryFailed(model: Model): Model {
  return { ...model, gallery: { ...model.gallery, asking: false, again: false, failed: true } };
}

/** Takes the plugins as they are now; an open gallery is read again when other ones are installed or on trial. */
export function takePlugins(model: Model, next: Model): Step {
  const kept = withBoxes(next, model);
  return shows(kept.modal, 'gallery') && installedText(model.plugins) !== installedText(next.plugins)
    ? askGallery(kept)
    : still(kept);
}

/** Goes to the tab beside the one that is open, which may be a page. */
export function goToTabBeside(model: Model, by: 1 | -1): Step {
  const tab = openTab(model.modal);
  return tab === null ? still(model) : goToTab(model, tabBeside(tab, by));
}

/** Goes to the tab whose name is in that cell; null where there is none. */
export function clickTab(model: Model, x: number, y: number): Step | null {
  const { modal, size } = model;
  const current = isPluginBox(modal) && modal.details ? null : openTab(modal);
  const tab = current && tabAt(size, current, x, y);
  if (tab === null) return null;
  return tab === current ? still(model) : goToTab(model, tab);
}

/** Which tab is open; null for none, so for a page about something else too. */
export function openTab(modal: Modal | null): PluginTab | null {
  switch (modal?.kind) {
    case 'plugins':
      return 'installed';
    case 'gallery':
      return 'gallery';
    case 'report':
      return modal.asks === 'plugin_command' && modal.words.join(' ') === ACTIVITY.join(' ')
        ? 'activity'
        : null;
    default:
      return null;
  }
}

/** The words behind `plugin` that the activity is asked for with. */
const ACTIVITY = ['audit'] as const;

function goToTab(model: Model, tab: PluginTab): Step {
  switch (tab) {
    case 'installed':
      return under(model, 'plugins') ?? openPlugins(model);
    case 'gallery':
      return andThen(under(model, 'gallery') ?? openGallery(model), askOnce);
    case 'activity':
      return pluginCommand(model, ACTIVITY);
  }
}

/** What is asked already is the latest there is: nothing has happened in between. */
function askOnce(model: Model): Step {
  return model.gallery.asking ? still(model) : askGallery(model);
}

/** A page was opened from that tab: it comes back as it was. */
function under(model: Model, kind: 'plugins' | 'gallery'): Step | null {
  const { modal } = model;
  return modal?.kind === 'report' && modal.under?.kind === kind
    ? still({ ...model, modal: modal.under })
    : null;
}

/** What the gallery says of installed plugins, as far as it depends on them. */
function installedText(plugins: readonly PluginSummary[]): string {
  return plugins
    .map(({ name, version, state, trialRuns }) => `${name} ${version} ${state} ${trialRuns !== null}`)
    .join('\n');
}

function withBoxes(model: Model, before: Model): Model {
  return { ...model, modal: model.modal && settled(before, model, model.modal) };
}

/** The lists of plugins, also under what covers them, as they can be now. */
function settled(before: Model, after: Model, modal: Modal): Modal {
  if ('under' in modal && modal.under) return { ...modal, under: settled(before, after, modal.under) };
  return isPluginBox(modal) ? keptIn(before, after, modal) : modal;
}

function shows(modal: Modal | null, kind: 'gallery'): boolean {
  if (modal?.kind === kind) return true;
  return modal !== null && 'under' in modal && modal.under ? shows(modal.under, kind) : false;
}
