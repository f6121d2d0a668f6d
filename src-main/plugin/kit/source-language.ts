/** Which language a plugin's folder is written in: each has one file that marks it. */
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../../src-core/lib/result';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import { LANGUAGES, type Language } from '../../../src-core/plugin/languages';
import { lastName } from '../package-source';
import { faultOf } from './build-fault';
import type { BuildFault } from './built';
import { TOOLCHAINS } from './toolchains';

/** The language of the source in the folder; a fault where there is none or more than one. */
export async function findLanguage(folder: string): Promise<Result<Language, BuildFault>> {
  const found: Language[] = [];
  for (const language of LANGUAGES) {
    if (await isFile(join(folder, TOOLCHAINS[language].source))) found.push(language);
  }
  const [only, another] = found;
  if (only === undefined) return faultOf('no_source', await noSource(folder));
  if (another === undefined) return ok(only);
  const both = found.map((one) => TOOLCHAINS[one].source).join(' and ');
  return faultOf('no_source', `${lastName(folder)} has ${both}: keep the one that the plugin is built from`);
}

async function noSource(folder: string): Promise<string> {
  if (!(await isThere(folder))) return `${cleanLine(folder, 200)} is not there`;
  const sources = LANGUAGES.map((one) => TOOLCHAINS[one].source).join(', ');
  return `${lastName(folder)} holds no source of a plugin: one of ${sources} is looked for`;
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile();
  } catch {
    return false;
  }
}
