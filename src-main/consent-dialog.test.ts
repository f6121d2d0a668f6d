import { EventEmitter } from 'node:events';
import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { nativeConsentDialog } from './consent-dialog';

vi.mock('electron', () => ({ dialog: { showMessageBox: vi.fn() } }));

const showMessageBox = vi.mocked(
  dialog.showMessageBox as (
    window: BrowserWindow,
    options: MessageBoxOptions,
  ) => Promise<{ response: number }>,
);

/** A window as far as the dialog asks about it. */
class PlayedWindow extends EventEmitter {
  isGone = false;
  isSmall = false;
  readonly flashed: boolean[] = [];
  isDestroyed = () => this.isGone;
  isMinimized = () => this.isSmall;
  flashFrame = (on: boolean) => void this.flashed.push(on);
}

const asked = { message: 'p wants to:', detail: '• connect' };
const ask = (window: PlayedWindow | undefined, more: object = {}) =>
  nativeConsentDialog(() => window as unknown as BrowserWindow)({ ...asked, ...more });

beforeEach(() => {
  showMessageBox.mockReset();
  showMessageBox.mockResolvedValue({ response: 0 });
});

describe('the consent dialog', () => {
  it('makes no the first button, the default and what closing means', async () => {
    expect(await ask(new PlayedWindow())).toBe('deny');
    expect(showMessageBox.mock.calls[0]?.[1]).toEqual({
      type: 'question',
      title: 'to-tui',
      ...asked,
      buttons: ['Deny', 'Allow'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
  });

  it('reads the answer by the button', async () => {
    for (const [response, answer] of [
      [1, 'allow'],
      [2, 'each'],
      [0, 'deny'],
    ] as const) {
      showMessageBox.mockResolvedValueOnce({ response });
      expect(await ask(new PlayedWindow(), { buttons: ['Deny all', 'Allow all', 'One by one'] })).toBe(
        answer,
      );
    }
  });

  it('asks nobody without a window', async () => {
    const gone = new PlayedWindow();
    gone.isGone = true;
    expect([await ask(undefined), await ask(gone)]).toEqual(['no_window', 'no_window']);
    expect(showMessageBox).not.toHaveBeenCalled();
  });

  it('waits while the window is minimised, and asks for attention', async () => {
    const window = new PlayedWindow();
    window.isSmall = true;
    const shown = vi.fn();
    const answer = ask(window, { shown });
    await Promise.resolve();
    expect([showMessageBox.mock.calls.length, shown.mock.calls.length, window.flashed]).toEqual([
      0,
      0,
      [true],
    ]);
    window.emit('restore');
    expect(await answer).toBe('deny');
    expect([shown.mock.calls.length, window.flashed]).toEqual([1, [true, false]]);
    expect(window.eventNames()).toEqual([]);
  });

  it('asks nobody when the window is closed, or the run ends, before it was seen', async () => {
    const window = new PlayedWindow();
    window.isSmall = true;
    const closed = ask(window);
    window.emit('closed');
    expect(await closed).toBe('no_window');
    const run = new AbortController();
    const ended = ask(window, { signal: run.signal });
    run.abort();
    expect(await ended).toBe('no_window');
    expect(showMessageBox).not.toHaveBeenCalled();
  });

  it('closes when nobody waits any more', async () => {
    const { signal } = new AbortController();
    await ask(new PlayedWindow(), { signal });
    expect(showMessageBox.mock.calls[0]?.[1].signal).toBe(signal);
  });
});
