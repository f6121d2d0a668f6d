import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { channelOf, REQUESTS } from '../../src-core/ipc/channels';
import type { RouterParts } from '../ipc-router';

type Listener = Parameters<IpcMain['handle']>[1];

/**
 * Lets a page ask before there is anybody to answer: its requests wait here, in their order, until the router is joined
 * to the channels. Whether they are refused is still the router's word.
 */
export function createIpcLobby(ipc: RouterParts['ipc']): RouterParts['ipc'] {
  const doors = new Map<string, (listener: Listener) => void>();
  for (const name of REQUESTS) {
    const channel = channelOf(name);
    const opened = new Promise<Listener>((resolve) => doors.set(channel, resolve));
    ipc.handle(channel, async (event: IpcMainInvokeEvent, ...payload: unknown[]) =>
      (await opened)(event, ...payload),
    );
  }
  return {
    handle: (channel, listener) => doors.get(channel)?.(listener),
    removeHandler: (channel) => ipc.removeHandler(channel),
  };
}
