import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import { vetModule } from './module-vetting';
import { loadRequest, startRuntime } from './testing/start-runtime';

const root = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const moduleAt = (path: string) => new Uint8Array(readFileSync(`${root}${path}`));

/** Modules that strangers published, by several compilers and for hosts of their own, and what is said of each. */
const MODULES = [
  ['source-map/lib/mappings.wasm', 'built for another host (it imports `mapping_callback` from `env`)'],
  [
    '@swc/plugin-noop/swc_plugin_noop.wasm',
    'built for another host (it imports `__emit_diagnostics` from `env`)',
  ],
  ['@dprint/markdown/plugin.wasm', 'built for another host (it imports `host_format` from `dprint`)'],
  ['sql.js/dist/sql-wasm-debug.wasm', 'built for another host (it imports `__assert_fail` from `env`)'],
  ['sql.js/dist/sql-wasm.wasm', 'built for another host'],
  ['playwright-core/lib/webp_codec.wasm', 'built for another host'],
  ['@jitl/quickjs-wasmfile-release-sync/dist/emscripten-module.wasm', 'built for another host'],
  ['web-tree-sitter/debug/web-tree-sitter.wasm', 'built for another host'],
  [
    'web-tree-sitter/web-tree-sitter.wasm',
    'built for WASI (it imports `fd_write` from `wasi_snapshot_preview1`)',
  ],
] as const;

/** It imports nothing, so it could be compiled; but it knows none of our functions. */
const STRANGER = '@dprint/json/plugin.wasm';

describe('a module that was published for another host', () => {
  it.each(MODULES)('%s: %s', (path, verdict) => {
    const result = vetModule(moduleAt(path), DEFAULT_LIMITS);
    expect(result.ok ? 'may be compiled' : result.error.message).toContain(verdict);
  });

  it('that imports nothing is not called, as it has none of our functions', async () => {
    expect(vetModule(moduleAt(STRANGER), DEFAULT_LIMITS).ok).toBe(true);
    const runtime = await startRuntime();
    onTestFinished(() => runtime.dispose());
    expect(await runtime.load(loadRequest('stranger', moduleAt(STRANGER)))).toEqual({
      ok: false,
      error: {
        kind: 'load',
        message: "The plugin's manifest declares `handle_action`, but the plugin has no such function.",
      },
    });
  });

  it('of whatever sort is judged, never thrown at', () => {
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.wasm'),
    );
    expect(paths.length).toBeGreaterThanOrEqual(MODULES.length);
    for (const path of paths) {
      const result = vetModule(moduleAt(path), DEFAULT_LIMITS);
      if (!result.ok) expect(result.error.message, path).toMatch(/^The module .+\.$/);
    }
  }, 60_000);
});
