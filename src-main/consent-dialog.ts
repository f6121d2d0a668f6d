/** The consent dialog, native: nothing that the window draws can imitate, cover or press it. */
import { type BrowserWindow, dialog } from 'electron';
import type { ConsentDialog } from './plugin/consent';

const DENY = 0;
const ALLOW = 1;

/**
 * Asks in front of the given window. The first button is the no; it is the default for Enter, Esc and closing. While
 * the window is minimised the question waits, and the window asks for attention: nobody sees a dialog there.
 * `dialog.showMessageBox` is looked up at each call, so that a test can answer in its place.
 */
export function nativeConsentDialog(windowOf: () => BrowserWindow | undefined): ConsentDialog {
  return async ({ message, detail, buttons = ['Deny', 'Allow'], signal, shown }) => {
    const window = windowOf();
    if (!window || window.isDestroyed()) return 'no_window';
    if (window.isMinimized() && !(await isSeenAgain(window, signal))) return 'no_window';
    shown?.();
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      title: 'to-tui',
      message,
      detail,
      buttons: buttons.filter((label) => label !== undefined),
      defaultId: DENY,
      cancelId: DENY,
      noLink: true,
      ...(signal && { signal }),
    });
    if (response === ALLOW) return 'allow';
    return response > ALLOW ? 'each' : 'deny';
  };
}

/** Waits until the window is restored; false when it was closed, or nobody waits any more. */
function isSeenAgain(window: BrowserWindow, signal: AbortSignal | undefined): Promise<boolean> {
  window.flashFrame(true);
  return new Promise((resolve) => {
    const settle = (seen: boolean) => {
      window.off('restore', restored);
      window.off('closed', gone);
      signal?.removeEventListener('abort', gone);
      resolve(seen);
    };
    const restored = () => {
      window.flashFrame(false);
      settle(true);
    };
    const gone = () => settle(false);
    window.once('restore', restored);
    window.once('closed', gone);
    signal?.addEventListener('abort', gone, { once: true });
  });
}
