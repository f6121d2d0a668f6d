import { defineConfig } from '@playwright/test';

/** `npm run screenshots`: the pictures of the documentation, taken from the real window. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.shots.ts',
  outputDir: '../../test-results/screenshots',
  workers: 1,
  reporter: 'list',
});
