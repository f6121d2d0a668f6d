import { app, dialog } from 'electron';

/** Says why there is nothing to start, where a user looks and where a script does, and ends. */
export function giveUp(message: string): void {
  process.stderr.write(`to-tui: ${message}\n`);
  dialog.showErrorBox('to-tui cannot start', message);
  app.exit(1);
}
