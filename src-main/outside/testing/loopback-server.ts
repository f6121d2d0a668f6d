/** An HTTP server on loopback that remembers what reached it. */
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { TEST_CERTIFICATE, TEST_KEY } from './tls-fixture';

/** One request as it came. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** See {@link startServer}. */
export interface LoopbackServer {
  readonly port: number;
  readonly seen: SeenRequest[];
  /** Connections that were ever made. */
  readonly connections: () => number;
  /** Fulfilled when every connection is closed. */
  readonly quiet: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Answers once the request was read. */
export type Answering = (request: SeenRequest, response: http.ServerResponse) => void;

/** Starts it at 127.0.0.1 or another address of loopback. */
export async function startServer(
  answer: Answering,
  { secure = false, host = '127.0.0.1', port = 0 } = {},
): Promise<LoopbackServer> {
  const seen: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const listener: http.RequestListener = (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, path: url, headers, body };
      seen.push(one);
      answer(one, response);
    });
  };
  const server = secure
    ? https.createServer({ key: TEST_KEY, cert: TEST_CERTIFICATE }, listener)
    : http.createServer(listener);
  server.on('connection', (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    connections: () => connections,
    quiet: async () => {
      await Promise.all(
        [...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve))),
      );
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
