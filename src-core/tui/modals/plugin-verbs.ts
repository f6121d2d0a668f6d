/** What can follow `plugin` in the command line. */

/** What a verb is about: how its next words can be completed. */
export type VerbTarget =
  /** Nothing more, or free text. */
  | 'nothing'
  /** The name of a plugin. */
  | 'plugin'
  /** The name of a plugin, or none for all. */
  | 'any'
  /** A path on this computer. */
  | 'path'
  /** A plugin that generates, then a text. */
  | 'generator'
  /** The id of a run. */
  | 'run';

/** One verb. */
export interface PluginVerb {
  readonly name: string;
  readonly target: VerbTarget;
  /** What can follow the target, word for word. */
  readonly words?: readonly string[];
}

const VERBS: readonly PluginVerb[] = [
  { name: 'list', target: 'nothing' },
  { name: 'info', target: 'plugin' },
  { name: 'enable', target: 'plugin' },
  { name: 'disable', target: 'plugin' },
  { name: 'install', target: 'path' },
  { name: 'update', target: 'path' },
  { name: 'diff', target: 'path' },
  { name: 'rollback', target: 'plugin' },
  { name: 'remove', target: 'plugin' },
  { name: 'revoke', target: 'plugin' },
  { name: 'reload', target: 'plugin' },
  { name: 'config', target: 'plugin' },
  { name: 'preview', target: 'plugin', words: ['always', 'large', 'never'] },
  { name: 'generate', target: 'generator' },
  { name: 'revert', target: 'plugin', words: ['since'] },
  { name: 'replay', target: 'run' },
  { name: 'logs', target: 'plugin' },
  { name: 'audit', target: 'any' },
  { name: 'top', target: 'nothing' },
];

/** Every verb, in the order in which they are offered. */
export function pluginVerbs(): readonly PluginVerb[] {
  return VERBS;
}
