import {
  type AppVerbName,
  appVerb,
  isTerminalVerb,
  TERMINAL_VERB_NAMES,
  usageOfAppVerb,
} from '../../src-core/app/app-verbs';
import { isPluginVerb, PLUGIN_VERB_NAMES, PLUGIN_VERBS, usageOf } from '../../src-core/plugin/plugin-verbs';

/** Columns of the left side; a usage that is longer has its help on the next line. */
const LEFT = 40;

const PLUGIN_NOTES = [
  'A secret is never written into a command: plugin config NAME FIELD=- asks for it.',
  'WHEN is today, yesterday, 30m, 2h, 3d, 10:41, 2026-01-30 or 2026-01-30 10:41.',
];
const APP_NOTES = [
  'WORDS are words about time: fri, tomorrow 9am, in 3 days, dec 24; to repeat: every week, after 3 days.',
  'DAY is today, yesterday, last fri or 2026-01-30; TODO the id of a todo or what it says; - is standard input.',
  'FILTER is what the key f takes: words, #tag, state:open, p:0, due:today, -not.',
  '--json prints for programs; the shapes are in docs/command-line.md.',
];
const CODES = 'Exit codes: 0 done, 1 not done (or faults found), 2 asked wrongly.';

/** Everything that can be said to the application on a command line. */
export const HELP = [
  row('to-tui [--data-dir=DIR] [--safe]', 'open the window; --safe starts no plugins'),
  row('to-tui [VERB] --help', 'print this, or what one verb takes'),
  row('to-tui --version', 'print the version'),
  '',
  ...TERMINAL_VERB_NAMES.map(appRow),
  '',
  ...PLUGIN_VERB_NAMES.map((verb) => row(`to-tui plugin ${usageOf(verb)}`, PLUGIN_VERBS[verb].help)),
  '',
  ...APP_NOTES,
  ...PLUGIN_NOTES,
  CODES,
  '',
].join('\n');

/** The help for what the words are about: one verb, or everything. */
export function helpFor([first = '', second = '']: readonly string[]): string {
  if (isTerminalVerb(first)) return [appRow(first), '', ...APP_NOTES, CODES, ''].join('\n');
  if (first === 'plugin' && isPluginVerb(second)) {
    return [row(`to-tui plugin ${usageOf(second)}`, PLUGIN_VERBS[second].help), '', CODES, ''].join('\n');
  }
  return HELP;
}

function appRow(verb: AppVerbName): string {
  return row(`to-tui ${usageOfAppVerb(verb)}`, appVerb(verb).help);
}

function row(usage: string, help: string): string {
  return usage.length < LEFT ? `${usage.padEnd(LEFT)}${help}` : `${usage}\n${' '.repeat(LEFT)}${help}`;
}
