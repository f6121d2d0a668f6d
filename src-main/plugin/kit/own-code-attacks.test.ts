/**
 * A folder that somebody was sent, full of code that would like to run: what `plugin test`, `conform` and `pack` build
 * and try of it runs in the sandbox or not at all, and reaches nothing outside of it.
 */
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { VerbCall } from '../../../src-core/plugin/verb-call';
import { workshopDeed } from '../verbs/workshop-deeds';
import { builtIn } from './built-in';
import { conformanceOf } from './conform/conform-plugin';
import { emptyFolder, manifestFor, writeSource } from './testing/sources';
import { CHECKOUT_PLACES, checkoutWorkshop } from './testing/workshop';

type Said = 'test' | 'pack';

async function say(verb: Said, folder: string, ...options: string[]): Promise<string> {
  const call = {
    verb,
    args: [folder],
    options: new Map(options.map((one) => [one, ''])),
  } as unknown as VerbCall;
  const workshop = await checkoutWorkshop();
  const answer = await workshopDeed(verb)?.(call, {
    workshop,
    cwd: folder,
    home: emptyFolder(),
    from: 'alone',
  });
  return JSON.stringify(answer);
}

/** Writes a file into the folder `marks`. */
const marking = (marks: string, name: string) =>
  `require('node:fs').writeFileSync(${JSON.stringify(join(marks, name))}, '');\n`;

const FILES = (marks: string) => ({
  'tests/cases.json': JSON.stringify([{ case: 'goes', run: { action: 'go' }, commands: [] }]),
  'package.json': JSON.stringify({
    main: './evil.js',
    browser: './evil.js',
    scripts: { prepare: 'node evil.js' },
  }),
  'evil.js': marking(marks, 'package'),
  'tsconfig.json': JSON.stringify({
    compilerOptions: { plugins: [{ name: './evil.js' }] },
    extends: './evil.js',
  }),
  'asconfig.json': JSON.stringify({ options: { transform: ['./evil.js'] } }),
  'esbuild.config.js': marking(marks, 'esbuild-config'),
  '.pnp.cjs': marking(marks, 'pnp'),
  '.npmrc': `node-options=--require=./evil.js\n`,
  'node_modules/esbuild/package.json': JSON.stringify({ main: 'index.js' }),
  'node_modules/esbuild/index.js': marking(marks, 'esbuild'),
  'node_modules/assemblyscript/bin/asc.js': marking(marks, 'asc-bin'),
  'node_modules/assemblyscript/dist/asc.js': marking(marks, 'asc'),
  'node_modules/json-as/transform/lib/index.js': marking(marks, 'json-as'),
  'node_modules/json-as/package.json': JSON.stringify({ main: './transform/lib/index.js' }),
});

const SOURCES = {
  'src/plugin.ts': 'export const handle_action = (): ToTui.Answer => ({ commands: [] });\n',
  'assembly/plugin.ts':
    'import { Commands } from "../sdk/index";\nexport function handle_action(): i32 { return new Commands().answer(); }\n',
} as const;

function kit(): Readonly<Record<string, string>> {
  const from = join(CHECKOUT_PLACES.sdk, 'assemblyscript');
  return Object.fromEntries(
    readdirSync(from).map((name) => [`sdk/${name}`, readFileSync(join(from, name), 'utf8')]),
  );
}

describe('a folder that somebody was sent', { timeout: 300_000 }, () => {
  it.each(['src/plugin.ts', 'assembly/plugin.ts'] as const)(
    'runs nothing of its own for %s',
    async (source) => {
      const marks = emptyFolder();
      const entry = source === 'src/plugin.ts' ? 'plugin.js' : 'plugin.wasm';
      const folder = writeSource({
        ...FILES(marks),
        'manifest.toml': manifestFor(entry),
        [source]: SOURCES[source],
        ...kit(),
      });
      expect(await say('test', folder)).toContain('1 passed, 0 failed');
      expect(await say('pack', folder)).toContain('is packed');
      for (const name of ['package', 'esbuild-config', 'pnp', 'esbuild', 'asc-bin', 'asc', 'json-as']) {
        expect([name, existsSync(join(marks, name))]).toEqual([name, false]);
      }
    },
  );

  it('reaches no server and starts no program, though it asks for both', async () => {
    let connections = 0;
    const server = createServer((_, response) => response.end('{}')).on('connection', () => {
      connections += 1;
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const marks = emptyFolder();
    const programs = emptyFolder();
    const program = join(programs, 'to-tui-marks');
    const path = process.env.PATH;
    onTestFinished(() => {
      process.env.PATH = path;
    });
    process.env.PATH = `${programs}:${path}`;
    const folder = writeSource({
      'manifest.toml': manifestFor(
        'plugin.js',
        `[hooks]\non_tick = { every = "30s" }\n[permissions]\nnetwork = ["127.0.0.1:${port}"]\nexecute = ["to-tui-marks"]\nfilesystem = true\n`,
      ),
      'plugin.js': `
        const trying = (act) => { try { act(); } catch {} };
        const all = () => {
          trying(() => host.http_request({ url: 'http://127.0.0.1:${port}/x' }));
          trying(() => host.run_command({ program: 'to-tui-marks', args: ['x'] }));
          trying(() => host.write_file({ path: 'x', content: 'x' }));
          return { commands: [] };
        };
        exports.init = exports.handle_action = exports.on_tick = all;
      `,
      'tests/cases.json': JSON.stringify([
        { case: 'goes', run: { action: 'go' }, commands: [] },
        {
          case: 'is answered',
          run: { tick: true },
          network: [{ url: `http://127.0.0.1:${port}/x`, answer: { body: 'played' } }],
          programs: [{ program: 'to-tui-marks', args: ['…'], answer: { stdout: 'played' } }],
          commands: [],
        },
      ]),
      'to-tui-marks': `#!/bin/sh\ntouch ${JSON.stringify(join(marks, 'ran'))}\n`,
    });
    copyFileSync(join(folder, 'to-tui-marks'), program);
    chmodSync(program, 0o755);
    expect(readFileSync(program, 'utf8')).toContain('touch');
    expect(await say('test', folder)).toContain('2 passed, 0 failed');
    const [built, { sandboxes }] = [await builtIn(folder, CHECKOUT_PLACES), await checkoutWorkshop()];
    if (!built.ok) throw new Error(built.error.sentence);
    const only = ['network', 'outside'] as const;
    const found = await conformanceOf(built.value.plugin, folder, sandboxes, { only, maxMs: 8_000 });
    expect(JSON.stringify(found)).toMatch(/http_request|network/);
    expect({ connections, ran: existsSync(join(marks, 'ran')) }).toEqual({ connections: 0, ran: false });
  });
});
