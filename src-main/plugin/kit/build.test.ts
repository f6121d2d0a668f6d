/** Building with the real compilers: what comes out, and what is said when nothing does. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type BuildFault, type BuildWays, buildPlugin } from './build';
import { emptyFolder, manifestFor, SCRIPT, writeSource } from './testing/sources';
import { CHECKOUT_PLACES } from './testing/workshop';

async function build(folder: string, ways: BuildWays = {}) {
  const built = await buildPlugin(folder, CHECKOUT_PLACES, ways);
  if (!built.ok) throw new Error(built.error.sentence);
  return built.value;
}

async function fault(files: Readonly<Record<string, string>>): Promise<BuildFault> {
  const folder = writeSource(files);
  const built = await buildPlugin(folder, CHECKOUT_PLACES);
  if (built.ok) throw new Error('it was built');
  expect(existsSync(join(folder, 'dist/small'))).toBe(false);
  expect(existsSync(join(folder, 'dist')) ? readdirSync(join(folder, 'dist')) : []).toEqual([]);
  return built.error;
}

/** What a script exports, as the sandbox finds it. */
function exportsOf(file: string): string[] {
  const module = { exports: {} };
  new Function('module', 'exports', readFileSync(file, 'utf8'))(module, module.exports);
  return Object.keys(module.exports);
}

const TYPED = `import { times } from './times';
export function handle_action({ action }: ToTui.ActionInput): ToTui.Answer {
  return { commands: [{ type: 'set_status_message', message: \`\${action} \${times(2)} — ✓\` }] };
}
`;

describe('a script', () => {
  it('is bundled from TypeScript, with what it imports, and exports what was exported', async () => {
    const folder = writeSource({
      'manifest.toml': manifestFor('plugin.js'),
      'src/plugin.ts': TYPED,
      'src/times.ts': "export const times = (n: number): string => n + ' times';\n",
      'README.md': 'about it',
      'notes.txt': 'not packed',
    });
    const built = await build(folder);
    expect(built).toMatchObject({ name: 'small', version: '1.2.3', language: 'typescript', warnings: [] });
    expect(built.folder).toBe(join(folder, 'dist/small'));
    expect(readdirSync(built.folder).sort()).toEqual(['README.md', 'manifest.toml', 'plugin.js']);
    const script = readFileSync(join(built.folder, 'plugin.js'), 'utf8');
    expect(built.bytes).toBe(Buffer.byteLength(script));
    expect(script).toContain('— ✓');
    expect(script).not.toContain(folder);
    expect(exportsOf(join(built.folder, 'plugin.js'))).toEqual(['handle_action']);
  });

  it('in JavaScript stays as it was written, byte for byte, even below a package of modules', async () => {
    const written = `// ünïcode, comments\r\n\r\n${SCRIPT}`;
    const folder = writeSource({
      'manifest.toml': manifestFor('plugin.js'),
      'plugin.js': written,
      'package.json': '{"type":"module"}',
    });
    const built = await build(folder);
    expect(readFileSync(join(built.folder, 'plugin.js'), 'utf8')).toBe(written);
    expect(built.warnings).toEqual([]);
  });

  it.each([
    [
      'import { go } from "./go.mjs";\nexport const handle_action = go;\n',
      'go.mjs',
      'export const go = () => ({});\n',
    ],
    ['exports.handle_action = require("./go.cjs").go;\n', 'go.cjs', 'exports.go = () => ({});\n'],
    [
      'exports.handle_action = require("dep").go;\n',
      'node_modules/dep/index.js',
      'exports.go = () => ({});\n',
    ],
  ])('in JavaScript of several files is bundled: %j', async (script, name, other) => {
    const folder = writeSource({
      'manifest.toml': manifestFor('plugin.js'),
      'plugin.js': script,
      [name]: other,
      ...(name.startsWith('node_modules') ? { 'node_modules/dep/package.json': '{"main":"index.js"}' } : {}),
    });
    expect(exportsOf(join((await build(folder)).folder, 'plugin.js'))).toEqual(['handle_action']);
  });

  it('is the same whatever lies in the folders above', async () => {
    const files = {
      'manifest.toml': manifestFor('plugin.js'),
      'src/plugin.ts': 'export class A { x = 1 }\nexport const handle_action = () => ({ commands: [] });\n',
    };
    const plain = writeSource(files);
    const swayed = writeSource({
      ...files,
      'tsconfig.json': '{"compilerOptions":{"useDefineForClassFields":false,"target":"es5","jsx":"react"}}',
      'package.json': '{"type":"module","sideEffects":false}',
    });
    const scripts = await Promise.all(
      [plain, swayed].map(async (one) => readFileSync(join((await build(one)).folder, 'plugin.js'), 'utf8')),
    );
    expect(scripts[1]).toBe(scripts[0]);
  });

  it.each(['fs', 'node:fs/promises', 'child_process'])(
    'that imports %s hears that there is no Node',
    async (name) => {
      const { kind, sentence } = await fault({
        'manifest.toml': manifestFor('plugin.js'),
        'src/plugin.ts': `\nimport * as x from '${name}';\nexport const handle_action = () => x;\n`,
      });
      expect(kind).toBe('compile');
      expect(sentence).toMatch(
        new RegExp(`^src/plugin.ts:2:\\d+ imports ${name}, which is part of Node: a plugin has no Node`),
      );
    },
  );

  it('that is wrong is said to be, where', async () => {
    const found = await fault({ 'manifest.toml': manifestFor('plugin.js'), 'src/plugin.ts': 'const = 1;\n' });
    expect(found.sentence).toMatch(/^src\/plugin\.ts does not compile: src\/plugin\.ts:1:7: /);
    // What stands in the sentence is not said again below it.
    expect(found.output).toEqual([]);
  });

  it('that has several faults has all of them below the first', async () => {
    const imports = `import './one';\nimport './two';\n`;
    const found = await fault({ 'manifest.toml': manifestFor('plugin.js'), 'src/plugin.ts': imports });
    expect(found.sentence).toMatch(/does not compile: src\/plugin\.ts:1:8: Could not resolve "\.\/one"$/);
    expect(found.output.map((one) => one.split(': ')[0])).toEqual(['src/plugin.ts:1:8', 'src/plugin.ts:2:8']);
  });
});

