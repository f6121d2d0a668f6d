/**
 * The whole of what the window gets from outside: named requests, named pushes and the path of a dropped file.
 * No channel can be reached that is not in the contract's table.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../src-core/ipc/bridge';
import { channelOf, PUSHES, type PushName, REQUESTS, type RequestName } from '../src-core/ipc/channels';

function known<T extends string>(names: readonly T[], name: string): T {
  const found = names.find((candidate) => candidate === name);
  if (found === undefined) throw new Error(`unknown channel: ${name}`);
  return found;
}

const bridge = {
  request: (name: RequestName, payload?: unknown) =>
    ipcRenderer.invoke(channelOf(known(REQUESTS, name)), payload),
  subscribe: (name: PushName, listener: (push: unknown) => void) => {
    const channel = channelOf(known(PUSHES, name));
    const hear = (_event: unknown, push: unknown): void => listener(push);
    ipcRenderer.on(channel, hear);
    return () => void ipcRenderer.off(channel, hear);
  },
  pathOf: (file: unknown) => (file instanceof File ? webUtils.getPathForFile(file) : ''),
} as unknown as Bridge;

contextBridge.exposeInMainWorld('totui', bridge);
