import type { GalleryPlugin } from '../../plugin/gallery';
import type { PluginSummary } from '../../plugin/plugin-summary';

/** A plugin as main tells of it, with what matters to a test. For tests only. */
export function pluginSummary(name: string, fields: Partial<PluginSummary> = {}): PluginSummary {
  return {
    name,
    version: '1.0.0',
    title: name,
    state: 'enabled',
    reason: null,
    description: '',
    permissions: [],
    keys: [],
    actions: [],
    runs: 0,
    failures: 0,
    powers: [],
    deniedPowers: [],
    p95Ms: null,
    hasSettings: false,
    settingNames: [],
    generates: false,
    hearsKeys: false,
    previousVersion: null,
    preview: 'large',
    trialRuns: null,
    ...fields,
  };
}

/** A plugin of the gallery as main tells of it, with what matters to a test. For tests only. */
export function galleryPlugin(name: string, fields: Partial<GalleryPlugin> = {}): GalleryPlugin {
  return {
    name,
    version: '1.0.0',
    title: name,
    description: '',
    author: '',
    permissions: [],
    keys: [],
    readme: [],
    installed: null,
    ...fields,
  };
}
