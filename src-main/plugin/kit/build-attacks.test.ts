/** Source folders of strangers: what building one, or looking it over, may not do to whoever does it. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type BuildFault, buildPlugin } from './build';
import { lintSourceFolder } from './lint-source-folder';
import { packPlugin } from './pack';
import { emptyFolder, manifestFor, SCRIPT, writeSource } from './testing/sources';
import { CHECKOUT_PLACES } from './testing/workshop';

const JS = manifestFor('plugin.js');
const WASM = manifestFor('plugin.wasm');
const SECRET = 'do-not-tell-4711';

/** A file of the user's, beside no plugin. */
function secretFile(name = 'secret.txt', text = SECRET): string {
  const file = join(emptyFolder(), name);
  writeFileSync(file, text);
  return file;
}

/** Why it was not built; undefined when there is no compiler for it here. */
async function refused(folder: string): Promise<BuildFault | undefined> {
  const built = await buildPlugin(folder, CHECKOUT_PLACES);
  if (built.ok) {
    const entry = readdirSync(built.value.folder).find((name) => /^plugin\.(js|wasm)$/.test(name)) ?? '';
    const text = readFileSync(join(built.value.folder, entry), 'latin1');
    throw new Error(text.includes(SECRET) ? 'the secret was built in' : 'it was built');
  }
  return built.error.kind === 'no_compiler' ? undefined : built.error;
}

describe('a file of the user', { timeout: 120_000 }, () => {
  it.each([
    ['as text', 'secret.txt', (file: string) => `import x from '${file}';`],
    ['by an attribute', 'id_rsa', (file: string) => `import x from '${file}' with { type: 'text' };`],
    ['as bytes', 'id_rsa', (file: string) => `import x from '${file}' with { type: 'bytes' };`],
    ['as JSON', 'token.json', (file: string) => `import x from '${file}';`],
    ['as a script', 'token.js', (file: string) => `import x from '${file}';`],
  ])('is not built into a script %s', async (_how, name, line) => {
    const file = secretFile(name, name.endsWith('.js') ? `export default '${SECRET}'` : `"${SECRET}"`);
    const folder = writeSource({
      'manifest.toml': JS,
      'src/plugin.ts': `${line(file)}\nexport const handle_action = () => x;\n`,
    });
    expect((await refused(folder))?.sentence).toContain('outside the plugin’s folder');
  });

  it('is not built in through a link, a package or a folder that is a link', async () => {
    const file = secretFile();
    const script = `exports.handle_action = () => require('./linked.txt');\n`;
    const linked = writeSource({ 'manifest.toml': JS, 'plugin.js': script });
    symlinkSync(file, join(linked, 'linked.txt'));
    expect((await refused(linked))?.sentence).toContain('outside the plugin’s folder');
    const main = writeSource({
      'manifest.toml': JS,
      'plugin.js': `exports.handle_action = () => require('dep');\n`,
      'node_modules/dep/package.json': JSON.stringify({ main: `../../../../..${file}` }),
    });
    expect((await refused(main))?.kind).toBe('compile');
    const whole = writeSource({ 'manifest.toml': JS });
    const other = writeSource({ 'plugin.ts': SCRIPT });
    symlinkSync(other, join(whole, 'src'));
    expect((await refused(whole))?.sentence).toContain('outside the plugin’s folder');
  });

  it('is not built into a module of C', async () => {
    const file = secretFile('secret.h', `static const char kept[] = "${SECRET}";\n`);
    const uses = '__attribute__((export_name("handle_action"))) const char *go(void) { return kept; }\n';
    for (const top of [
      `#include "${file}"\n`,
      `#pragma GCC system_header\n#include "${file}"\n`,
      `__asm__(".section .data.kept,\\"\\",@\\nkept_asm:\\n.incbin \\"${file}\\"\\n.size kept_asm, 64\\n");\nstatic const char kept[] = "";\n`,
    ]) {
      const found = await refused(writeSource({ 'manifest.toml': WASM, 'src/plugin.c': top + uses }));
      if (found) expect(found.kind).toBe('compile');
      expect(found?.sentence ?? 'outside').toMatch(/outside|inline assembly/);
      expect(found?.output.join() ?? '').not.toContain(SECRET);
    }
  });

  it('is not built into a module of Rust, nor anything of the environment', async () => {
    const file = secretFile();
    const end = '#[no_mangle] pub extern "C" fn handle_action() -> *const u8 { KEPT.as_ptr() }\n';
    for (const [line, why] of [
      [`static KEPT: &str = include_str!("${file}");\n`, 'outside'],
      [`static KEPT: &[u8] = include_bytes!("${file}");\n`, 'outside'],
      [
        `#[path = "${secretFile('m.rs', `pub static KEPT: &str = "${SECRET}";`)}"] mod m; use m::KEPT;\n`,
        'outside',
      ],
      ['static KEPT: &str = env!("HOME");\n', 'HOME'],
    ] as const) {
      const found = await refused(writeSource({ 'manifest.toml': WASM, 'src/plugin.rs': line + end }));
      expect(found?.sentence ?? why).toContain(why);
    }
  });

  it('is not built into a module of AssemblyScript', async () => {
    const file = secretFile('keys.ts', `export const KEY = "${SECRET}";\n`);
    const outside = writeSource({
      'manifest.toml': WASM,
      'assembly/plugin.ts': `import { KEY } from "./far/keys";\nexport function handle_action(): i32 { return KEY.length; }\n`,
    });
    symlinkSync(join(file, '..'), join(outside, 'assembly/far'));
    expect((await refused(outside))?.sentence).toContain('outside the plugin’s folder');
  });
});

