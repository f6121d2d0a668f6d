/** Bundles code for a process of its own as the application's build does, so that tests run the same code. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The root of the repository, with a slash at the end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Makes `NAME.js` for each source file, relative to {@link ROOT}, in a folder that is made for it. Within node_modules
 * what is left outside of a bundle is found.
 */
export async function bundleForNode(outDir: string, input: Readonly<Record<string, string>>): Promise<void> {
  mkdirSync(outDir, { recursive: true });
  writeFileSync(`${outDir}package.json`, '{"type":"module"}');
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: true,
      target: 'node20.18',
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, `${ROOT}${file}`])),
      },
    },
    ssr: { noExternal: ['zod', 'fractional-indexing'] },
  });
}
