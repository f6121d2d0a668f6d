import type { IpcMainInvokeEvent } from 'electron';
import { describe, expect, it } from 'vitest';
import { channelOf, REQUESTS } from '../src-core/ipc/channels';
import { type RequestHandlers, type RouterParts, routeRequests } from './ipc-router';
import type { Log } from './log';

const ID = '00000000-0000-4000-8000-000000000001';

type Listener = (event: IpcMainInvokeEvent, ...payload: unknown[]) => unknown;

/** A router whose handlers note what reached them; `ask` sends as the window would. */
function router(options: { trusted?: boolean; failing?: boolean } = {}) {
  const listeners = new Map<string, Listener>();
  const reached: unknown[] = [];
  const logged: string[] = [];
  const note = (text: string) => void logged.push(text);
  const log = { debug: note, info: note, warn: note, error: note } as unknown as Log;
  const handlers = Object.fromEntries(
    REQUESTS.map((name) => [
      name,
      (request: unknown) => {
        if (options.failing) throw new Error('the disk is full');
        reached.push([name, request]);
        return null;
      },
    ]),
  ) as unknown as RequestHandlers;
  const ipc: RouterParts['ipc'] = {
    handle: (channel, listener) => void listeners.set(channel, listener as Listener),
    removeHandler: (channel) => void listeners.delete(channel),
  };
  const dispose = routeRequests({ ipc, isTrusted: () => options.trusted ?? true, handlers, log });
  const ask = async (name: (typeof REQUESTS)[number], ...payload: unknown[]) =>
    listeners.get(channelOf(name))?.({} as IpcMainInvokeEvent, ...payload);
  return { ask, reached, logged, listeners, dispose };
}

describe('routeRequests', () => {
  it('hands a well-formed request to its handler', async () => {
    const { ask, reached } = router();
    await ask('dispatch', { commands: [{ type: 'toggle_todo', id: ID }] });
    expect(reached).toEqual([['dispatch', { commands: [{ type: 'toggle_todo', id: ID }] }]]);
  });

  it.each([
    ['nothing', []],
    ['an unknown command', [{ commands: [{ type: 'drop_table' }] }]],
    ['a field too many', [{ commands: [{ type: 'toggle_todo', id: ID, admin: true }] }]],
    ['no commands', [{ commands: [] }]],
    [
      'a stored value, which only plugins may set',
      [{ commands: [{ type: 'set_metadata', owner: 'x', todoId: null, key: 'k', value: 'v' }] }],
    ],
    ['a second argument', [{ commands: [{ type: 'toggle_todo', id: ID }] }, 'more']],
  ])('refuses %s', async (_what, payload) => {
    const { ask, reached, logged } = router();
    await expect(ask('dispatch', ...payload)).rejects.toThrow('not well formed');
    expect(reached).toEqual([]);
    expect(logged).toHaveLength(1);
  });

  it('refuses every request of an unknown sender', async () => {
    const { ask, reached } = router({ trusted: false });
    for (const name of REQUESTS) await expect(ask(name)).rejects.toThrow('unknown sender');
    expect(reached).toEqual([]);
  });

  it('tells the window one sentence when a handler fails, and the log the rest', async () => {
    const { ask, logged } = router({ failing: true });
    await expect(ask('undo')).rejects.toThrow(/^the disk is full$/);
    expect(logged).toEqual(['request undo failed']);
  });

  it('takes every handler away again', () => {
    const { listeners, dispose } = router();
    expect(listeners.size).toBe(REQUESTS.length);
    dispose();
    expect(listeners.size).toBe(0);
  });
});
