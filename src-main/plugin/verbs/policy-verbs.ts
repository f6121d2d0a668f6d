/** Verbs that change what the user has decided besides permissions: policy, preview, key, keys. */
import { parseKeys, printKeys } from '../../../src-core/keymap/key';
import { readableKeys } from '../../../src-core/keymap/readable-keys';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import { didYouMean } from '../../../src-core/plugin/nearest-word';
import type { PluginPolicy } from '../../../src-core/plugin/plugin-policy';
import { applyPolicyWords, policyWords } from '../../../src-core/plugin/policy-words';
import type { CommandAnswer } from '../../../src-core/plugin/report';
import { line, page } from '../../../src-core/plugin/report-lines';
import { answered } from './switch-verbs';
import { said, sayIn, shown, summaryOf, type VerbContext, type VerbDeed } from './verb-context';

/** Shows the policy, or changes it word by word. */
export const policy: VerbDeed = async ({ args: [name = '', ...words] }, context) => {
  const { administration } = context;
  const current = administration.settings.policy(name);
  if (!current.ok) return said('error', current.error);
  if (words.length === 0)
    return shown(page(`Policy of ${name}`, linesOf(name, current.value, sayIn(context))));
  const changed = applyPolicyWords(current.value, words);
  if (!changed.ok) return said('error', changed.error);
  return answered(await administration.settings.setPolicy(name, changed.value));
};

/** `policy NAME preview=…` in fewer words. */
export const preview: VerbDeed = (call, context) => {
  const [name = '', when = ''] = call.args;
  return policy({ ...call, args: [name, `preview=${when}`] }, context);
};

/** Switches the keys that a plugin suggests. */
export const keys: VerbDeed = async ({ args: [name = '', word = ''] }, { administration }) => {
  if (word !== 'on' && word !== 'off')
    return said('error', `keys are on or off, not “${cleanLine(word, 40)}”`);
  const current = administration.settings.policy(name);
  if (!current.ok) return said('error', current.error);
  return answered(
    await administration.settings.setPolicy(name, { ...current.value, suggestedKeys: word === 'on' }),
  );
};

/** Gives an action another key, none, or its own again. */
export const key: VerbDeed = async ({ args: [name = '', action = '', word = ''] }, context) => {
  const { administration } = context;
  const actions = summaryOf(context, name)?.actions.map(({ id }) => id) ?? [];
  const current = administration.settings.policy(name);
  if (!current.ok) return said('error', current.error);
  // A key that was given to an action which is gone can still be taken back.
  if (!actions.includes(action) && !Object.hasOwn(current.value.keys, action)) {
    const known = actions.length === 0 ? '; it has none' : `; it has ${actions.join(', ')}`;
    const remedy = didYouMean(action, actions) || known;
    return said('error', `${name} has no action “${cleanLine(action, 64)}”${remedy}`);
  }
  const written = readKey(word);
  if (written === undefined) {
    return said('error', `“${cleanLine(word, 60)}” is no key: write it as in <C-x>p, or off, or default`);
  }
  const others = Object.entries(current.value.keys).filter(([one]) => one !== action);
  const next = written === 'default' ? others : [...others, [action, written.key] as const];
  const done = await administration.settings.setPolicy(name, {
    ...current.value,
    keys: Object.fromEntries(next),
  });
  return done.ok ? (unbound(context, name, action) ?? answered(done)) : answered(done);
};

/** The longest key that a policy keeps, in UTF-16 code units. */
const MAX_KEY = 60;

function readKey(word: string): 'default' | { readonly key: string | null } | undefined {
  if (word === 'default') return word;
  if (word === 'off') return { key: null };
  const read = parseKeys(word);
  const key = read && printKeys(read);
  return key === undefined || key.length > MAX_KEY ? undefined : { key };
}

/** A key that somebody else has is remembered, and said not to work yet. */
function unbound(context: VerbContext, name: string, action: string): CommandAnswer | undefined {
  const keys = summaryOf(context, name)?.keys.filter((one) => one.action === action) ?? [];
  const [first] = keys;
  if (!first || keys.some(({ bound }) => bound)) return undefined;
  return said(
    'warning',
    `${readableKeys(first.key)} is kept for ${action} but does not work: ${first.conflict ?? 'it is taken'}`,
  );
}

function linesOf(name: string, policy: PluginPolicy, say: string) {
  return [
    ...policyWords(policy).map((word) => line(word)),
    ...(policy.trial ? [line(`on trial: ${say}plugin keep ${name} ends it`, 'warning')] : []),
    line(policy.suggestedKeys ? 'suggested keys: on' : 'suggested keys: off'),
    ...Object.entries(policy.keys).map(([action, bound]) => line(`key ${action} ${bound ?? 'off'}`)),
    line(`${say}plugin policy, ${say}plugin key and ${say}plugin keys change it.`, 'dim'),
  ];
}
