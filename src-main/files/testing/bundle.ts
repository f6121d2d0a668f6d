/** Bundles the thread of the work on files as the application's build does, so that tests run the same code in it. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Makes the bundle, within node_modules so that what is left outside of it is found. The caller disposes of it. */
export async function fileWorkerBundle(): Promise<{ readonly url: URL; dispose(): void }> {
  const outDir = `${root}node_modules/.cache/file-worker/${process.pid}-${process.hrtime.bigint()}/`;
  mkdirSync(outDir, { recursive: true });
  writeFileSync(`${outDir}package.json`, '{"type":"module"}');
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: true,
      target: 'node20.18',
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { input: { 'file-worker': `${root}src-main/files/file-worker.ts` } },
    },
    ssr: { noExternal: ['zod', 'fractional-indexing'] },
  });
  return {
    url: pathToFileURL(`${outDir}file-worker.js`),
    dispose: () => rmSync(outDir, { recursive: true, force: true }),
  };
}
