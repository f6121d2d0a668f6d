import type { TextInput } from '../text-input';

/** What the two lists of the plugins view have in common: the installed plugins, and those of the gallery. */
export interface PluginBoxState {
  /** Name of the plugin under the cursor; null when there is none. */
  readonly selected: string | null;
  /** Whether the selected plugin's page is open instead of the list. */
  readonly details: boolean;
  readonly scroll: number;
  /** What of the list is shown: what the words are found in. Null for all of it. */
  readonly search: PluginSearch | null;
}

/** A search in one of the lists. */
export interface PluginSearch {
  readonly input: TextInput;
  /** Whether keys go into {@link input}. */
  readonly typing: boolean;
}

/** The plugins that are installed. */
export interface PluginsModal extends PluginBoxState {
  readonly kind: 'plugins';
}

/** The plugins that come with the application. */
export interface GalleryModal extends PluginBoxState {
  readonly kind: 'gallery';
}

/** Either of them. */
export type PluginBox = PluginsModal | GalleryModal;
