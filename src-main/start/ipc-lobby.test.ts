import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { expect, test } from 'vitest';
import { channelOf, REQUESTS } from '../../src-core/ipc/channels';
import { createIpcLobby } from './ipc-lobby';

type Listener = Parameters<IpcMain['handle']>[1];

/** Electron's side of the channels: one listener each, as `ipcMain.handle` has it. */
function channels() {
  const listeners = new Map<string, Listener>();
  return {
    listeners,
    ipc: {
      handle(channel: string, listener: Listener) {
        if (listeners.has(channel)) throw new Error(`a second handler for ${channel}`);
        listeners.set(channel, listener);
      },
      removeHandler: (channel: string) => void listeners.delete(channel),
    },
    ask: (channel: string, payload?: unknown): Promise<unknown> =>
      Promise.resolve(listeners.get(channel)?.(EVENT, payload)),
  };
}

const EVENT = {} as IpcMainInvokeEvent;
const BOOTSTRAP = channelOf('bootstrap');

test('a page can ask on every channel before anybody answers, and is answered once somebody does', async () => {
  const { ipc, ask, listeners } = channels();
  const lobby = createIpcLobby(ipc);
  expect([...listeners.keys()]).toEqual(REQUESTS.map(channelOf));
  const asked = ask(BOOTSTRAP, 'early');
  lobby.handle(BOOTSTRAP, (event, payload) => [event === EVENT, payload]);
  expect(await asked).toEqual([true, 'early']);
  expect(await ask(BOOTSTRAP, 'late')).toEqual([true, 'late']);
});

test('what waits is heard in the order in which it was asked', async () => {
  const { ipc, ask } = channels();
  const lobby = createIpcLobby(ipc);
  const heard: unknown[] = [];
  const asked = [ask(BOOTSTRAP, 1), ask(BOOTSTRAP, 2), ask(BOOTSTRAP, 3)];
  lobby.handle(BOOTSTRAP, (_event, payload) => void heard.push(payload));
  await Promise.all(asked);
  expect(heard).toEqual([1, 2, 3]);
});

test('a refusal reaches who asked early as it reaches everybody', async () => {
  const { ipc, ask } = channels();
  const lobby = createIpcLobby(ipc);
  const asked = ask(BOOTSTRAP);
  lobby.handle(BOOTSTRAP, () => {
    throw new Error('refused: unknown sender');
  });
  await expect(asked).rejects.toThrow('refused: unknown sender');
});

test('a channel that is not in the contract has no door', () => {
  const { ipc, listeners } = channels();
  createIpcLobby(ipc).handle('to-tui:anything', () => 'answered');
  expect(listeners.has('to-tui:anything')).toBe(false);
});
