/** Plugins that come with the application, as the gallery shows them: plain JSON; every text is cleaned and bounded. */
import type { PluginState } from './plugin-states';

/** One plugin of the gallery. */
export interface GalleryPlugin {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly author: string;
  /** What it would ask to be allowed, in the host's words, a line each; none for a plugin that needs nothing. */
  readonly permissions: readonly string[];
  /** The keys that it suggests, as written in key notation, and what each does. */
  readonly keys: readonly { readonly key: string; readonly title: string }[];
  /** Its README, line by line, at most 500 lines of at most 500 code units; empty when it has none. */
  readonly readme: readonly string[];
  /** The version that is installed, and how it stands; null when it is not. */
  readonly installed: {
    readonly version: string;
    readonly state: PluginState;
    readonly onTrial: boolean;
  } | null;
}
