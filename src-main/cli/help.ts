import { PLUGIN_VERB_NAMES, PLUGIN_VERBS, usageOf } from '../../src-core/plugin/plugin-verbs';

/** Columns of the left side; a usage that is longer has its help on the next line. */
const LEFT = 40;

/** Everything that can be said to the application on a command line. */
export const HELP = [
  row('to-tui [--data-dir=DIR] [--safe]', 'open the window; --safe starts no plugins'),
  row('to-tui --help', 'print this'),
  row('to-tui --version', 'print the version'),
  '',
  ...PLUGIN_VERB_NAMES.map((verb) => row(`to-tui plugin ${usageOf(verb)}`, PLUGIN_VERBS[verb].help)),
  '',
  'A secret is never written into a command: plugin config NAME FIELD=- asks for it.',
  'WHEN is today, yesterday, 30m, 2h, 3d, 10:41, 2026-01-30 or 2026-01-30 10:41.',
  'Exit codes: 0 done, 1 not done (or faults found), 2 asked wrongly.',
  '',
].join('\n');

function row(usage: string, help: string): string {
  return usage.length < LEFT ? `${usage.padEnd(LEFT)}${help}` : `${usage}\n${' '.repeat(LEFT)}${help}`;
}
