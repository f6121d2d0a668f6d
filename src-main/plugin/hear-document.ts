import { followRenames } from './care/care-settings';
import type { PluginManagerParts } from './manager-parts';
import type { PluginSystem } from './wire-plugins';

/** Tells the plugin system what was changed in the document, by whomever. Returns the disposer. */
export function hearDocument(
  { document, runtime }: Pick<PluginManagerParts, 'document' | 'runtime'>,
  { care, decorations, hooks }: Pick<PluginSystem, 'care' | 'decorations' | 'hooks'>,
): () => void {
  return document.subscribe((changes, cause, revision) => {
    // Before anybody is told: what is hidden by its name goes on being hidden by its new one.
    followRenames(care, changes.projects);
    runtime.replicate({ revision, ...changes });
    decorations.forget(changes.removed);
    hooks.committed(changes, cause);
  });
}
