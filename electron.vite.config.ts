import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';

// The lowest runtime the application is run on: Electron 33.2.1 (see electronFallback in package.json).
const NODE = 'node20.18';
const CHROME = 'chrome130';

export default defineConfig({
  main: {
    build: {
      target: NODE,
      outDir: 'out/main',
      sourcemap: true,
      externalizeDeps: { exclude: ['zod', 'fractional-indexing'] },
      rolldownOptions: {
        input: {
          index: resolve('src-main/index.ts'),
          'plugin-host': resolve('src-main/plugin-host/index.ts'),
          'plugin-worker': resolve('src-main/plugin-host/worker.ts'),
          'file-worker': resolve('src-main/files/file-worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src-preload/index.ts') },
        // A sandboxed preload can load one CommonJS file and nothing else.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    build: {
      target: CHROME,
      outDir: 'out/renderer',
      // The font is served as a file: the content security policy allows no data: fonts.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: resolve('src-renderer/index.html') } },
    },
  },
});
