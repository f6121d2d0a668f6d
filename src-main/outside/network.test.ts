import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Permission } from '../../src-core/plugin/permissions';
import { type Answering, type LoopbackServer, startServer } from './testing/loopback-server';
import { type KitSettings, type OutsideKit, outsideKit } from './testing/outside-kit';
import { TEST_CERTIFICATE } from './testing/tls-fixture';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(answer: Answering, options = {}): Promise<LoopbackServer> {
  const server = await startServer(answer, options);
  closers.push(server.close);
  return server;
}

function kit(settings: KitSettings): OutsideKit {
  const made = outsideKit({
    names: {
      'api.example.test': ['127.0.0.1'],
      'other.example.test': ['127.0.0.1'],
      localhost: ['127.0.0.1', '::1'],
    },
    ...settings,
  });
  closers.push(made.dispose);
  return made;
}

const net = (...hosts: string[]): Permission[] => hosts.map((host) => ({ kind: 'network', host }));
const ok: Answering = (_request, response) => response.end('fine');

describe('a request', () => {
  it('goes out as asked and comes back with status, headers and text', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(201, { 'Content-Type': 'text/plain', 'X-Two': ['a', 'b'] });
      response.end(Buffer.from([0x68, 0x69, 0xff]));
    });
    const { call, record } = kit({ granted: net(`api.example.test:${server.port}`) });
    const url = `http://api.example.test:${server.port}/a?b=c#d`;
    const answer = await call('http_request', { url, method: 'POST', headers: { 'X-Key': 'k' }, body: 'ü' });
    expect(answer.ok).toMatchObject({
      status: 201,
      body: 'hi\ufffd',
      url: url.slice(0, -2),
      headers: { 'content-type': 'text/plain', 'x-two': 'a, b' },
    });
    expect(server.seen).toMatchObject([
      {
        method: 'POST',
        path: '/a?b=c',
        body: 'ü',
        headers: {
          'x-key': 'k',
          'content-length': '2',
          'user-agent': 'to-tui-plugin/guest',
          connection: 'close',
        },
      },
    ]);
    expect(record).toEqual([`POST http://api.example.test:${server.port}`]);
  });

  it('is refused without a grant, and noted', async () => {
    const server = await serve(ok);
    const { call, record, lookedUp } = kit({ granted: net('other.example.test') });
    const answer = await call('http_request', { url: `http://api.example.test:${server.port}/secret` });
    expect(answer.error?.code).toBe('E_PERMISSION');
    expect(record).toEqual([`refused GET http://api.example.test:${server.port}`]);
    expect([lookedUp, server.connections()]).toEqual([[], 0]);
  });

  it.each([
    ['Host', 'evil.example'],
    ['Content-Length', '3'],
    ['Connection', 'upgrade'],
    ['Transfer-Encoding', 'chunked'],
    ['Proxy-Authorization', 'x'],
    ['Upgrade', 'h2c'],
    ['X-A', 'b\r\nX-Evil: 1'],
    ['X-A', 'b\0'],
    ['X-A\r\nX-Evil', 'b'],
    ['X A', 'b'],
  ])('with the header %j is not sent', async (name, value) => {
    const server = await serve(ok);
    const { call } = kit({ granted: net(`api.example.test:${server.port}`) });
    const url = `http://api.example.test:${server.port}/`;
    const answer = await call('http_request', { url, headers: { [name]: value } });
    expect(answer.error?.code).toBe('E_INPUT');
    expect(server.connections()).toBe(0);
  });

  it('is bounded in its body and in number', async () => {
    const server = await serve(ok);
    let now = 0;
    const limits = { bodyBytes: 10, requestsPerMinute: 2 };
    const granted = net(`api.example.test:${server.port}`);
    const { call } = kit({ granted, limits, parts: { now: () => now } });
    const request = { url: `http://api.example.test:${server.port}/`, method: 'POST', body: 'x'.repeat(11) };
    expect((await call('http_request', request)).error?.code).toBe('E_LIMIT');
    const small = { ...request, body: 'x' };
    expect((await call('http_request', small)).error).toBeUndefined();
    expect((await call('http_request', small)).error).toBeUndefined();
    expect((await call('http_request', small)).error?.code).toBe('E_LIMIT');
    now = 60_000;
    expect((await call('http_request', small)).error).toBeUndefined();
    expect(server.connections()).toBe(3);
  });

  it('gets no more headers than a plugin can use', async () => {
    const server = await serve(({ path }, response) => {
      if (path === '/many') for (let i = 0; i < 70; i++) response.setHeader(`x-${i}`, 'a');
      else response.setHeader('x-long', 'a'.repeat(20_000));
      response.end();
    });
    const { call } = kit({ granted: net(`api.example.test:${server.port}`) });
    for (const path of ['many', 'long']) {
      const answer = await call('http_request', { url: `http://api.example.test:${server.port}/${path}` });
      expect(answer.error?.code).toBe('E_LIMIT');
    }
  });
});

