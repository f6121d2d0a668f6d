/** The command line's side: asks the running application, if there is one. */
import { connect, type Socket } from 'node:net';
import { err, type Result } from '../../src-core/lib/result';
import type { CommandAnswer } from '../../src-core/plugin/report';
import { type ControlPlace, codeOf, lookAt } from './control-place';
import {
  type ControlRequest,
  MAX_ANSWER_BYTES,
  MAX_REQUEST_BYTES,
  patienceFor,
  readReply,
  readRequest,
} from './control-protocol';
import { readLine } from './read-line';

/** What came of asking. */
export type Asked =
  /** No application runs on that data directory. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'answer'; readonly answer: CommandAnswer }
  /** There is one, but no answer; a sentence says why. */
  | { readonly kind: 'failed'; readonly error: string };

/** The application says itself when it gave up; this much longer is waited for that, in ms. */
const GRACE_MS = 5_000;

/** Asks. Never rejects. */
export async function askControl(place: ControlPlace, request: ControlRequest): Promise<Asked> {
  const text = `${JSON.stringify(request)}\n`;
  const fits = Buffer.byteLength(text) <= MAX_REQUEST_BYTES && readRequest(text).ok;
  if (!fits) return failed('that is too much for one command: say it in parts');
  const found = await lookAt(place);
  if (found === 'nothing') return { kind: 'nobody' };
  // Whoever put it there would be told what was typed.
  if (found === 'foreign') return failed(`${place.path} is not a socket of yours: move it away`);
  const connected = await open(place.path);
  if ('code' in connected) {
    return GONE.has(connected.code)
      ? { kind: 'nobody' }
      : failed(`the running to-tui cannot be reached at ${place.path} (${connected.code})`);
  }
  const { socket } = connected;
  socket.write(text);
  const line = await readLine(socket, {
    maxBytes: MAX_ANSWER_BYTES,
    patienceMs: patienceFor(request) + GRACE_MS,
  });
  socket.destroy();
  return asked(line);
}

const GONE: ReadonlySet<string> = new Set(['ENOENT', 'ECONNREFUSED']);

function asked(line: Result<string, string>): Asked {
  const reply = line.ok ? readReply(line.value) : err(`the answer of the running to-tui ${line.error}`);
  if (!reply.ok) return failed(reply.error);
  return 'answer' in reply.value
    ? { kind: 'answer', answer: reply.value.answer }
    : failed(reply.value.refused);
}

function failed(error: string): Asked {
  return { kind: 'failed', error };
}

function open(path: string): Promise<{ readonly socket: Socket } | { readonly code: string }> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.on('error', (error) => resolve({ code: codeOf(error) }));
    socket.once('connect', () => resolve({ socket }));
  });
}