describe('AssemblyScript', { timeout: 300_000 }, () => {
  const source = (body: string) =>
    `import { Commands } from "../sdk/index";\nexport function handle_action(): i32 {\n  ${body}\n}\n`;
  const kit = () =>
    Object.fromEntries(
      readdirSync(join(CHECKOUT_PLACES.sdk, 'assemblyscript')).map((name) => [
        `sdk/${name}`,
        readFileSync(join(CHECKOUT_PLACES.sdk, 'assemblyscript', name), 'utf8'),
      ]),
    );

  it('says what is wrong with file, line and column', async () => {
    const found = await fault({
      ...kit(),
      'manifest.toml': manifestFor('plugin.wasm'),
      'assembly/plugin.ts': source('return new Comands().answer();'),
    });
    expect(found).toMatchObject({ kind: 'compile' });
    expect(found.sentence).toMatch(
      /^assembly\/plugin\.ts does not compile: assembly\/plugin\.ts:3:\d+: ERROR TS2304/,
    );
    expect(found.output.length).toBeGreaterThan(1);
  });

  it('is the same wherever it is built, and takes no orders from the folder', async () => {
    const files = {
      ...kit(),
      'manifest.toml': manifestFor('plugin.wasm'),
      'assembly/plugin.ts': source('return new Commands().setStatusMessage("hi").answer();'),
      'asconfig.json': '{"options":{"transform":["./evil.mjs"]}}',
      'evil.mjs':
        'import { writeFileSync } from "node:fs"; writeFileSync("was-here", ""); export default class {}',
      'node_modules/assemblyscript/bin/asc.js':
        'import { writeFileSync } from "node:fs"; writeFileSync("was-here", "");',
      'node_modules/json-as/transform/lib/index.js': '',
    };
    const [one, other] = [writeSource(files), writeSource(files)];
    const built = await Promise.all([one, other].map((folder) => build(folder)));
    const modules = built.map(({ folder }) => readFileSync(join(folder, 'plugin.wasm')));
    expect(modules[0]?.equals(modules[1] ?? Buffer.alloc(0))).toBe(true);
    expect(modules[0]?.includes(Buffer.from(one, 'utf16le'))).toBe(false);
    expect(existsSync(join(one, 'was-here'))).toBe(false);
  });

  it('without the kit says where it is', async () => {
    const folder = writeSource({ 'manifest.toml': manifestFor('plugin.wasm'), 'assembly/plugin.ts': 'x' });
    const built = await buildPlugin(folder, { ...CHECKOUT_PLACES, sdk: '/nowhere' });
    expect(built).toMatchObject({
      ok: false,
      error: { kind: 'no_source', sentence: expect.stringContaining('sdk') },
    });
  });

  it('without a compiler says how to get it', async () => {
    const folder = writeSource({
      ...kit(),
      'manifest.toml': manifestFor('plugin.wasm'),
      'assembly/plugin.ts': 'x',
    });
    const built = await buildPlugin(folder, { ...CHECKOUT_PLACES, packages: '/nowhere' });
    expect(built).toMatchObject({
      ok: false,
      error: { kind: 'no_compiler', sentence: expect.stringContaining('npm install assemblyscript json-as') },
    });
  });

  it('is compiled by the folder’s own compiler when the user says so, and never else', async () => {
    const folder = writeSource({
      ...kit(),
      'manifest.toml': manifestFor('plugin.wasm'),
      'assembly/plugin.ts': 'x',
      'node_modules/assemblyscript/bin/asc.js': '',
      'node_modules/assemblyscript/dist/asc.js': `
        import { writeFileSync } from 'node:fs';
        import { join } from 'node:path';
        writeFileSync(join(import.meta.dirname, 'was-here'), '');
        export const main = async () => ({ error: true });
      `,
      'node_modules/assemblyscript/package.json': '{"type":"module"}',
      'node_modules/json-as/transform/lib/index.js': '',
    });
    const mark = join(folder, 'node_modules/assemblyscript/dist/was-here');
    await buildPlugin(folder, CHECKOUT_PLACES);
    expect(existsSync(mark)).toBe(false);
    const alone = await buildPlugin(folder, { ...CHECKOUT_PLACES, packages: '/nowhere' });
    expect(alone).toMatchObject({
      ok: false,
      error: {
        kind: 'no_compiler',
        sentence: expect.stringMatching(/whoever made that folder.* --own-compiler$/),
      },
    });
    expect(existsSync(mark)).toBe(false);
    await buildPlugin(folder, { ...CHECKOUT_PLACES, ownCompilers: true });
    expect(existsSync(mark)).toBe(true);
  });
});

