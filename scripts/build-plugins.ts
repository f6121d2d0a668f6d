/**
 * Builds every shipped plugin from its source into out/plugins/<name>, as `plugin dev` and `plugin pack` build it.
 * Does nothing for a plugin whose output is newer than its sources.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildPlugin as buildSource } from '../src-main/plugin/kit/build';
import { findLanguage } from '../src-main/plugin/kit/source-language';
import { TOOLCHAINS } from '../src-main/plugin/kit/toolchains';
import { kitPlacesIn } from '../src-main/plugin/kit/workshop';

const PLACES = kitPlacesIn(process.cwd());
const SOURCES = path.join(process.cwd(), 'plugins');

/** The folders below plugins/ that are plugins: those with a manifest of their own. */
export function shippedPlugins(): string[] {
  return readdirSync(SOURCES).filter((name) => existsSync(path.join(SOURCES, name, 'manifest.toml')));
}

/** Builds one plugin and returns its folder, ready to be dropped on the window. Rejects when it does not compile. */
export async function buildPlugin(name: string): Promise<string> {
  const source = path.join(SOURCES, name);
  const output = path.join(PLACES.gallery, name);
  const language = await findLanguage(source);
  if (!language.ok) throw new Error(language.error.sentence);
  const kit = path.join(PLACES.sdk, TOOLCHAINS[language.value].kit);
  if (isFresh(output, [source, kit])) return output;
  const built = await buildSource(source, PLACES, { target: output });
  if (!built.ok)
    throw new Error([`plugin ${name}: ${built.error.sentence}`, ...built.error.output].join('\n'));
  for (const warning of built.value.warnings) console.warn(`plugin ${name}: ${warning}`);
  return output;
}

/** Whether the manifest, which is placed last, is newer than everything it was built from. */
function isFresh(output: string, sources: readonly string[]): boolean {
  const manifest = path.join(output, 'manifest.toml');
  if (!existsSync(manifest)) return false;
  const built = statSync(manifest).mtimeMs;
  return sources.every((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file !== 'dist' && !file.startsWith(`dist${path.sep}`))
      .every((file) => statSync(path.join(folder, file)).mtimeMs < built),
  );
}

/** Builds all of them, those after one that fails too. */
export async function buildPlugins(): Promise<void> {
  for (const name of shippedPlugins()) {
    const started = performance.now();
    try {
      await buildPlugin(name);
      console.log(`plugin ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
  }
}

if (process.argv[1]?.endsWith('build-plugins.ts')) await buildPlugins();
