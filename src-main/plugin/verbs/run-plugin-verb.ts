/**
 * What the words behind `:plugin` and `to-tui plugin` do. Reads them against the table of verbs, looks whether the
 * plugin they name is there, and asks the administration. Every error says what to do. It knows no screen and no
 * socket, and decides nothing that the administration decides.
 */
import { cleanLine } from '../../../src-core/plugin/clean-text';
import { didYouMean } from '../../../src-core/plugin/nearest-word';
import { type PluginVerbName, verbNamed } from '../../../src-core/plugin/plugin-verbs';
import type { CommandAnswer } from '../../../src-core/plugin/report';
import { readVerbCall, type VerbCall } from '../../../src-core/plugin/verb-call';
import { config } from './config-verb';
import { dev } from './dev-verb';
import { diff, install, update } from './install-verbs';
import { audit, info, list, logs, top } from './look-verbs';
import { key, keys, policy, preview } from './policy-verbs';
import { generate, replay, revert } from './run-verbs';
import { disable, enable, reload, remove, revoke, rollback } from './switch-verbs';
import { gallery, keep, trial, tryOut } from './trial-verbs';
import { said, summaryOf, type VerbContext, type VerbDeed } from './verb-context';
import { WORKSHOP_DEEDS } from './workshop-deeds';

const DEEDS: Readonly<Record<PluginVerbName, VerbDeed>> = {
  ...WORKSHOP_DEEDS,
  list,
  info,
  enable,
  disable,
  install,
  update,
  diff,
  rollback,
  remove,
  revoke,
  reload,
  gallery,
  try: tryOut,
  trial,
  keep,
  dev,
  // Loaded when it is said, as the deeds of the workshop are: with it come the compilers.
  lint: async (call, context) => (await import('./lint-verb')).lint(call, context),
  logs,
  audit,
  top,
  config,
  policy,
  preview,
  key,
  keys,
  generate,
  revert,
  replay,
};

/** Does what the words ask. Rejects only when the application itself is broken. */
export async function runPluginVerb(words: readonly string[], context: VerbContext): Promise<CommandAnswer> {
  const call = readVerbCall(words);
  if (!call.ok) return said('error', call.error);
  const { verb } = call.value;
  if (context.from === 'alone' && !verbNamed(verb).alone) {
    return said('error', needsApplication(verb));
  }
  const fault = nameFault(call.value, context);
  return fault === undefined ? DEEDS[verb](call.value, context) : said('error', fault);
}

/** What is said to a command line that asks for a verb which needs the running application. */
export function needsApplication(verb: PluginVerbName): string {
  return `plugin ${verb} needs the application to run: start to-tui and say it again`;
}

/** What a removed plugin did is still on record. */
const NEEDS_NO_PLUGIN: ReadonlySet<PluginVerbName> = new Set(['audit']);

function nameFault({ verb, args }: VerbCall, context: VerbContext): string | undefined {
  const [name] = args;
  if (verbNamed(verb).args[0]?.kind !== 'plugin' || NEEDS_NO_PLUGIN.has(verb) || name === undefined)
    return undefined;
  if (summaryOf(context, name)) return undefined;
  const names = context.administration.summaries().map((one) => one.name);
  const remedy = didYouMean(name, names) || '; plugin list shows those there are';
  return `there is no plugin “${cleanLine(name, 60)}”${remedy}`;
}
