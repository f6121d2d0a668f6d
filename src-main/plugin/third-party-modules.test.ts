import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPackage, readManifest } from './plugin-package';

/** Modules that others publish for other hosts, and what is said of each. */
const MODULES = [
  [
    '@dprint/json',
    'plugin.wasm',
    'none of the functions that to-tui calls but `check_config_updates` and the like',
  ],
  ['@dprint/markdown', 'plugin.wasm', 'built for another host (it imports `host_format` from `dprint`)'],
  [
    '@swc/plugin-noop',
    'swc_plugin_noop.wasm',
    'built for another host (it imports `__emit_diagnostics` from `env`)',
  ],
  ['source-map', 'lib/mappings.wasm', 'built for another host (it imports `mapping_callback` from `env`)'],
  ['sql.js', 'dist/sql-wasm.wasm', 'built for another host (it imports `a` from `a`)'],
  [
    'web-tree-sitter',
    'web-tree-sitter.wasm',
    'built for WASI (it imports `fd_write` from `wasi_snapshot_preview1`)',
  ],
] as const;

/** The tests run in the root of the repository. */
function moduleOf(name: string, file: string): Uint8Array {
  return readFileSync(path.join('node_modules', name, file));
}

describe('a module built for another host', () => {
  it.each(MODULES)('%s is refused by name', (name, file, verdict) => {
    const bytes = Buffer.from('[plugin]\nname = "guest"\nversion = "1.0.0"\nentry = "plugin.wasm"\n');
    const manifest = readManifest(bytes);
    if (!manifest.ok) throw new Error(manifest.error.reason);
    const checked = checkPackage(manifest.value, bytes, moduleOf(name, file));
    expect(checked).toMatchObject({ ok: false, error: { reason: expect.stringContaining(verdict) } });
  });
});
