/** The consent dialog, native: nothing that the window draws can imitate, cover or press it. */
import { type BrowserWindow, dialog } from 'electron';
import type { ConsentDialog } from './plugin/consent';

/**
 * Asks in front of the given window. Deny is the default for Enter, Esc and closing.
 * `dialog.showMessageBox` is looked up at each call, so that a test can answer in its place.
 */
export function nativeConsentDialog(windowOf: () => BrowserWindow | undefined): ConsentDialog {
  return async ({ message, detail }) => {
    const window = windowOf();
    if (!window || window.isDestroyed()) return 'no_window';
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      title: 'to-tui',
      message,
      detail,
      buttons: ['Deny', 'Allow'],
      defaultId: DENY,
      cancelId: DENY,
      noLink: true,
    });
    return response === ALLOW ? 'allow' : 'deny';
  };
}

const DENY = 0;
const ALLOW = 1;