describe('this machine and its network', () => {
  it.each([
    '127.1',
    '2130706433',
    '0x7f.1',
    '017700000001',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[fd00::1]',
    '[fe80::1]',
    'localhost',
    'localhost.',
    'LOCALHOST',
    '0.0.0.0',
    '169.254.169.254',
    '100.64.0.1',
    '192.168.0.1',
  ])('is not any host of the internet: %s', async (host) => {
    const { call, record } = kit({ granted: net('*'), limits: { requestMs: 500 } });
    const answer = await call('http_request', { url: `https://${host}/` });
    expect(answer.error?.code).toBe('E_PERMISSION');
    expect(record[0]).toMatch(/^refused GET https:/);
  });

  it('is not behind a star, even as one of several addresses', async () => {
    const server = await serve(ok, { secure: true });
    const settings: KitSettings = {
      granted: net(`*.example.test:${server.port}`),
      names: { 'api.example.test': ['127.0.0.1'], 'other.example.test': ['127.0.0.1', '8.8.8.8'] },
      parts: { authorities: [TEST_CERTIFICATE] },
    };
    const { call } = kit(settings);
    for (const name of ['api', 'other']) {
      const answer = await call('http_request', { url: `https://${name}.example.test:${server.port}/` });
      expect(answer.error?.code).toBe('E_PERMISSION');
    }
    expect(server.connections()).toBe(0);
  });

  it('is reached when it was granted by name, and only there', async () => {
    const server = await serve(ok);
    const { call } = kit({ granted: net(`localhost:${server.port}`) });
    expect((await call('http_request', { url: `http://localhost:${server.port}/` })).ok).toBeDefined();
    const byNumber = await call('http_request', { url: `http://127.0.0.1:${server.port}/` });
    expect(byNumber.error?.code).toBe('E_PERMISSION');
  });

  it('is not reached over http through a name that others own', async () => {
    const server = await serve(ok);
    const names = { 'evil.example': ['127.0.0.1'] };
    const { call } = kit({ granted: net(`evil.example:${server.port}`), names });
    const answer = await call('http_request', { url: `http://evil.example:${server.port}/` });
    expect(answer.error?.code).toBe('E_PERMISSION');
    expect(server.connections()).toBe(0);
  });

  it('is not reached by a name that resolves anew between check and connection', async () => {
    const checked = await serve((_request, response) => response.end('checked'));
    const rebound = await serve((_request, response) => response.end('rebound'), {
      host: '127.0.0.2',
      port: checked.port,
    });
    let lookups = 0;
    const resolve = async () => [{ address: lookups++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
    const { call } = kit({ granted: net(`api.example.test:${checked.port}`), parts: { resolve } });
    const answer = await call('http_request', { url: `http://api.example.test:${checked.port}/` });
    expect(answer.ok).toMatchObject({ body: 'checked' });
    expect([lookups, rebound.connections()]).toEqual([1, 0]);
  });
});

describe('a redirect', () => {
  const redirect =
    (status: number, location: string | (() => string)): Answering =>
    (_request, response) => {
      response.writeHead(status, { location: typeof location === 'string' ? location : location() });
      response.end('moved');
    };

  it.each([
    ['another host', 'http://elsewhere.example.test/', 'E_PERMISSION'],
    ['another port', 'http://api.example.test:1/', 'E_PERMISSION'],
    ['loopback by number', 'http://127.0.0.1/', 'E_PERMISSION'],
    ['a file', 'file:///etc/passwd', 'E_NETWORK'],
    ['a user name', 'http://a:b@api.example.test/', 'E_NETWORK'],
    ['nonsense', 'http://[', 'E_NETWORK'],
  ])('to %s is not followed', async (_what, location, code) => {
    const server = await serve(redirect(302, location));
    const { call } = kit({ granted: net(`api.example.test:${server.port}`) });
    const answer = await call('http_request', { url: `http://api.example.test:${server.port}/` });
    expect(answer.error?.code).toBe(code);
    expect(server.seen).toHaveLength(1);
  });

  it('is looked up and checked anew at each hop', async () => {
    const inner = await serve(ok);
    const server = await serve(redirect(302, () => `http://evil.example:${inner.port}/`));
    const { call } = kit({
      granted: net(`api.example.test:${server.port}`, `evil.example:${inner.port}`),
      names: { 'api.example.test': ['127.0.0.1'], 'evil.example': ['127.0.0.1'] },
    });
    const answer = await call('http_request', { url: `http://api.example.test:${server.port}/` });
    expect(answer.error?.code).toBe('E_PERMISSION');
    expect(inner.connections()).toBe(0);
  });

  it('is followed five times and not six, and a loop ends', async () => {
    const server = await serve(({ path }, response) => {
      const left = Number(path.slice(1));
      if (left === 0) response.end('there');
      else redirect(302, path === '/loop' ? '/loop' : `/${left - 1}`)({} as never, response);
    });
    const { call } = kit({ granted: net(`api.example.test:${server.port}`) });
    const at = (path: string) =>
      call('http_request', { url: `http://api.example.test:${server.port}/${path}` });
    expect((await at('5')).ok).toMatchObject({ body: 'there', url: expect.stringMatching(/\/0$/) });
    expect((await at('6')).error?.code).toBe('E_NETWORK');
    expect((await at('loop')).error?.code).toBe('E_NETWORK');
    expect(server.seen).toHaveLength(6 + 6 + 6);
  });

  it('takes no secret to another origin, nor back again', async () => {
    const ports: { api?: number; other?: number } = {};
    const other = await serve((_request, response) =>
      redirect(307, `http://api.example.test:${ports.api}/end`)(_request, response),
    );
    const api = await serve(({ path }, response) =>
      path === '/end'
        ? response.end()
        : redirect(307, `http://other.example.test:${ports.other}/`)({} as never, response),
    );
    Object.assign(ports, { api: api.port, other: other.port });
    const { call } = kit({
      granted: net(`api.example.test:${api.port}`, `other.example.test:${other.port}`),
    });
    const headers = {
      Authorization: 'Basic c2VjcmV0',
      Cookie: 'a=b',
      'X-Api-Key': 'secret',
      'Api-Key': 'secret',
      Accept: 'text/plain',
      'Content-Type': 'text/plain',
    };
    const request = { url: `http://api.example.test:${api.port}/`, method: 'POST', headers, body: 'x' };
    expect((await call('http_request', request)).error).toBeUndefined();
    expect(api.seen[0]?.headers).toMatchObject({ authorization: 'Basic c2VjcmV0', 'x-api-key': 'secret' });
    for (const seen of [other.seen[0], api.seen[1]]) {
      expect(seen?.body).toBe('x');
      expect(seen?.headers.accept).toBe('text/plain');
      expect(JSON.stringify(seen?.headers)).not.toMatch(/secret|c2VjcmV0|a=b/);
    }
  });

  it.each([
    [301, 'POST', 'GET', ''],
    [302, 'POST', 'GET', ''],
    [302, 'PUT', 'PUT', 'x'],
    [303, 'PUT', 'GET', ''],
    [307, 'POST', 'POST', 'x'],
    [308, 'DELETE', 'DELETE', 'x'],
  ])('%i turns %s into %s', async (status, method, expected, body) => {
    const server = await serve(({ path }, response) =>
      path === '/end' ? response.end() : redirect(status, '/end')({} as never, response),
    );
    const { call } = kit({ granted: net(`api.example.test:${server.port}`) });
    const headers = { 'Content-Type': 'text/plain', Authorization: 'a' };
    const url = `http://api.example.test:${server.port}/`;
    await call('http_request', { url, method, headers, body: 'x' });
    expect(server.seen[1]).toMatchObject({ method: expected, body, headers: { authorization: 'a' } });
    expect(server.seen[1]?.headers['content-type']).toBe(body === '' ? undefined : 'text/plain');
  });

  it('never leads from https to http', async () => {
    const plain = await serve(ok);
    const server = await serve(redirect(302, `http://api.example.test:${plain.port}/`), { secure: true });
    const { call } = kit({
      granted: net(`api.example.test:${plain.port}`, `api.example.test:${server.port}`),
      parts: { authorities: [TEST_CERTIFICATE] },
    });
    const answer = await call('http_request', { url: `https://api.example.test:${server.port}/` });
    expect(answer.error?.message).toContain('from https to http');
    expect(plain.connections()).toBe(0);
  });
});

describe('certificates', () => {
  it('are verified, whatever the environment says', async () => {
    const server = await serve(ok, { secure: true });
    const granted = net(`api.example.test:${server.port}`, `localhost:${server.port}`);
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      const stranger = kit({ granted });
      const url = `https://api.example.test:${server.port}/`;
      expect((await stranger.call('http_request', { url })).error?.code).toBe('E_NETWORK');
      const { call } = kit({ granted, parts: { authorities: [TEST_CERTIFICATE] } });
      expect((await call('http_request', { url })).ok).toMatchObject({ body: 'fine' });
      const otherName = await call('http_request', { url: `https://localhost:${server.port}/` });
      expect(otherName.error?.message).toContain('ERR_TLS_CERT_ALTNAME_INVALID');
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
    expect(server.seen).toHaveLength(1);
  });
});

describe('an answer', () => {
  const packed = {
    gzip: gzipSync,
    deflate: deflateSync,
    'deflate ': deflateRawSync,
    br: brotliCompressSync,
  };

  async function answered(answer: Answering, limits = {}) {
    const server = await serve(answer);
    const { call } = kit({ granted: net(`api.example.test:${server.port}`), limits });
    return { server, answer: await call('http_request', { url: `http://api.example.test:${server.port}/` }) };
  }

  it.each(Object.entries(packed))('is unpacked: %s', async (encoding, pack) => {
    const { answer } = await answered((_request, response) => {
      response.setHeader('content-encoding', encoding.trim());
      response.end(pack('héllo'));
    });
    expect(answer.ok).toMatchObject({
      body: 'héllo',
      headers: expect.not.objectContaining({ 'content-encoding': expect.anything() }),
    });
  });

  it.each(Object.entries(packed))('that is a bomb packed with %s is cut off', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(30_000_000));
    const limits = { bodyBytes: 200_000 };
    expect(bomb.length).toBeLessThan(limits.bodyBytes);
    const { answer } = await answered((_request, response) => {
      response.setHeader('content-encoding', encoding.trim());
      response.end(bomb);
    }, limits);
    expect(answer.error?.code).toBe('E_LIMIT');
  });

  const endless =
    (chunk: Buffer, headers = {}): Answering =>
    (_request, response) => {
      response.writeHead(200, headers);
      const more = () => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };

  it.each([
    ['as it is', endless(Buffer.alloc(1_000))],
    [
      'packed into nothing',
      endless(Buffer.concat(Array(50).fill(gzipSync(''))), { 'content-encoding': 'gzip' }),
    ],
  ])('that never ends is cut off: %s', async (_what, answering) => {
    const { server, answer } = await answered(answering, { bodyBytes: 100_000 });
    expect(answer.error?.code).toBe('E_LIMIT');
    await server.quiet();
  });

  it.each([
    ['never comes', () => undefined],
    [
      'comes a byte at a time',
      (_request, response) => {
        const timer = setInterval(() => response.write('.'), 5);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ] satisfies [string, Answering][])('that %s is given up', async (_what, answering) => {
    const { server, answer } = await answered(answering, { requestMs: 80 });
    expect(answer.error?.code).toBe('E_TIMEOUT');
    expect(answer.error?.message).toMatch(/ did not answer within 80 ms$/);
    await server.quiet();
  });

  it('that takes its time over many redirects is given up as a whole', async () => {
    const { answer, server } = await answered(
      (_request, response) => {
        setTimeout(() => {
          response.writeHead(302, { location: '/' });
          response.end();
        }, 40);
      },
      { requestMs: 100 },
    );
    expect(answer.error?.code).toBe('E_TIMEOUT');
    expect(server.seen.length).toBeLessThan(5);
  });

  it.each([
    ['is not packed as it says', 'gzip', 'plain text'],
    ['is packed in a way that is not known', 'zstd', 'x'],
  ])('that %s is refused', async (words, encoding, body) => {
    const { answer } = await answered((_request, response) => {
      response.setHeader('content-encoding', encoding);
      response.end(body);
    });
    expect(answer.error).toMatchObject({ code: 'E_NETWORK', message: expect.stringContaining(words) });
  });

  it('that breaks off is an error, not half an answer', async () => {
    const { answer } = await answered((_request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half');
      setImmediate(() => response.destroy());
    });
    expect(answer.error?.code).toBe('E_NETWORK');
  });

  it('that nobody waits for any more is left at once', async () => {
    const abort = new AbortController();
    const server = await serve((_request, response) => {
      response.write('first');
      setImmediate(() => abort.abort());
    });
    const { call } = kit({ granted: net(`api.example.test:${server.port}`) });
    const url = `http://api.example.test:${server.port}/`;
    const answer = await call('http_request', { url }, abort.signal);
    expect(answer.error?.code).toBe('E_UNAVAILABLE');
    await server.quiet();
  });
});
