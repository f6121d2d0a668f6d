/** Settings that somebody prepared, or that are no file: the application starts, says so, and goes on answering. */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SILENT_LOG } from '../log';
import { openConfig } from './config-file';
import { loadConfig, NOTHING_READ } from './load-config';

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'to-tui-config-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const write = (at: string, name: string, text: string) => {
  mkdirSync(path.dirname(path.join(at, name)), { recursive: true });
  writeFileSync(path.join(at, name), text);
};

const messages = (at: string) => loadConfig(at, NOTHING_READ).faults.map(({ message }) => message);

/** Opened as the application does it; ends with the test. */
function opened(at: string) {
  const config = openConfig({ folder: at, log: SILENT_LOG, after: () => () => undefined });
  onTestFinished(() => config.dispose());
  return config;
}

describe('config.toml that is no file', () => {
  it.each([
    ['a pipe', (at: string) => execFileSync('mkfifo', [path.join(at, 'config.toml')])],
    ['a folder', (at: string) => mkdirSync(path.join(at, 'config.toml'))],
    ['a link to itself', (at: string) => symlinkSync('config.toml', path.join(at, 'config.toml'))],
    ['a device', (at: string) => symlinkSync('/dev/zero', path.join(at, 'config.toml'))],
    ['a link out of it', (at: string) => symlinkSync('/proc/self/environ', path.join(at, 'config.toml'))],
  ])('%s: is named, and neither read nor replaced', async (_what, make) => {
    const at = folder();
    make(at);
    expect(messages(at)).toHaveLength(1);
    const config = opened(at);
    expect(await config.save(['theme'], 'dark')).toMatchObject({ ok: false });
    expect(readdirSync(at)).toEqual(['config.toml']);
  });

  it('a theme that is a pipe, a folder, or a link in a circle', () => {
    const at = folder();
    write(at, 'config.toml', 'theme = "mine"\n');
    mkdirSync(path.join(at, 'themes'));
    const theme = path.join(at, 'themes', 'mine.toml');
    execFileSync('mkfifo', [theme]);
    expect(messages(at)).toHaveLength(1);
    rmSync(theme);
    mkdirSync(theme);
    expect(messages(at)).toHaveLength(1);
    rmSync(theme, { recursive: true });
    symlinkSync('mine.toml', theme);
    expect(messages(at)).toHaveLength(1);
  });
});

describe('config.toml that says too much', () => {
  it.each([
    '../../etc/x',
    '/etc/passwd',
    '..\\x',
    'a/b',
    'a\0b',
    '.hidden',
    'x'.repeat(300),
    'mine.toml/..',
    'C:x',
    '',
  ])('no theme leads to another place: %j', (name) => {
    const at = folder();
    write(at, 'etc/x.toml', 'base = "dark"\n');
    write(at, 'config.toml', `theme = ${JSON.stringify(name)}\n`);
    const read = loadConfig(at, NOTHING_READ);
    expect(read.customTheme).toBeNull();
    expect(read.faults).toHaveLength(1);
  });

  it.each([
    ['of 10 MB', `# ${'x'.repeat(10_000_000)}`],
    ['with a key twice', 'theme = "dark"\ntheme = "light"\n'],
    ['that reaches into the language', '__proto__ = 1\n'],
    ['that reaches deeper into it', '[filters.__proto__]\npolluted = 1\n'],
    ['that reaches into it by a list', '[[constructor.prototype]]\nx = 1\n'],
    ['nested ten thousand deep', `x = ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['of tables without an end', `x = ${'{a='.repeat(10_000)}1`],
    ['of another encoding', '\ufffe'],
    ['with NUL', 'theme = "a\0"'],
    ['with terminal orders', 'theme = "\u001b]0;x\u0007"\n"\u001b[31m" = 1\n"\u009b31m" = "\u202e"\n'],
  ])('%s is named in clean words', (_what, text) => {
    const at = folder();
    write(at, 'config.toml', text);
    const before = performance.now();
    const said = messages(at);
    expect(said.length).toBeGreaterThan(0);
    expect(said.join()).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it('with a mistake in each of its lines is read in a moment', () => {
    const at = folder();
    write(at, 'config.toml', Array.from({ length: 20_000 }, (_, n) => `k${n}=1\n`).join(''));
    const before = performance.now();
    expect(loadConfig(at, NOTHING_READ).faults.length).toBeGreaterThan(0);
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it('with a thousand keys bound wrongly is read in a moment', () => {
    const at = folder();
    const lines = Array.from({ length: 9_000 }, (_, n) => `"g${n}" = "no_${n}"\n`).join('');
    write(at, 'config.toml', `[keybindings.navigate]\n${lines}`);
    const before = performance.now();
    expect(loadConfig(at, NOTHING_READ).faults.length).toBeGreaterThan(0);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

describe('a save', () => {
  it('replaces what was put there meanwhile by nobody: a link, a pipe', async () => {
    const at = folder();
    write(at, 'config.toml', 'theme = "dark"\n');
    const config = opened(at);
    const saved = config.save(['theme'], 'light');
    rmSync(path.join(at, 'config.toml'));
    execFileSync('mkfifo', [path.join(at, 'config.toml')]);
    expect(await saved).toMatchObject({ ok: false });
    expect(readdirSync(at)).toEqual(['config.toml']);
  });

  it.each([
    [['__proto__'], 'x'],
    [['theme', '__proto__'], 'x'],
    [['filters', '__proto__'], 'x'],
    [['filters', 'constructor'], 'state:open'],
    [['theme'], '../../etc/x'],
    [['theme'], 'a"\n[x]\ny = "'],
    [['filters', 'a]\nb'], 'x'],
    [['keybindings', 'navigate', 'x"\ny'], 'none'],
  ] as const)('of %j says exactly that, or nothing', async (key, value) => {
    const at = folder();
    write(at, 'config.toml', '# mine\ntheme = "dark" # kept\n');
    const config = opened(at);
    const done = await config.save(key, value);
    const text = readFileSync(path.join(at, 'config.toml'), 'utf8');
    expect(text).toContain('# mine\n');
    if (!done.ok) expect(text).toBe('# mine\ntheme = "dark" # kept\n');
    else expect(config.current().faults).toEqual([]);
    expect(({} as { x?: string }).x).toBeUndefined();
  });
});
