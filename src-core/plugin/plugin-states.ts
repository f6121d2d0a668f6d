/** Every state a user sees a plugin in. */
export const PLUGIN_STATES = [
  'enabled',
  'disabled',
  'needs_consent',
  'changed_on_disk',
  'incompatible',
  'error',
  'failed',
] as const;

/** One of {@link PLUGIN_STATES}. */
export type PluginState = (typeof PLUGIN_STATES)[number];
