#!/usr/bin/env node
/**
 * `node scripts/run.mjs FILE.ts [ARGUMENT…]` runs a TypeScript file of the project in plain Node, which knows
 * no types before version 22.18. The file sees `process.argv` as if it had been called directly, and is
 * compiled by the same Vite as the application; packages are loaded by Node itself.
 */
import path from 'node:path';
import { createServer, createServerModuleRunner } from 'vite';
import { ROOT } from './setup/project-root.mjs';

const [, , file, ...args] = process.argv;
if (file === undefined) {
  console.error('Usage: node scripts/run.mjs FILE.ts [ARGUMENT…]');
  process.exit(2);
}
const entry = path.resolve(file);
process.argv = [process.execPath, entry, ...args];

const server = await createServer({
  configFile: false,
  root: ROOT,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  cacheDir: path.join(ROOT, '.cache', 'vite-run'),
});
const runner = createServerModuleRunner(server.environments.ssr, { hmr: false });
try {
  await runner.import(entry);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
// Not closed at once: what the file started may import more while it runs.
process.once('beforeExit', async () => {
  await runner.close();
  await server.close();
});
