import type { PreviewScope } from '../../src-core/plugin/preview-rows';
import type { CommitParts } from './batch-commit';

/** What a plugin's run is compared with when it is shown: the document as it is, and what the plugin has stored. */
export function previewScope(
  { document, metadata }: Pick<CommitParts, 'document' | 'metadata'>,
  plugin: string,
): PreviewScope {
  return {
    find: (id) => document.find(id),
    list: (key) => document.list(key),
    stored: () => metadata.metadataOf(plugin),
  };
}
