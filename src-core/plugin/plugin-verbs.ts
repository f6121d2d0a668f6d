/**
 * THE table of what can be said behind `:plugin` and behind `to-tui plugin`: names, arguments, one line of help each.
 * The parser, the completion, the command line's help and the socket of the running application read it; what each
 * verb does stands in src-main/plugin/verbs.
 */
import {
  type VerbArgument as Argument,
  type VerbOption as Option,
  usageOfVerb,
  type VerbShape,
} from '../app/verb';
import { LANGUAGES } from './languages';

/** What may stand in the place of an argument. */
export type ArgumentKind =
  | 'plugin'
  | 'path'
  /** A plugin's name or a path. */
  | 'plugin_or_path'
  /** The name of a plugin that comes with the application. */
  | 'shipped'
  /** A language that there is a kit for. */
  | 'language'
  | 'action'
  | 'key'
  | 'switch'
  | 'preview'
  /** `FIELD=VALUE` of a settings form. */
  | 'setting'
  /** `preview=…`, `hide=…`, `show=…`. */
  | 'policy'
  /** The word `since`. */
  | 'since'
  | 'moment'
  | 'run'
  | 'text';

/** One argument. */
export type VerbArgument = Argument<ArgumentKind>;

/** One option. */
export type VerbOption = Option<ArgumentKind>;

/** One verb. */
export interface Verb extends VerbShape<ArgumentKind> {
  /** Works on the command line while the application does not run. */
  readonly alone: boolean;
  /** May wait for the user: consent, a preview. */
  readonly asks: boolean;
  /** May take minutes: it builds, or runs what was built. */
  readonly long: boolean;
  /** Judges something: an error line in its report means that it failed, for scripts too. */
  readonly judges: boolean;
}

const NAME: VerbArgument = { name: 'NAME', kind: 'plugin' };
const PATH: VerbArgument = { name: 'PATH', kind: 'path' };
const DIR: VerbArgument = { name: 'DIR', kind: 'path' };
const JSON_OPTION: VerbOption = { name: '--json' };
/** A compiler in the plugin's folder is a program of whoever made that: it is run for nobody who does not say so. */
const OWN_COMPILER: VerbOption = { name: '--own-compiler' };
const WHEN = { name: 'WHEN', kind: 'moment' } as const;

function verb(args: readonly VerbArgument[], help: string, more: Partial<Verb> = {}): Verb {
  return { args, options: [], help, alone: true, asks: false, long: false, judges: false, ...more };
}

