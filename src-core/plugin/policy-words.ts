/** A plugin's policy as words: `preview=always hide=field:description,tag:private show=project:work`. */

import { splitAt } from '../app/verb';
import { readableKeys } from '../keymap/readable-keys';
import { err, ok, type Result } from '../lib/result';
import { cleanLine } from './clean-text';
import { type DataFlow, dataFlowSchema, HIDEABLE_FIELDS, OPEN_DATA_FLOW } from './data-flow';
import { didYouMean } from './nearest-word';
import type { PluginPolicy } from './plugin-policy';
import { PREVIEW_POLICIES, type PreviewPolicy } from './preview';

/** The policy after those words, each on what the one before it made. The error says what to write. */
export function applyPolicyWords(
  policy: PluginPolicy,
  words: readonly string[],
): Result<PluginPolicy, string> {
  let result = policy;
  for (const word of words) {
    const [name, value] = splitAt(word, '=');
    const changed = applyWord(result, name, value ?? '');
    if (!changed.ok) return changed;
    result = changed.value;
  }
  return ok(result);
}

/** The words that make this policy of one that shows everything; keys are not among them. */
export function policyWords({ preview, hides }: Pick<PluginPolicy, 'preview' | 'hides'>): string[] {
  const hidden = [
    ...hides.fields.map((field) => `field:${field}`),
    ...hides.tags.map((tag) => `tag:${tag}`),
    ...hides.projects.map((project) => `project:${project}`),
  ];
  return [`preview=${preview}`, ...hidden.map((one) => `hide=${one}`)];
}

/** The whole policy for the record: those words, what was said of its keys, and whether it is on trial. */
export function policyDetail({ preview, hides, keys, suggestedKeys, trial }: PluginPolicy): string {
  const own = Object.entries(keys).map(
    ([action, key]) => `key of ${action}: ${key === null ? 'none' : readableKeys(key)}`,
  );
  const suggested = suggestedKeys ? [] : ['no suggested keys'];
  const tried = trial ? ['on trial'] : [];
  return [policyWords({ preview, hides }).join(' '), ...own, ...suggested, ...tried].join(', ');
}

/** What a word for a preview says. */
export function readPreview(value: string): Result<PreviewPolicy, string> {
  const found = PREVIEW_POLICIES.find((one) => one === value);
  if (found) return ok(found);
  return err(`preview is ${PREVIEW_POLICIES.join(', ')}, not “${cleanLine(value, 40)}”`);
}

const WORDS = ['preview', 'hide', 'show'];

function applyWord(policy: PluginPolicy, name: string, value: string): Result<PluginPolicy, string> {
  if (name === 'preview') {
    const preview = readPreview(value);
    return preview.ok ? ok({ ...policy, preview: preview.value }) : preview;
  }
  if (name !== 'hide' && name !== 'show') {
    const meant = didYouMean(name, WORDS) || '; known: preview=…, hide=…, show=…';
    return err(`a policy has no “${cleanLine(name, 40)}”${meant}`);
  }
  if (name === 'show' && value === 'all') return ok({ ...policy, hides: OPEN_DATA_FLOW });
  const hides = change(policy.hides, name, itemsOf(value));
  return hides.ok ? ok({ ...policy, hides: hides.value }) : hides;
}

/** Items are divided by commas that stand before the next `field:`, `tag:` or `project:`: a name may have commas. */
function itemsOf(value: string): string[] {
  return value.split(/,(?=\s*(?:field|tag|project):)/).map((item) => item.trim());
}

const LISTS = { field: 'fields', tag: 'tags', project: 'projects' } as const;

function change(hides: DataFlow, deed: 'hide' | 'show', items: readonly string[]): Result<DataFlow, string> {
  let result: { [K in keyof DataFlow]: readonly string[] } = hides;
  for (const item of items) {
    const [kind, written] = splitAt(item, ':');
    if (!isKind(kind) || !written) return err(`${deed}=${cleanLine(item, 60)}: ${HOW}`);
    const name = kind === 'tag' ? written.replace(/^#/, '').toLowerCase() : written;
    const list = LISTS[kind];
    const others = result[list].filter((one) => one !== name);
    result = { ...result, [list]: deed === 'hide' ? [...others, name] : others };
  }
  const checked = dataFlowSchema.safeParse(result);
  if (checked.success) return ok(checked.data);
  return err(`${deed}=…: ${faultIn(result)}`);
}

const HOW = 'write field:NAME, tag:NAME or project:NAME, several with commas between them';

function isKind(kind: string): kind is keyof typeof LISTS {
  return Object.hasOwn(LISTS, kind);
}

function faultIn(hides: { readonly fields: readonly string[] }): string {
  const unknown = hides.fields.find((field) => !HIDEABLE_FIELDS.some((known) => known === field));
  if (unknown === undefined) return 'at most 100 tags and 100 projects, each name at most 64 characters';
  const meant = didYouMean(unknown, HIDEABLE_FIELDS) || `; known: ${HIDEABLE_FIELDS.join(', ')}`;
  return `there is no field “${cleanLine(unknown, 40)}” to hide${meant}`;
}
