/**
 * Where the window's requests arrive: the sender is checked, the request is parsed by the contract's schema, the
 * handler is called, an error becomes one sentence. The only try/catch for IPC.
 */
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { z } from 'zod';
import { channelOf, REQUESTS, type RequestName } from '../src-core/ipc/channels';
import { type Answers, REQUEST_SCHEMAS, type RequestOf } from '../src-core/ipc/contract';
import type { Log } from './log';

/** What main does for each request. */
export type RequestHandlers = {
  readonly [N in RequestName]: (
    request: RequestOf<N>,
    sender: WebContents,
  ) => Answers[N] | Promise<Answers[N]>;
};

/** What the router needs. */
export interface RouterParts {
  readonly ipc: Pick<IpcMain, 'handle' | 'removeHandler'>;
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
  readonly handlers: RequestHandlers;
  readonly log: Log;
}

/** Joins every request of the contract to its handler. Returns the disposer. */
export function routeRequests(parts: RouterParts): () => void {
  for (const name of REQUESTS) {
    parts.ipc.handle(channelOf(name), (event, ...payload: unknown[]) => answer(parts, name, event, payload));
  }
  return () => {
    for (const name of REQUESTS) parts.ipc.removeHandler(channelOf(name));
  };
}

async function answer<N extends RequestName>(
  { handlers, isTrusted, log }: RouterParts,
  name: N,
  event: IpcMainInvokeEvent,
  payload: readonly unknown[],
): Promise<Answers[N]> {
  if (!isTrusted(event)) {
    log.warn(`request ${name} refused: it does not come from the application's own window`);
    throw new Error('refused: unknown sender');
  }
  const parsed = REQUEST_SCHEMAS[name].safeParse(payload[0]);
  if (!parsed.success || payload.length > 1) {
    const why = parsed.success ? 'more than one argument' : z.prettifyError(parsed.error);
    log.warn(`request ${name} refused: ${why}`);
    throw new Error(`refused: the request ${name} is not well formed`);
  }
  try {
    return await handlers[name](parsed.data as RequestOf<N>, event.sender);
  } catch (error) {
    log.error(`request ${name} failed`, error);
    throw new Error(error instanceof Error ? error.message : String(error));
  }
}
