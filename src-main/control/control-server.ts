/**
 * The ear of the running application: a command line connects, says one line and is answered with one. It decides
 * nothing: what may be asked is in the table of verbs, what is done is the `answer` that it is given. Not for the
 * network, and not for other users of the computer.
 */
import { chmod, unlink } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { err, ok, type Result } from '../../src-core/lib/result';
import type { CommandAnswer } from '../../src-core/plugin/report';
import { type ControlPlace, codeOf, lookAt, makeFolder } from './control-place';
import {
  type ControlReply,
  type ControlRequest,
  MAX_ANSWER_BYTES,
  MAX_REQUEST_BYTES,
  patienceFor,
  readRequest,
  TRANSFER_MS,
} from './control-protocol';
import { readLine } from './read-line';

/** What the ear needs. */
export interface ControlParts {
  readonly place: ControlPlace;
  /** Does what is asked. A rejection is told to `failed` and to the command line in general words. */
  readonly answer: (request: ControlRequest) => Promise<CommandAnswer>;
  readonly failed: (error: unknown) => void;
}

/** Command lines that are served at once. */
const MAX_CONNECTIONS = 16;

/**
 * Listens. A socket that nobody answers at is replaced; whatever else lies in its place stays, and the error says so.
 * The value is the disposer: it ends every connection and takes the socket away.
 */
export async function startControl(parts: ControlParts): Promise<Result<() => Promise<void>, string>> {
  const { place } = parts;
  const folder = await makeFolder(place);
  if (!folder.ok) return folder;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A command line that was ended leaves a broken pipe; there is nobody to tell.
    socket.on('error', () => socket.destroy());
    serve(socket, parts).catch((error: unknown) => {
      parts.failed(error);
      socket.destroy();
    });
  });
  server.maxConnections = MAX_CONNECTIONS;
  const listening = await listen(server, place);
  if (!listening.ok) return listening;
  server.on('error', parts.failed);
  return ok(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  });
}

async function listen(server: Server, place: ControlPlace): Promise<Result<void, string>> {
  const first = await tryListen(server, place.path);
  if (first === 'EADDRINUSE' && process.platform !== 'win32') {
    if ((await lookAt(place)) === 'foreign') {
      return err(`${place.path} is not a socket of to-tui: move it away, then the command line can be used`);
    }
    if (await isAnswered(place.path)) return err(`another to-tui listens at ${place.path}`);
    await unlink(place.path).catch(() => undefined);
    const second = await tryListen(server, place.path);
    if (second !== null) return err(`${place.path} cannot be listened at (${second})`);
  } else if (first !== null) return err(`${place.path} cannot be listened at (${first})`);
  if (process.platform !== 'win32') await chmod(place.path, 0o600);
  return ok(undefined);
}

/** Null when it listens, else the error's code. */
function tryListen(server: Server, path: string): Promise<string | null> {
  return new Promise((resolve) => {
    const failed = (error: Error) => resolve(codeOf(error));
    server.once('error', failed);
    server.listen(path, () => {
      server.off('error', failed);
      resolve(null);
    });
  });
}

/** Whether somebody accepts a connection there. */
function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    // Only a refusal proves that nobody is there.
    socket.once('error', (error) => resolve(!['ECONNREFUSED', 'ENOENT'].includes(codeOf(error))));
  });
}

async function serve(socket: Socket, parts: ControlParts): Promise<void> {
  const line = await readLine(socket, { maxBytes: MAX_REQUEST_BYTES, patienceMs: TRANSFER_MS });
  if (!line.ok) return reply(socket, { refused: `the request ${line.error}` });
  const request = readRequest(line.value);
  reply(socket, request.ok ? await answered(request.value, parts) : { refused: request.error });
}

/** The deed goes on when it takes too long; only the command line no longer waits. */
async function answered(request: ControlRequest, { answer, failed }: ControlParts): Promise<ControlReply> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ControlReply>((resolve) => {
    const refused = 'to-tui is still at it: look into its window';
    timer = setTimeout(() => resolve({ refused }), patienceFor(request));
  });
  const done = answer(request).then(
    (value): ControlReply => ({ answer: value }),
    (error: unknown): ControlReply => {
      failed(error);
      return { refused: 'that could not be done; the log of to-tui says why' };
    },
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}

function reply(socket: Socket, said: ControlReply): void {
  const text = `${JSON.stringify(said)}\n`;
  const tooLong: ControlReply = { refused: 'the answer is longer than 4 MiB: ask for less, as with --since' };
  const fits = Buffer.byteLength(text) <= MAX_ANSWER_BYTES;
  const timer = setTimeout(() => socket.destroy(), TRANSFER_MS);
  socket.on('close', () => clearTimeout(timer));
  if (socket.destroyed) clearTimeout(timer);
  else {
    // What still comes is let go by, so that the other side's goodbye is heard.
    socket.resume();
    socket.end(fits ? text : `${JSON.stringify(tooLong)}\n`);
  }
}
