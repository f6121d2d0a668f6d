/** Command lines and the application over real sockets. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CommandAnswer } from '../../src-core/plugin/report';
import { askControl } from './control-client';
import { controlPlace } from './control-place';
import { type ControlRequest, patienceFor } from './control-protocol';
import { startControl } from './control-server';

function home(): string {
  const path = mkdtempSync(join(tmpdir(), 'to-tui-ctl-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const request = (...words: string[]): ControlRequest => ({ version: 1, words, cwd: '/work' });

const appRequest = (...words: string[]): ControlRequest => ({ version: 2, kind: 'app', words, cwd: '/work' });

const sentence = (text: string): CommandAnswer => ({ kind: 'said', level: 'info', text });

/** An application that says back what it was asked. */
async function running(
  place = controlPlace(home()),
  answer?: (asked: ControlRequest) => Promise<CommandAnswer>,
) {
  const failures: unknown[] = [];
  const started = await startControl({
    place,
    answer: answer ?? (async ({ words, cwd }) => sentence(`${words.join(' ')} in ${cwd}`)),
    failed: (error) => failures.push(error),
  });
  if (!started.ok) throw new Error(started.error);
  onTestFinished(() => started.value());
  return { place, failures, stop: started.value };
}

/** Sends bytes as they are and gives back everything that comes until the end. */
function raw(path: string, bytes: string | Uint8Array, end = false): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(path, () => (end ? socket.end(bytes) : socket.write(bytes)));
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    // Whoever is refused in the middle of a sentence may hear of a broken pipe.
    socket.on('error', (error) =>
      'code' in error && error.code !== 'ECONNREFUSED' ? undefined : reject(error),
    );
    socket.on('close', () => resolve(text));
  });
}

/** Something that listens at the place and is not to-tui. */
async function impostor(path: string, answer: string | null): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => (answer === null ? socket.destroy() : socket.end(answer)));
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return server;
}

describe('asking the running application', () => {
  it('brings the words there and the answer back', async () => {
    const { place } = await running();
    expect(await askControl(place, request('info', 'jira “sync”\n'))).toEqual({
      kind: 'answer',
      answer: sentence('info jira “sync”\n in /work'),
    });
  });

  it('serves two at once, the slow one not in the way of the quick one', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { place } = await running(undefined, async ({ words }) => {
      if (words[0] === 'enable') await held;
      return sentence(words.join(' '));
    });
    const slow = askControl(place, request('enable', 'a'));
    expect(await askControl(place, request('list'))).toMatchObject({ answer: { text: 'list' } });
    release();
    expect(await slow).toMatchObject({ answer: { text: 'enable a' } });
  });

  it('finds nobody where nobody is, also behind a socket that was left lying', async () => {
    const place = controlPlace(home());
    expect(await askControl(place, request('list'))).toEqual({ kind: 'nobody' });
    leaveSocket(place.path);
    expect(await askControl(place, request('list'))).toEqual({ kind: 'nobody' });
  });

  it('is patient where the user may be asked', () => {
    expect(patienceFor(request('list'))).toBe(10_000);
    expect(patienceFor(request('install', 'a'))).toBe(300_000);
    expect(patienceFor(appRequest('add', 'a'))).toBe(10_000);
    expect(patienceFor(appRequest('import', 'a'))).toBe(300_000);
  });

  it('carries words for the application itself, with what came on standard input', async () => {
    const heard: ControlRequest[] = [];
    const { place } = await running(undefined, async (asked) => {
      heard.push(asked);
      return sentence('done');
    });
    const asked = { ...appRequest('add', '-'), input: 'milk\nbread' };
    expect(await askControl(place, asked)).toMatchObject({ kind: 'answer' });
    expect(heard).toEqual([asked]);
  });

  it.each([
    ['a verb of plugins', { ...appRequest('enable', 'a') }],
    ['a verb of the window', { ...appRequest('theme', 'dark') }],
    ['a verb of nobody', { ...appRequest('__proto__') }],
    ['no words', { ...appRequest() }],
    ['a field that nobody knows', { ...appRequest('add', 'a'), sudo: true }],
    ['too much text', { ...appRequest('add', '-'), input: 'x'.repeat(48_001) }],
    ['a version of tomorrow', { ...appRequest('add', 'a'), version: 3 }],
  ])('%s is not understood, and not done', async (_what, asked) => {
    const heard: ControlRequest[] = [];
    const { place } = await running(undefined, async (one) => {
      heard.push(one);
      return sentence('done');
    });
    expect(await raw(place.path, `${JSON.stringify(asked)}\n`)).toContain('refused');
    expect(heard).toEqual([]);
  });

  it('carries long pages, and says when one is too long', async () => {
    const page = (lines: number): CommandAnswer => ({
      kind: 'report',
      live: null,
      report: {
        title: '',
        lines: Array.from({ length: lines }, () => ({ text: 'x'.repeat(1_000), tone: 'text' })),
      },
    });
    const { place } = await running(undefined, async ({ words }) => page(Number(words[1])));
    const long = await askControl(place, request('info', '4000'));
    expect(long.kind === 'answer' && long.answer.kind === 'report' && long.answer.report.lines).toHaveLength(
      4_000,
    );
    expect(await askControl(place, request('info', '4300'))).toEqual({
      kind: 'failed',
      error: expect.stringContaining('longer than 4 MiB'),
    });
  });

  it('says in general words that the application failed, and tells the application why', async () => {
    const { place, failures } = await running(undefined, async () => {
      throw new Error('the database is gone');
    });
    expect(await askControl(place, request('list'))).toEqual({
      kind: 'failed',
      error: 'that could not be done; the log of to-tui says why',
    });
    expect(failures).toEqual([new Error('the database is gone')]);
  });

  it('says when the application ends in the middle of it', async () => {
    const { place, stop } = await running(undefined, () => {
      void stop();
      return new Promise(() => undefined);
    });
    expect(await askControl(place, request('list'))).toEqual({
      kind: 'failed',
      error: expect.stringContaining('was cut off'),
    });
  });

  it.each([
    ['hello\n', 'cannot be read'],
    ['{"answer":{"kind":"said","level":"info"}}\n', 'cannot be read'],
    ['{"answer":{"kind":"run","text":"rm"}}\n', 'cannot be read'],
    ['no line end', 'was cut off'],
    ['x'.repeat(5 * 1024 * 1024), 'longer than 4096 KiB'],
    [null, 'was cut off'],
  ])('does not believe an answer like %.20s', async (answer, error) => {
    const place = controlPlace(home());
    await impostor(place.path, answer);
    expect(await askControl(place, request('list'))).toEqual({
      kind: 'failed',
      error: expect.stringContaining(error),
    });
  });

  it('does not send what is too long', async () => {
    const { place } = await running();
    const many = ['generate', ...Array.from({ length: 60 }, () => 'x'.repeat(4_000))];
    for (const words of [many, ['generate', 'jira', 'x'.repeat(5_000)]]) {
      expect(await askControl(place, request(...words))).toMatchObject({
        error: expect.stringContaining('too much'),
      });
    }
  });
});

