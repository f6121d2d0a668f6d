import type { Bridge } from '../src-core/ipc/bridge';

declare global {
  interface Window {
    /** The window's one way out; exposed by the preload. */
    readonly totui: Bridge;
    /** The rows of the current screen without trailing spaces: for tests and for support. */
    screenText?: () => string[];
  }
}
