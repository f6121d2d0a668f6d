/** Bundles the plugin host as the application's build does, so that tests run the same code in real processes. */
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Where the bundles are: the process, and the thread that it starts beside itself. */
export interface HostBundle {
  readonly host: URL;
  readonly worker: URL;
}

let made: Promise<HostBundle> | undefined;

/** The bundles, made once for each test file that asks; about half a second. */
export function hostBundle(): Promise<HostBundle> {
  made ??= make();
  return made;
}

async function make(): Promise<HostBundle> {
  // Within node_modules, so that what is left outside of the bundle is found. Test files run side by side: a folder each.
  const outDir = `${root}node_modules/.cache/plugin-host-${process.pid}-${process.hrtime.bigint()}/`;
  mkdirSync(outDir, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: true,
      target: 'node20.18',
      outDir,
      minify: false,
      rolldownOptions: {
        input: {
          'plugin-host': `${root}src-main/plugin-host/index.ts`,
          'plugin-worker': `${root}src-main/plugin-host/worker.ts`,
        },
      },
    },
    ssr: { noExternal: ['zod', 'fractional-indexing'] },
  });
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  const at = (name: string) => pathToFileURL(`${outDir}${name}`);
  return { host: at('plugin-host.js'), worker: at('plugin-worker.js') };
}