describe('C and Rust', { timeout: 300_000 }, () => {
  it.for([
    ['src/plugin.c', 'int x = ;\n', /src\/plugin\.c:1:9: error/],
    ['src/plugin.rs', 'fn x() -> i32 { "a" }\n', /src\/plugin\.rs:1:17: error/],
  ] as const)('say what is wrong in %s with file, line and column', async ([file, text, place], test) => {
    const found = await fault({ 'manifest.toml': manifestFor('plugin.wasm'), [file]: text });
    if (found.kind === 'no_compiler') return test.skip(found.sentence);
    expect(found.sentence).toMatch(place);
  });

  it('say of a function of the C library that there is none', async (test) => {
    const found = await fault({
      'manifest.toml': manifestFor('plugin.wasm'),
      'src/plugin.c':
        'int printf(const char *, ...);\n__attribute__((export_name("handle_action"))) int act(void) { return printf("x"); }\n',
    });
    if (found.kind === 'no_compiler') return test.skip(found.sentence);
    expect(found.output.at(-1)).toContain('There is no C library');
  });

  it.for([
    ['tt_move_todo(.id = tt("x"), .index = 3);', 'tt_some(3)'],
    ['char line[8]; sprintf(line, "x");', 'There is no C library'],
  ] as const)('say what is meant instead of %s, which C lets pass', async ([slip, hint], test) => {
    const found = await fault({
      'manifest.toml': manifestFor('plugin.wasm'),
      'src/plugin.c': `#include "to-tui.h"\nTT_EXPORT(handle_action, in) { ${slip} }\n`,
    });
    if (found.kind === 'no_compiler') return test.skip(found.sentence);
    expect(found.sentence).toMatch(/src\/plugin\.c:2:\d+: error/);
    expect(found.output.at(-1)).toContain(hint);
  });

  it.for([
    ['src/plugin.c', 'clang is not installed: C needs clang and wasm-ld', 'apt install clang lld'],
    ['src/plugin.rs', 'rustc', 'libstd-rust-dev-wasm32'],
  ] as const)(
    'without a compiler for %s say which program, and how to get it',
    async ([file, what, remedy], test) => {
      const path = process.env.PATH;
      onTestFinished(() => {
        process.env.PATH = path;
      });
      process.env.PATH = emptyFolder();
      if (file.endsWith('.rs') && existsSync('/usr/bin/rustc'))
        return test.skip(
          'there is a rustc where Debian puts it, which is looked for whatever the search path is',
        );
      const found = await fault({ 'manifest.toml': manifestFor('plugin.wasm'), [file]: '' });
      expect(found.kind).toBe('no_compiler');
      expect(found.sentence).toContain(what);
      expect(found.sentence).toContain(remedy);
    },
  );
});

