import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bundleForNode, ROOT } from '../../testing/node-bundle';

/** Bundles the thread of the work on files. The caller disposes of it. */
export async function fileWorkerBundle(): Promise<{ readonly url: URL; dispose(): void }> {
  const outDir = `${ROOT}node_modules/.cache/file-worker/${process.pid}-${process.hrtime.bigint()}/`;
  await bundleForNode(outDir, { 'file-worker': 'src-main/files/file-worker.ts' });
  return {
    url: pathToFileURL(`${outDir}file-worker.js`),
    dispose: () => rmSync(outDir, { recursive: true, force: true }),
  };
}
