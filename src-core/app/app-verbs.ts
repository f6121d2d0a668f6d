/**
 * THE table of what the application itself can be told: behind `to-tui` on a command line and behind `:`. The reading,
 * the completion, the help and the socket of the running application read it; what each verb does stands in
 * src-main/app-verbs.
 */
import { usageOfVerb, type VerbArgument, type VerbOption, type VerbShape } from './verb';

/** What may stand in the place of an argument. */
export type AppArgument =
  | 'text'
  | 'path'
  | 'project'
  | 'day'
  | 'due'
  | 'reminder'
  | 'recurrence'
  | 'priority'
  | 'todo'
  | 'filter'
  | 'export_format'
  | 'import_format'
  | 'setting'
  | 'setting_value'
  | 'theme';

/** One verb. */
export interface AppVerb extends VerbShape<AppArgument> {
  /** Can be said on a command line; the others are about the screen. */
  readonly terminal: boolean;
  /** On a command line it shows what it would do, and does it only with `--yes`. */
  readonly asks: boolean;
  /** May take minutes. */
  readonly long: boolean;
}

type Argument = VerbArgument<AppArgument>;
type Option = VerbOption<AppArgument>;

const JSON_OPTION: Option = { name: '--json' };
const PATH: Argument = { name: 'PATH', kind: 'path' };
const IN_PROJECT: Option = { name: '--project', value: { name: 'NAME', kind: 'project' } };
const ALL: Option = { name: '--all' };
const YES: Option = { name: '--yes' };
/** The file that was shown before the yes: another one is refused. */
const SHOWN_FILE: Option = { name: '--hash', value: { name: 'SHA256', kind: 'text' }, hidden: true };

function option(name: `--${string}`, value: string, kind: AppArgument): Option {
  return { name, value: { name: value, kind } };
}

function verb(
  args: readonly Argument[],
  options: readonly Option[],
  help: string,
  more: Partial<AppVerb> = {},
): AppVerb {
  return { args, options, help, terminal: true, asks: false, long: false, ...more };
}

/** Every verb, in the order of the help. */
export const APP_VERBS = {
  add: verb(
    [{ name: 'TEXT', kind: 'text', many: true }],
    [
      IN_PROJECT,
      option('--due', 'WORDS', 'due'),
      option('--priority', 'P0|P1|P2', 'priority'),
      option('--parent', 'TODO', 'todo'),
      option('--remind', 'WORDS', 'reminder'),
      option('--repeat', 'WORDS', 'recurrence'),
      option('--note', 'TEXT', 'text'),
      JSON_OPTION,
    ],
    'add a todo to today’s list; with - one for each line of standard input',
  ),
  show: verb(
    [{ name: 'DAY', kind: 'day', optional: true, many: true }],
    [IN_PROJECT, ALL, option('--filter', 'FILTER', 'filter'), JSON_OPTION],
    'print the list of a day, today without one; --all for every project',
  ),
  export: verb(
    [{ ...PATH, optional: true }],
    [
      option('--format', 'md|json', 'export_format'),
      option('--day', 'DAY', 'day'),
      IN_PROJECT,
      ALL,
      { name: '--force' },
      JSON_OPTION,
    ],
    'write a day, a project or everything; --force replaces files',
    { long: true },
  ),
  import: verb(
    [PATH],
    [
      option('--format', 'auto|md|json|original', 'import_format'),
      IN_PROJECT,
      { name: '--dry-run' },
      YES,
      JSON_OPTION,
    ],
    'bring in Markdown, JSON, or the original’s data; - is standard input',
    { asks: true, long: true },
  ),
  backup: verb(
    [{ ...PATH, optional: true }],
    [{ name: '--list' }, { name: '--force' }, JSON_OPTION],
    'copy the database, checked; without PATH into the folder of backups',
    { long: true },
  ),
  restore: verb(
    [PATH],
    [YES, JSON_OPTION, SHOWN_FILE],
    'take a backup in the place of the database, after asking',
    {
      asks: true,
      long: true,
    },
  ),
  set: verb(
    [
      { name: 'SETTING', kind: 'setting', optional: true },
      { name: 'VALUE', kind: 'setting_value', optional: true, many: true },
    ],
    [{ name: '--reset' }],
    'change a setting, or say what it is',
    { terminal: false },
  ),
  theme: verb([{ name: 'NAME', kind: 'theme' }], [], 'change the colours', { terminal: false }),
  filter: verb(
    [{ name: 'FILTER', kind: 'filter', optional: true, many: true }],
    [option('--save', 'NAME', 'text')],
    'show only the rows that fit, or save the filter that is on',
    { terminal: false },
  ),
  project: verb([{ name: 'NAME', kind: 'project', many: true }], [], 'go to a project', { terminal: false }),
  log: verb([], [], 'say where the log is', { terminal: false }),
} as const satisfies Readonly<Record<string, AppVerb>>;

/** The name of a verb. */
export type AppVerbName = keyof typeof APP_VERBS;

/** Every name, in the order of the table. */
export const APP_VERB_NAMES = Object.keys(APP_VERBS) as readonly AppVerbName[];

/** Those that a command line takes. */
export const TERMINAL_VERB_NAMES = APP_VERB_NAMES.filter((name) => APP_VERBS[name].terminal);

/** Whether there is a verb of that name. */
export function isAppVerb(name: string): name is AppVerbName {
  return Object.hasOwn(APP_VERBS, name);
}

/** Whether a command line takes a verb of that name. */
export function isTerminalVerb(name: string): name is AppVerbName {
  return isAppVerb(name) && appVerb(name).terminal;
}

/** The row of a verb. */
export function appVerb(name: AppVerbName): AppVerb {
  return APP_VERBS[name];
}

/** `backup [PATH] [--list] [--json]`. */
export function usageOfAppVerb(name: AppVerbName): string {
  return usageOfVerb(name, appVerb(name));
}
