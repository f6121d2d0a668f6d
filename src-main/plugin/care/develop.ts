/** Puts what was built in its place, on the terms of its development; those are in `develop-terms.ts`. */
import type { Consent } from '../consent';
import { type Developed, type DevelopTerms, developStance, isStillAgreed, wishOf } from '../develop-terms';
import { type PackageSource, readSource } from '../package-source';
import { placePackage } from '../place-package';
import { type PluginEntry, packageOf } from '../plugin-entry';
import type { PluginPackage } from '../plugin-package';
import type { CareContext } from './care-context';
import { takeUpPlaced, whileOff } from './put-in-place';

/** Asks where the terms say so. */
export async function develop(care: CareContext, path: string, terms: DevelopTerms): Promise<Developed> {
  const source = await readSource(path);
  if (!source.ok) return { kind: 'refused', reason: source.error };
  const plugin = source.value.package;
  const { name } = plugin.manifest;
  const entry = care.book.get(name);
  const stance = developStance(plugin, entry, terms, care);
  if (stance === 'same') return { kind: 'same', name };
  if (stance === 'off') return { kind: 'off', name, reason: entry?.reason ?? 'you switched it off' };
  if (stance === 'ask') {
    const answer = await ask(care, plugin, entry, terms);
    if (answer === 'denied') return { kind: 'denied', name, wish: wishOf(plugin) };
    if (answer !== 'allowed') return { kind: 'unasked', name };
  }
  if (terms.signal.aborted) return { kind: 'unasked', name };
  return care.changes.change(name, () => put(care, source.value, entry, terms, stance === 'put'));
}

async function ask(
  { questions, judge }: CareContext,
  plugin: PluginPackage,
  entry: PluginEntry | undefined,
  terms: DevelopTerms,
): Promise<Consent> {
  if (terms.denied.has(wishOf(plugin))) return 'denied';
  if (terms.signal.aborted) return 'unasked';
  terms.asking();
  const answer = await questions.toDevelop(entry && packageOf(entry), plugin, terms);
  if (answer === 'denied') judge.note(plugin, 'denied', 'development');
  return answer;
}

/** `silently`: nobody was asked this time, so what was said before must still hold when the files are in place. */
async function put(
  care: CareContext,
  source: PackageSource,
  entry: PluginEntry | undefined,
  terms: DevelopTerms,
  silently: boolean,
): Promise<Developed> {
  const { folder, newId, book, memory, changes } = care;
  const plugin = source.package;
  const { name } = plugin.manifest;
  const before = entry && packageOf(entry);
  // What somebody else put there is worth keeping; what was built a moment ago is not.
  const keeps = before === undefined || changes.built.get(name) !== before.hash;
  const placed = await whileOff(care, entry, () => placePackage(folder, source, newId(), keeps));
  if (!placed.ok) return { kind: 'refused', reason: placed.error };
  changes.built.set(name, plugin.hash);
  const isAgreed = !silently || (before !== undefined && isStillAgreed(before, care));
  const done = before ? 'updated' : 'installed';
  if (isAgreed) memory.placed(plugin, 'allowed', done, before, `built in ${terms.folder}`);
  await takeUpPlaced(care, plugin, done);
  const now = book.get(name);
  if (now && isAgreed) show(care, now, terms);
  const { state, reason = null } = now ?? {};
  if (!isAgreed) return { kind: 'off', name, reason: reason ?? 'you switched it off' };
  return { kind: 'loaded', name, off: state === 'enabled' ? null : (reason ?? 'press P') };
}

/** The plugins view says where it comes from, until that ends. */
function show({ book }: CareContext, entry: PluginEntry, { folder, signal }: DevelopTerms): void {
  if (entry.developedIn === folder || signal.aborted) return;
  entry.developedIn = folder;
  book.changed();
  signal.addEventListener('abort', () => {
    if (entry.developedIn !== folder) return;
    entry.developedIn = null;
    book.changed();
  });
}
