/** What the window may load, where it may go and whom main listens to. The rest of main relies on these and repeats none. */
import type { App, IpcMainInvokeEvent, Session, WebContents } from 'electron';

/** The window's own origin; {@link ./app-protocol} serves it from the build. */
export const APP_ORIGIN = 'app://to-tui';

/**
 * The content security policy of every document. Styles may be inline because xterm.js writes its theme and cell
 * sizes into style elements and colours into style attributes; nothing else may.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Denies every web contents of the application navigation, new windows, webviews and downloads. */
export function lockNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** Denies the page every permission that Chromium could grant: camera, notifications, devices, downloads and all. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Whether a request comes from the top frame of a document of our own. `devOrigin` is that of the development server. */
export function isTrustedSender(
  event: Pick<IpcMainInvokeEvent, 'senderFrame'>,
  devOrigin: string | undefined,
): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null) return false;
  return originOf(frame.url) === APP_ORIGIN || (devOrigin !== undefined && originOf(frame.url) === devOrigin);
}

/** The origin of a URL. `URL.origin` is the text "null" for schemes of our own, hence by hand. */
export function originOf(url: string): string {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
  } catch {
    return '';
  }
}
