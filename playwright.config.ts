import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  // Playwright empties this folder; the reports beside it stay.
  outputDir: 'test-results/e2e',
  timeout: 30_000,
  // Every test starts the application, and it has the display to itself.
  workers: 1,
  // On a shared machine a window can take longer than a test waits. What fails twice is broken; Playwright lists both.
  retries: process.env.CI === 'true' ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: { trace: 'retain-on-failure' },
});