describe('looking a folder over', { timeout: 120_000 }, () => {
  it('starts no compiler that the folder chooses through rustup', async () => {
    const folder = writeSource({
      'manifest.toml': WASM,
      'src/plugin.rs': '',
      'rust-toolchain.toml': '[toolchain]\npath = "tools"\n',
    });
    const [bin, real] = [emptyFolder(), emptyFolder()];
    const ran = join(emptyFolder(), 'ran');
    // As rustup's rustc: it starts the one that the folder it stands in names, else the user's own.
    const libs = `case "$*" in *target-libdir*) echo ${real};; *sysroot*) echo ${real};; *) exit 1;; esac`;
    writeFileSync(
      join(bin, 'rustc'),
      `#!/bin/sh\nif [ -e rust-toolchain.toml ]; then echo x > ${ran}; exit 1; fi\n${libs}\n`,
    );
    mkdirSync(join(real, 'bin'));
    writeFileSync(join(real, 'bin/rustc'), `#!/bin/sh\n${libs}\n`);
    for (const file of [join(bin, 'rustc'), join(real, 'bin/rustc')]) chmodSync(file, 0o755);
    const path = process.env.PATH;
    onTestFinished(() => {
      process.env.PATH = path;
    });
    process.env.PATH = `${bin}:${path}`;
    await lintSourceFolder(folder, CHECKOUT_PLACES);
    expect(existsSync(ran)).toBe(false);
  });

  it.each(['package.json', 'src/helper.ts', 'src/package.json', 'src/.git/inner.ts'])(
    'ends although %s is a pipe that nobody writes to',
    async (name) => {
      const folder = writeSource({
        'manifest.toml': JS,
        'src/plugin.ts': `import './helper';\nimport './.git/inner';\nexport const handle_action = () => ({ commands: [] });\n`,
        ...(name === 'src/helper.ts' ? {} : { 'src/helper.ts': '' }),
      });
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      execFileSync('mkfifo', [join(folder, name)]);
      const report = await lintSourceFolder(folder, CHECKOUT_PLACES);
      expect(report.lines.map(({ text }) => text).join('\n')).toContain(
        `${name} is neither a file nor a folder`,
      );
    },
    20_000,
  );
});

it('nothing is written where a link in the folder leads', async () => {
  const plugins = emptyFolder();
  const folder = writeSource({ 'manifest.toml': JS, 'plugin.js': SCRIPT });
  symlinkSync(plugins, join(folder, 'dist'));
  expect((await refused(folder))?.sentence).toContain('dist in plugin is a link or a file');
  expect(await packPlugin(folder, CHECKOUT_PLACES)).toMatchObject({ ok: false });
  expect(readdirSync(plugins)).toEqual([]);
});
