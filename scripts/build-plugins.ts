/**
 * Builds every shipped plugin from its source into out/plugins/<name>: the module, the manifest, the README.
 * Does nothing for a plugin whose output is newer than its sources.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';

const ROOT = process.cwd();
const SOURCES = path.join(ROOT, 'plugins');
const OUTPUT = path.join(ROOT, 'out/plugins');
const SDK = path.join(SOURCES, 'sdk');

/** The folders below plugins/ that are plugins: those with a manifest of their own. */
export function shippedPlugins(): string[] {
  return readdirSync(SOURCES).filter((name) => existsSync(path.join(SOURCES, name, 'manifest.toml')));
}

/**
 * Builds one plugin and returns its folder, ready to be dropped on the window. Made aside and moved into place file by
 * file, the manifest last: whoever reads meanwhile, a test in another process, never sees half a file.
 */
export function buildPlugin(name: string): string {
  const source = path.join(SOURCES, name);
  const output = path.join(OUTPUT, name);
  if (isFresh(output, [source, SDK])) return output;
  mkdirSync(output, { recursive: true });
  const aside = mkdtempSync(path.join(OUTPUT, '.building-'));
  try {
    const files = makeFiles(source, aside);
    for (const file of files) renameSync(path.join(aside, file), path.join(output, file));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return output;
}

/** Makes the files of a plugin in a folder. @returns their names, the manifest's last. */
function makeFiles(source: string, folder: string): string[] {
  const copied = ['plugin.js', 'README.md', 'LICENSE'].filter((file) => existsSync(path.join(source, file)));
  for (const file of copied) cpSync(path.join(source, file), path.join(folder, file));
  const entry = path.join(source, 'assembly/plugin.ts');
  const compiled = existsSync(entry) ? ['plugin.wasm'] : [];
  if (compiled.length > 0) compileAssemblyScript(entry, path.join(folder, 'plugin.wasm'));
  cpSync(path.join(source, 'manifest.toml'), path.join(folder, 'manifest.toml'));
  return [...copied, ...compiled, 'manifest.toml'];
}

function compileAssemblyScript(entry: string, outFile: string): void {
  const compiler = path.join(ROOT, 'node_modules/assemblyscript/bin/asc.js');
  const abort = `abort=${path.relative(ROOT, SDK)}/assemblyscript/kernel/fail`.replaceAll('\\', '/');
  const options = ['-O3', '--use', abort, '--transform', 'json-as', '--outFile', outFile];
  execFileSync(process.execPath, [compiler, path.relative(ROOT, entry), ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** Whether the manifest, which is copied last, is newer than everything it was built from. */
function isFresh(output: string, sources: readonly string[]): boolean {
  const manifest = path.join(output, 'manifest.toml');
  if (!existsSync(manifest)) return false;
  const built = statSync(manifest).mtimeMs;
  return sources.every((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).every(
      (file) => statSync(path.join(folder, file)).mtimeMs < built,
    ),
  );
}

/** Builds all of them. */
export function buildPlugins(): void {
  for (const name of shippedPlugins()) {
    const started = performance.now();
    buildPlugin(name);
    console.log(`plugin ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
}

if (process.argv[1]?.endsWith('build-plugins.ts')) buildPlugins();