describe('a folder', () => {
  it('without a source, or with two, is not built', async () => {
    expect((await fault({ 'manifest.toml': manifestFor('plugin.js') })).sentence).toMatch(
      /^plugin holds no source of a plugin: one of src\/plugin\.ts, plugin\.js, /,
    );
    const two = await fault({
      'manifest.toml': manifestFor('plugin.js'),
      'plugin.js': SCRIPT,
      'src/plugin.ts': SCRIPT,
    });
    expect(two).toMatchObject({
      kind: 'no_source',
      sentence: expect.stringContaining('src/plugin.ts and plugin.js'),
    });
  });

  it('whose manifest names another entry hears which', async () => {
    const found = await fault({ 'manifest.toml': manifestFor('plugin.wasm'), 'src/plugin.ts': SCRIPT });
    expect(found).toEqual({
      kind: 'manifest',
      sentence: expect.stringContaining('write entry = "plugin.js"'),
      output: [],
    });
  });

  it('without a manifest, or with a broken one, hears the line', async () => {
    expect((await fault({ 'plugin.js': SCRIPT })).sentence).toBe('manifest.toml in plugin is not there');
    const broken = await fault({
      'plugin.js': SCRIPT,
      'manifest.toml': manifestFor('plugin.js', 'colour = 1'),
    });
    expect(broken).toMatchObject({ kind: 'manifest', sentence: expect.stringContaining('line 6') });
  });

  it('keeps the build before when the next one fails, and loses what the source lost', async () => {
    const folder = writeSource({
      'manifest.toml': manifestFor('plugin.js'),
      'plugin.js': SCRIPT,
      LICENSE: 'MIT',
    });
    const { folder: target } = await build(folder);
    writeFileSync(join(folder, 'plugin.js'), 'const = 1');
    expect((await buildPlugin(folder, CHECKOUT_PLACES)).ok).toBe(false);
    expect(readFileSync(join(target, 'plugin.js'), 'utf8')).toBe(SCRIPT);
    const next = writeSource({ 'manifest.toml': manifestFor('plugin.js'), 'plugin.js': SCRIPT });
    await build(next, { target });
    expect(readdirSync(target).sort()).toEqual(['manifest.toml', 'plugin.js']);
  });

  it('is built through no link, neither for what is read nor for where it is put', async () => {
    const folder = writeSource({ 'manifest.toml': manifestFor('plugin.js'), 'plugin.js': SCRIPT });
    const elsewhere = emptyFolder();
    mkdirSync(join(folder, 'dist'));
    symlinkSync(elsewhere, join(folder, 'dist/small'));
    expect(await buildPlugin(folder, CHECKOUT_PLACES)).toMatchObject({
      ok: false,
      error: { sentence: 'small in dist is a link or a file: remove it first' },
    });
    expect(readdirSync(elsewhere)).toEqual([]);
    symlinkSync('/etc/hostname', join(folder, 'README.md'));
    const target = join(emptyFolder(), 'small');
    expect(await buildPlugin(folder, CHECKOUT_PLACES, { target })).toMatchObject({
      ok: false,
      error: { sentence: 'README.md is a link; only plain files are read' },
    });
  });

  it.skipIf(process.getuid?.() === 0)('that may not be written to is said to be', async () => {
    const folder = writeSource({ 'manifest.toml': manifestFor('plugin.js'), 'plugin.js': SCRIPT });
    chmodSync(folder, 0o500);
    onTestFinished(() => chmodSync(folder, 0o700));
    expect(await buildPlugin(folder, CHECKOUT_PLACES)).toMatchObject({
      ok: false,
      error: { sentence: expect.stringContaining('may not be written') },
    });
  });

  it('holds a module that to-tui would not take: nothing is put in its place', async () => {
    const found = await fault({ 'manifest.toml': manifestFor('plugin.js'), 'plugin.js': '' });
    expect(found.sentence).toBe('what was built cannot be used: plugin.js: The script is empty.');
  });
});

it('a file that is older than what was built is built all the same', async () => {
  const folder = writeSource({ 'manifest.toml': manifestFor('plugin.js'), 'plugin.js': SCRIPT });
  utimesSync(join(folder, 'plugin.js'), 1, 1);
  expect((await build(folder)).bytes).toBe(SCRIPT.length);
});