/** Every verb, in the order of the help. */
export const PLUGIN_VERBS = {
  list: verb([], 'list the plugins, their states and why', { options: [JSON_OPTION] }),
  info: verb([NAME], 'what a plugin may do, did and has stored', { options: [JSON_OPTION] }),
  enable: verb([NAME], 'switch a plugin on', { asks: true }),
  disable: verb([NAME], 'switch a plugin off at once'),
  install: verb([{ ...PATH, many: true }], 'install folders or .zip files, after asking', {
    asks: true,
    judges: true,
  }),
  update: verb([NAME, PATH], 'put another version of a plugin in its place, after asking', { asks: true }),
  diff: verb([PATH], 'what an update from there would change'),
  rollback: verb([NAME], 'bring back the version before', { asks: true }),
  remove: verb([NAME], 'take a plugin away; --purge takes what it stored with todos too', {
    options: [{ name: '--purge' }],
  }),
  revoke: verb([NAME], 'take your yes back; what runs ends at once'),
  reload: verb([NAME], 'read its files anew and start it again', { alone: false, asks: true }),
  gallery: verb(
    [{ name: 'NAME', kind: 'shipped', optional: true }],
    'plugins that come with to-tui; install NAME or try NAME takes one',
  ),
  try: verb(
    [{ name: 'NAME|PATH', kind: 'plugin_or_path' }],
    'let a plugin run on trial: what it would do is noted, not done',
    { alone: false, asks: true },
  ),
  trial: verb([NAME], 'what a plugin on trial would have done'),
  keep: verb([NAME], 'end a trial: from now on the plugin does what it returns'),
  new: verb([{ name: 'NAME', kind: 'text' }], `begin a plugin, in ${LANGUAGES.join(', ')}`, {
    options: [
      { name: '--language', value: { name: 'LANGUAGE', kind: 'language' } },
      { name: '--in', value: { name: 'DIR', kind: 'path' } },
    ],
  }),
  dev: verb([DIR], 'build a plugin at each change and load it anew; --stop ends that', {
    alone: false,
    asks: true,
    options: [
      { name: '--stop' },
      OWN_COMPILER,
      { name: '--after', value: { name: 'LINE', kind: 'text' }, hidden: true },
    ],
  }),
  test: verb([DIR], 'run the cases of a plugin in a real sandbox', {
    long: true,
    judges: true,
    options: [OWN_COMPILER],
  }),
  lint: verb([{ name: 'PATH|NAME', kind: 'plugin_or_path' }], 'check a plugin as an author should', {
    long: true,
    judges: true,
  }),
  conform: verb([DIR], 'how a plugin takes whatever a host may answer, as a scorecard', {
    long: true,
    judges: true,
    options: [OWN_COMPILER],
  }),
  pack: verb([DIR], 'build a plugin and make the .zip that others install', {
    long: true,
    judges: true,
    options: [{ name: '--out', value: { name: 'FILE', kind: 'path' } }, OWN_COMPILER],
  }),
  logs: verb([NAME], 'what a plugin logged', { alone: false }),
  audit: verb([{ ...NAME, optional: true }], 'what plugins did and what was decided about them', {
    options: [{ name: '--since', value: WHEN }, JSON_OPTION],
    judges: true,
  }),
  top: verb([], 'calls, time, memory and refusals of each plugin, live', { alone: false }),
  config: verb(
    [NAME, { name: 'FIELD=VALUE', kind: 'setting', optional: true, many: true }],
    'fill in the settings of a plugin; FIELD= brings back the default',
  ),
  policy: verb(
    [NAME, { name: 'preview=HOW|hide=WHAT|show=WHAT', kind: 'policy', optional: true, many: true }],
    'when changes are shown first, and what is hidden from a plugin',
  ),
  preview: verb(
    [NAME, { name: 'always|large|never', kind: 'preview' }],
    'when changes of a plugin are shown before they are made',
  ),
  key: verb(
    [NAME, { name: 'ACTION', kind: 'action' }, { name: 'KEY|off|default', kind: 'key' }],
    'give an action of a plugin another key',
  ),
  keys: verb(
    [NAME, { name: 'on|off', kind: 'switch' }],
    'use the keys that a plugin suggests, or none of them',
  ),
  generate: verb([NAME, { name: 'TEXT', kind: 'text', many: true }], 'make todos from a text, previewed', {
    alone: false,
    asks: true,
  }),
  revert: verb(
    [NAME, { name: 'since', kind: 'since' }, { ...WHEN, many: true }],
    'take back what a plugin changed since then; later edits of yours stay',
  ),
  replay: verb([{ name: 'RUN', kind: 'run' }], 'run a recorded run again and compare', {
    alone: false,
    judges: true,
  }),
} as const satisfies Readonly<Record<string, Verb>>;

/** The name of a verb. */
export type PluginVerbName = keyof typeof PLUGIN_VERBS;

/** Every name, in the order of the table. */
export const PLUGIN_VERB_NAMES = Object.keys(PLUGIN_VERBS) as readonly PluginVerbName[];

/** Whether there is a verb of that name. */
export function isPluginVerb(name: string): name is PluginVerbName {
  return Object.hasOwn(PLUGIN_VERBS, name);
}

/** The row of a verb. */
export function verbNamed(name: PluginVerbName): Verb {
  return PLUGIN_VERBS[name];
}

/** `audit [NAME] [--since WHEN] [--json]`. */
export function usageOf(name: PluginVerbName): string {
  return usageOfVerb(name, verbNamed(name));
}
