import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src-core,src-main,src-renderer,plugins,scripts,bench}/**/*.test.ts'],
    environment: 'node',
    // Sandbox tests start real worker threads; two cores carry two files at a time.
    maxWorkers: 2,
    testTimeout: 15_000,
    // On a shared machine a thread can stand still for longer than a plugin's budget. What fails twice is broken.
    retry: process.env.CI === 'true' ? 1 : 0,
  },
});
