/** The one window: sandboxed, isolated, shown with its first picture, put back where it was left. */
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { DEFAULT_SCREEN_CONFIG, type ScreenConfig } from '../src-core/config/config';
import { channelOf, type PushName } from '../src-core/ipc/channels';
import type { Pushes } from '../src-core/ipc/contract';
import type { Log } from './log';
import { windowBackground } from './window-background';
import type { WindowBounds } from './window-bounds';

/** What a window is made from. */
export interface WindowOptions {
  readonly url: string;
  /** The file of the page's bridge. */
  readonly preload: string;
  readonly log: Log;
}

/** Who hears of a window. */
export interface WindowListener {
  /** It has moved or changed its size and come to rest. */
  readonly onBounds: (bounds: WindowBounds) => void;
  /** It wants to close; it stays until {@link AppWindow.close} or {@link CLOSE_PATIENCE_MS} have passed. */
  readonly onClosing: () => void;
}

/** The window as the rest of main sees it. */
export interface AppWindow {
  readonly native: BrowserWindow;
  /** Tells the page something; nothing happens when the page is gone. */
  push<N extends PushName>(name: N, payload: Pushes[N]): void;
  /** Tells one listener from now on. */
  listen(listener: WindowListener): void;
  /** Puts it where it was left, if a screen still shows that place. */
  restore(bounds: WindowBounds): void;
  /** Gives it the background of this look; before, it has that of the usual one. */
  follow(screen: ScreenConfig): void;
  /** Shows it: its first picture is there. */
  show(): void;
  focus(): void;
  /** Closes for good: what was being typed is saved. */
  close(): void;
}

/** How long a page that does not answer can hold back its own closing. */
const CLOSE_PATIENCE_MS = 1_000;

const DEFAULT_WIDTH = 1_000;
const DEFAULT_HEIGHT = 680;

/** Opens the window, hidden, so that its page loads while the rest is made. */
export function openWindow(options: WindowOptions): AppWindow {
  let look: ScreenConfig = DEFAULT_SCREEN_CONFIG;
  const native = createNative(options.preload, windowBackground(look, nativeTheme));
  const recolour = (): void => {
    if (!native.isDestroyed()) native.setBackgroundColor(windowBackground(look, nativeTheme));
  };
  nativeTheme.on('updated', recolour);
  native.once('closed', () => nativeTheme.off('updated', recolour));
  let listener: WindowListener | undefined;
  const rest = (): void =>
    listener?.onBounds({ ...native.getNormalBounds(), maximized: native.isMaximized() });
  native.on('resized', rest);
  native.on('moved', rest);
  const close = askBeforeClosing(native, () => {
    rest();
    listener?.onClosing();
  });
  bringBack(native, options.log);
  let maximized = false;
  const show = showOnce(native, () => maximized);
  void native.loadURL(options.url);
  return {
    native,
    push(name, payload) {
      if (!native.isDestroyed() && !native.webContents.isDestroyed()) {
        native.webContents.send(channelOf(name), payload);
      }
    },
    listen(next) {
      listener = next;
    },
    restore(bounds) {
      restore(native, bounds);
      maximized = bounds.maximized;
    },
    follow(screen) {
      look = screen;
      recolour();
    },
    show,
    focus() {
      if (native.isMinimized()) native.restore();
      native.focus();
    },
    close,
  };
}

/** A page that dies again within this time, in ms, is not started a third time. */
const RELOAD_PAUSE_MS = 10_000;

/** Loads the page again when its process dies: everything saved is in main, and the page starts from there. */
function bringBack(native: BrowserWindow, log: Log): void {
  let reloaded = Number.NEGATIVE_INFINITY;
  native.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error(`the window's process is gone: ${reason}`);
    if (reason === 'clean-exit' || native.isDestroyed()) return;
    const now = performance.now();
    if (now - reloaded < RELOAD_PAUSE_MS) {
      dialog.showErrorBox('to-tui', 'The window broke off twice. Your todos are saved; start to-tui again.');
      app.quit();
      return;
    }
    reloaded = now;
    native.webContents.reload();
  });
}

function createNative(preload: string, backgroundColor: string): BrowserWindow {
  return new BrowserWindow({
    width: DEFAULT_WIDTH,
    height: DEFAULT_HEIGHT,
    minWidth: 320,
    minHeight: 200,
    show: false,
    title: 'to-tui',
    autoHideMenuBar: true,
    backgroundColor,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
}

/** An empty window is shown after this many ms all the same, so that a page that fails is not invisible. */
const SHOW_PATIENCE_MS = 5_000;

function showOnce(native: BrowserWindow, isMaximized: () => boolean): () => void {
  const show = (): void => {
    clearTimeout(timer);
    if (native.isDestroyed() || native.isVisible()) return;
    // Maximizing shows a window, so it waits until there is something to show.
    if (isMaximized()) native.maximize();
    native.show();
  };
  const timer = setTimeout(show, SHOW_PATIENCE_MS);
  native.once('closed', () => clearTimeout(timer));
  return show;
}

/** Holds the first attempt to close back, so that the page can save what is being typed. Returns what closes for good. */
function askBeforeClosing(native: BrowserWindow, ask: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const close = (): void => {
    clearTimeout(timer);
    if (!native.isDestroyed()) native.destroy();
  };
  native.on('close', (event) => {
    if (native.webContents.isCrashed()) return;
    event.preventDefault();
    if (timer !== undefined) return;
    timer = setTimeout(close, CLOSE_PATIENCE_MS);
    ask();
  });
  return close;
}

/** Where no screen shows the place any more, only the size counts. */
function restore(native: BrowserWindow, { maximized: _, ...place }: WindowBounds): void {
  const seen = screen.getAllDisplays().some(({ workArea: area }) => {
    const right = Math.min(place.x + place.width, area.x + area.width);
    const bottom = Math.min(place.y + place.height, area.y + area.height);
    return right - Math.max(place.x, area.x) > 100 && bottom - Math.max(place.y, area.y) > 50;
  });
  if (seen) native.setBounds(place);
  else native.setSize(place.width, place.height);
}
