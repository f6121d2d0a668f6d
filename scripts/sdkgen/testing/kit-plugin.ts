/** Plugins built with the kits for C, Rust and AssemblyScript, each in a folder of its own, by the compilers that this machine has. */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPlugin } from '../../../src-main/plugin/kit/build';
import { CHECKOUT_PLACES } from '../../../src-main/plugin/kit/testing/workshop';

/** The languages whose kits these are. */
export type KitLanguage = 'assemblyscript' | 'c' | 'rust';

const SOURCES = { assemblyscript: 'assembly/plugin.ts', c: 'src/plugin.c', rust: 'src/plugin.rs' } as const;

/** The one for AssemblyScript is no TypeScript, so that nothing here takes it for that. */
const PROBES = { assemblyscript: 'probe-assemblyscript.txt', c: 'probe.c', rust: 'probe.rs' } as const;

/** The probes ask for everything. */
const PERMISSIONS = `
[permissions]
network = true
filesystem = true
execute = true
`;

/** A built plugin, or why none could be built on this machine. */
export type KitPlugin =
  | { readonly folder: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly warnings: readonly string[] }
  | { readonly missing: string };

/** The template of the language as the scaffold leaves it, built. With another source when one is given. */
export async function kitPlugin(language: KitLanguage, source?: string): Promise<KitPlugin> {
  const folder = scaffolded(language);
  if (source !== undefined) {
    writeFileSync(path.join(folder, SOURCES[language]), source);
    appendFileSync(path.join(folder, 'manifest.toml'), PERMISSIONS);
  }
  const built = await buildPlugin(folder, CHECKOUT_PLACES);
  if (built.ok) {
    const bytes = new Uint8Array(readFileSync(path.join(built.value.folder, 'plugin.wasm')));
    return { folder, bytes, warnings: built.value.warnings };
  }
  const { kind, sentence, output } = built.error;
  if (kind === 'no_compiler') return { missing: sentence };
  throw new Error([sentence, ...output].join('\n'));
}

/** The text of the probe of a language. */
export function probeSource(language: KitLanguage): string {
  return readFileSync(path.join(import.meta.dirname, PROBES[language]), 'utf8');
}

/** Takes away what was made. */
export function removeKitPlugins(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

const made: string[] = [];

function scaffolded(language: KitLanguage): string {
  const root = mkdtempSync(path.join(tmpdir(), 'to-tui-kit-'));
  made.push(root);
  const folder = path.join(root, 'plugin-name');
  cpSync(path.join(CHECKOUT_PLACES.templates, language), folder, { recursive: true });
  cpSync(path.join(CHECKOUT_PLACES.sdk, language), path.join(folder, 'sdk'), { recursive: true });
  return folder;
}
