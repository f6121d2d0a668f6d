/**
 * Makes the folder of a new plugin: a template with its name filled in, and a copy of the kit, so that the folder is
 * whole wherever it is taken. It overwrites nothing, and leaves nothing half made.
 */
import { lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '../../../src-core/lib/result';
import { MAX_PLUGIN_NAME_LENGTH } from '../../../src-core/plugin/abi';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import { LANGUAGE_TITLES, type Language } from '../../../src-core/plugin/languages';
import { UNKNOWN_AUTHOR } from '../../../src-core/plugin/lint-manifest';
import { PLUGIN_NAME } from '../../../src-core/plugin/manifest-schema';
import { TOOLCHAINS } from './toolchains';
import type { KitPlaces } from './workshop';

/** What is to be made. */
export interface NewPlugin {
  readonly name: string;
  readonly language: Language;
  /** The folder in which the plugin's own is made, absolute; it must be there. */
  readonly parent: string;
}

/** Makes `PARENT/NAME`. @returns it, absolute; the error is a sentence, and then nothing is left behind. */
export async function scaffold(
  { name, language, parent }: NewPlugin,
  places: KitPlaces,
): Promise<Result<string, string>> {
  if (!PLUGIN_NAME.test(name) || name.length > MAX_PLUGIN_NAME_LENGTH) return err(notAName(name));
  const target = join(parent, name);
  const shown = cleanLine(target, 300);
  if (await isThere(target)) return err(`${shown} is there already: take another name, or remove it first`);
  const template = join(places.templates, language);
  if (!(await isThere(template))) return err(`there is no template for ${LANGUAGE_TITLES[language]} here`);
  let aside: string | undefined;
  try {
    aside = await mkdtemp(join(parent, '.new-plugin-'));
    const made = join(aside, name);
    await copyFilledIn(template, made, name);
    await copyFilledIn(join(places.sdk, TOOLCHAINS[language].kit), join(made, 'sdk'), undefined);
    await rename(made, target);
    return ok(target);
  } catch (error) {
    return err(`${shown} was not made: ${whyNotMade(error, parent)}`);
  } finally {
    if (aside !== undefined) await rm(aside, { recursive: true, force: true }).catch(() => undefined);
  }
}

function notAName(name: string): string {
  const form = 'small letters and digits, with single hyphens between them, as in tally-up';
  return `“${cleanLine(name, 60)}” is not the name of a plugin: ${form}; at most ${MAX_PLUGIN_NAME_LENGTH} characters`;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
  }
}

/** Copies plain files, folder by folder; for a name the words that stand for it in templates are filled in. */
async function copyFilledIn(from: string, to: string, name: string | undefined): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory() && !MADE.has(entry.name)) await copyFilledIn(source, copy, name);
    if (!entry.isFile()) continue;
    const text = await readFile(source, 'utf8');
    await writeFile(copy, name === undefined ? text : fillIn(text, name), { flag: 'wx' });
  }
}

/** What may lie in a template that somebody tried out, and is no part of it. */
const MADE: ReadonlySet<string> = new Set(['dist', 'sdk', 'node_modules']);

function fillIn(text: string, name: string): string {
  return text
    .replaceAll('plugin-name', name)
    .replaceAll('Plugin Title', titleOf(name))
    .replaceAll('Plugin author', UNKNOWN_AUTHOR); // the user's name is nobody's to look for
}

function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function whyNotMade(error: unknown, parent: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  const folder = cleanLine(parent, 300);
  if (code === 'ENOENT') return `${folder} is not there: make it first`;
  if (code === 'ENOTDIR') return `${folder} is not a folder`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `${folder} may not be written to`;
  if (code === 'EEXIST' || code === 'ENOTEMPTY') return 'somebody else made it at the same time';
  if (code === undefined) throw error;
  return `${code} in ${dirname(folder)}`;
}
