/**
 * The names of everything that crosses between the window and main. Names only: the preload bundles this file, and
 * the schemas stay out of it.
 */

/** What the window may ask main. */
export const REQUESTS = [
  'bootstrap',
  'open_list',
  'dispatch',
  'undo',
  'redo',
  'invoke_plugin_action',
  'enable_plugin',
  'disable_plugin',
  'review_plugin',
  'install_plugins',
  'plugin_command',
  'gallery',
  'plugin_settings',
  'save_plugin_settings',
  'answer_preview',
  'key_pressed',
  'provenance',
  'turn_day',
  'remember_fold',
  'remember_cursor',
  'projects',
  'project_opened',
  'rollover_offer',
  'answer_rollover',
  'read_time',
  'find_everywhere',
  'statistics',
  'remember_draft',
  'app_command',
  'complete_path',
  'remember_command',
  'save_config',
  'cancel_work',
  'log_path',
  'copy_text',
  'painted',
  'ready_to_close',
  'quit',
] as const;

/** One of {@link REQUESTS}. */
export type RequestName = (typeof REQUESTS)[number];

/** What main tells the window without being asked. */
export const PUSHES = [
  'changed',
  'notified',
  'day_changed',
  'plugins_changed',
  'preview_asked',
  'preview_withdrawn',
  'decorations_changed',
  'config_changed',
  'rollover_offered',
  'work',
  'reveal',
  'closing',
] as const;

/** One of {@link PUSHES}. */
export type PushName = (typeof PUSHES)[number];

/** The channel under which a request or a push travels. */
export function channelOf(name: RequestName | PushName): string {
  return `to-tui:${name}`;
}