/** A socket as a crash leaves it: there, and nobody behind it. */
function leaveSocket(path: string): void {
  spawnSync(process.execPath, [
    '-e',
    `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`,
  ]);
  if (!existsSync(path)) throw new Error('the socket is gone');
}

describe('what the application listens to', () => {
  it.each([
    ['no JSON', 'hello\n'],
    ['no request', '{}\n'],
    ['an unknown verb', '{"version":1,"words":["eval","1"],"cwd":"/"}\n'],
    ['no verb', '{"version":1,"words":[],"cwd":"/"}\n'],
    ['a verb of every object', '{"version":1,"words":["__proto__"],"cwd":"/"}\n'],
    ['words that are none', '{"version":1,"words":["list",1],"cwd":"/"}\n'],
    ['more than was agreed', '{"version":1,"words":["list"],"cwd":"/","from":"window"}\n'],
    ['another version', '{"version":2,"words":["list"],"cwd":"/"}\n'],
    ['bytes that are no text', Buffer.from('{"version":1,"words":["info","\xff"],"cwd":"/"}\n', 'latin1')],
  ])('%s is refused, and nothing is done', async (_, bytes) => {
    let asked = 0;
    const { place } = await running(undefined, async () => {
      asked += 1;
      return sentence('done');
    });
    expect(JSON.parse(await raw(place.path, bytes))).toEqual({ refused: expect.any(String) });
    expect(asked).toBe(0);
    expect(await askControl(place, request('list'))).toMatchObject({ kind: 'answer' });
  });

  it('a request without an end is refused as soon as it is too long, or cut off', async () => {
    const { place } = await running();
    expect(JSON.parse(await raw(place.path, 'x'.repeat(70_000)))).toEqual({
      refused: 'the request is longer than 64 KiB',
    });
    expect(await raw(place.path, '{"version"', true)).not.toContain('answer');
  });

  it('one line is one request: what stands behind it is not heard', async () => {
    const asked: string[] = [];
    const { place } = await running(undefined, async ({ words }) => {
      asked.push(words.join(' '));
      return sentence('done');
    });
    const line = (words: string[]) => `${JSON.stringify(request(...words))}\n`;
    await raw(place.path, line(['list']) + line(['remove', 'jira']));
    expect(asked).toEqual(['list']);
  });

  it('a command line that goes away does not matter', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { place, failures } = await running(undefined, async ({ words }) => {
      if (words[0] === 'enable') await held;
      return sentence('x'.repeat(1_000_000));
    });
    const socket = connect(place.path);
    socket.write(`${JSON.stringify(request('enable', 'a'))}\n`, () => socket.destroy());
    await new Promise((resolve) => socket.once('close', resolve));
    release();
    expect(await askControl(place, request('list'))).toMatchObject({ kind: 'answer' });
    expect(failures).toEqual([]);
  });
});

