/**
 * Where the application begins. In this order: what the start was told; then, with words on the command line, what they
 * ask for; else the window and, while the process of its page starts, everything else (`start/open-application.ts`).
 */
import path from 'node:path';
import { app } from 'electron';
import { registerAppScheme } from './app-protocol';
import { wordsOf } from './cli/words';
import { lockNavigation } from './security';
import { giveUp } from './start/give-up';
import { readLaunch } from './start/launch';
import { startWindow } from './start/start-window';

// Only the entry knows where it lies: what is loaded later may lie in a folder below.
const launch = readLaunch(import.meta.dirname);

// Chromium keeps its own files apart from the user's.
app.setPath('userData', launch.paths.home);
app.setPath('sessionData', path.join(launch.paths.home, 'chromium'));
registerAppScheme();
lockNavigation(app);

// Not awaited: Electron is not ready before this file has run to its end.
begin(wordsOf(process.argv, app.isPackaged)).catch((error: unknown) =>
  giveUp(`Something is wrong with to-tui itself: ${error instanceof Error ? error.stack : String(error)}`),
);

async function begin(words: readonly string[]): Promise<void> {
  if (words.length > 0) {
    const { doWhatWordsAsk } = await import('./start/command-line-start');
    const exitCode = await doWhatWordsAsk(words, launch);
    if (exitCode !== undefined) {
      app.exit(exitCode);
      return;
    }
  }
  await startWindow(launch);
}
