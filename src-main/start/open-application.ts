/**
 * Opens what the application stands on — configuration, a restore that waits, the database — or says why it cannot, and
 * has the parts joined.
 */
import { dialog } from 'electron';
import { openConfig } from '../config/config-file';
import { applyPendingRestore } from '../files/pending-restore';
import { openDatabase, type Recovery } from '../storage/open-database';
import { after } from '../time-source';
import { compose } from './compose';
import { giveUp } from './give-up';
import type { Begun } from './ground';

/** See the head of this file. @throws when something is wrong with the application itself */
export function openApplication(begun: Begun): void {
  const { launch, clock, log, window } = begun;
  const { paths } = launch;
  const config = openConfig({ folder: paths.home, log, after });
  window.follow(config.current());
  const now = () => clock.now();
  const restored = applyPendingRestore({ paths, now, log });
  const { database: file, backups, quarantine } = paths;
  const opened = openDatabase({ file, backups, quarantine, now, log });
  if (!opened.ok) {
    giveUp(opened.error.message);
    return;
  }
  const { database, recovery } = opened.value;
  compose({ ...begun, config, database });
  if (!restored.ok) void dialog.showMessageBox({ type: 'warning', message: restored.error });
  if (recovery !== null) void tellRecovery(recovery);
}

function tellRecovery({ todos, quarantined }: Recovery): Promise<unknown> {
  return dialog.showMessageBox({
    type: 'warning',
    message: 'The database was damaged',
    detail: `${todos} todos were saved into a new one. The damaged file is kept: ${quarantined}`,
  });
}