describe('the place', () => {
  it('is the user’s alone, and empty again afterwards', async () => {
    const { place, stop } = await running();
    expect(statSync(place.path).mode & 0o777).toBe(0o600);
    await stop();
    expect(existsSync(place.path)).toBe(false);
  });

  it('is taken over from a crash', async () => {
    const place = controlPlace(home());
    leaveSocket(place.path);
    await running(place);
    expect(await askControl(place, request('list'))).toMatchObject({ kind: 'answer' });
  });

  it('is not taken from an application that answers', async () => {
    const { place } = await running();
    const second = await startControl({
      place,
      answer: async () => sentence('second'),
      failed: () => undefined,
    });
    expect(second).toEqual({ ok: false, error: expect.stringContaining('another to-tui') });
    expect(await askControl(place, request('list'))).toMatchObject({ answer: { text: 'list in /work' } });
  });

  it.each(['file', 'folder', 'link'] as const)('is left alone when a %s lies there', async (kind) => {
    const folder = home();
    const place = controlPlace(folder);
    const target = join(folder, 'precious');
    writeFileSync(target, 'mine');
    if (kind === 'file') writeFileSync(place.path, 'mine');
    else if (kind === 'folder') mkdirSync(place.path);
    else symlinkSync(target, place.path);
    const started = await startControl({ place, answer: async () => sentence(''), failed: () => undefined });
    expect(started).toEqual({ ok: false, error: expect.stringContaining('move it away') });
    expect(existsSync(place.path)).toBe(true);
    expect(await askControl(place, request('list'))).toMatchObject({ kind: 'failed' });
  });

  it('is not talked to through a link', async () => {
    const { place } = await running();
    const other = controlPlace(home());
    symlinkSync(place.path, other.path);
    expect(await askControl(other, request('list'))).toMatchObject({
      error: expect.stringContaining('not a socket of yours'),
    });
  });

  it('is a short one among the temporary files where the data directory’s is too long', async () => {
    const temporary = home();
    const long = `/home/${'long/'.repeat(20)}`;
    const place = controlPlace(long, 'linux', temporary);
    expect(place.path).toMatch(/to-tui-[0-9a-f]{32}\/control\.sock$/);
    expect(place).toEqual(controlPlace(long, 'linux', temporary));
    expect(place).not.toEqual(controlPlace(`${long}x`, 'linux', temporary));
    await running(place);
    expect(statSync(join(place.path, '..')).mode & 0o777).toBe(0o700);
    expect(await askControl(place, request('list'))).toMatchObject({ kind: 'answer' });
  });

  it('is not used when others could have made the folder', async () => {
    const temporary = home();
    const place = controlPlace(`/home/${'long/'.repeat(20)}`, 'linux', temporary);
    mkdirSync(join(place.path, '..'));
    chmodSync(join(place.path, '..'), 0o777);
    const started = await startControl({ place, answer: async () => sentence(''), failed: () => undefined });
    expect(started).toEqual({ ok: false, error: expect.stringContaining('not a folder of yours alone') });
    await impostor(place.path, '{"answer":{"kind":"said","level":"info","text":"trust me"}}\n');
    expect(await askControl(place, request('config', 'jira', 'token=-'))).toMatchObject({ kind: 'failed' });
  });

  it('is a pipe named after the data directory on Windows', () => {
    const { path, folder } = controlPlace('C:\\Users\\Me\\to-tui', 'win32');
    expect(path).toMatch(/^\\\\\.\\pipe\\to-tui-[0-9a-f]{32}$/);
    expect(controlPlace('c:\\users\\me\\to-tui', 'win32')).toEqual({ path, folder });
  });
});
