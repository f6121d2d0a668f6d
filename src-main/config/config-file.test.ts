/** The file of the settings on a real disk, with real notices of changes; only the wait for quiet is played. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_SCREEN_CONFIG, type ScreenConfig } from '../../src-core/config/config';
import { faultText } from '../../src-core/config/faults';
import { openConfig } from './config-file';
import { CONFIG_HEADER, saveKey } from './save-key';
import { replaceFile } from './write-file';

function world(text?: string) {
  const home = mkdtempSync(join(tmpdir(), 'to-tui-config-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const file = join(home, 'config.toml');
  if (text !== undefined) writeFileSync(file, text);
  return { home, file, text: () => readFileSync(file, 'utf8') };
}

function opened(text?: string) {
  const made = world(text);
  const waits = new Set<() => void>();
  const logged: string[] = [];
  const log = {
    info: (line: string) => void logged.push(line),
    warn: (line: string) => void logged.push(line),
  };
  let asks = 0;
  const after = (_: number, deed: () => void) => {
    asks += 1;
    waits.add(deed);
    return () => waits.delete(deed);
  };
  const config = openConfig({ folder: made.home, log, after });
  onTestFinished(() => config.dispose());
  const heard: ScreenConfig[] = [];
  config.subscribe((changed) => heard.push(changed));
  /** It is quiet. */
  const quiet = () => {
    const due = [...waits];
    waits.clear();
    for (const deed of due) deed();
  };
  const later = <T>(look: (config: ScreenConfig) => T) =>
    expect.poll(() => {
      quiet();
      return look(config.current());
    });
  const faults = () => config.current().faults.map(faultText);
  return { ...made, config, heard, logged, later, quiet, waits, faults, asked: () => asks };
}

describe('config.toml', () => {
  it('need not be there', () => {
    const { config, home } = opened();
    expect(config.current()).toEqual(DEFAULT_SCREEN_CONFIG);
    expect(readdirSync(home)).toEqual([]);
  });

  it('is read at the start; what is wrong is told and logged', () => {
    const { config, faults } = opened('# x\nwhich_key_delay = 7\nkeymap = "wim"\n');
    expect(config.current().config.whichKeyDelay).toBe(7);
    expect(faults()).toEqual([
      'config.toml, line 3: keymap takes “to-tui” or “vim”, not “wim”; did you mean “vim”?',
    ]);
  });

  it('is read again when it is written, also by rename, also when it was not there', async () => {
    const { file, later, heard } = opened();
    writeFileSync(file, 'due_soon_days = 3\n');
    await later(({ config }) => config.dueSoonDays).toBe(3);
    writeFileSync(`${file}.new`, 'due_soon_days = 4\n');
    renameSync(`${file}.new`, file);
    await later(({ config }) => config.dueSoonDays).toBe(4);
    writeFileSync(file, 'due_soon_days = 5\n');
    await later(({ config }) => config.dueSoonDays).toBe(5);
    rmSync(file);
    await later(({ config }) => config.dueSoonDays).toBe(2);
    expect(heard.map(({ config }) => config.dueSoonDays)).toEqual([3, 4, 5, 2]);
  });

  it('keeps what was good while the file cannot be read', async () => {
    const { file, later, faults } = opened('due_soon_days = 3\n');
    writeFileSync(file, 'due_soon_days = \n');
    await later(({ faults: found }) => found.length).toBe(1);
    expect(faults()[0]).toMatch(
      /^config\.toml, line 1: this cannot be read: .* What it said before counts until/,
    );
    await later(({ config }) => config.dueSoonDays).toBe(3);
    writeFileSync(file, Buffer.from([0xff, 0xfe]));
    await later(({ faults: found }) => found[0]?.message).toMatch(/^the file is not UTF-8 text\./);
    await later(({ config }) => config.dueSoonDays).toBe(3);
    writeFileSync(file, `# ${'x'.repeat(300_000)}\n`);
    await later(({ faults: found }) => found[0]?.message).toMatch(/^the file is larger than 256 KB\./);
    writeFileSync(file, 'due_soon_days = 6\n');
    await later(({ config, faults: found }) => [config.dueSoonDays, found.length]).toEqual([6, 0]);
  });

  it('is read behind a link, and followed there', async () => {
    const { home, file } = world();
    mkdirSync(join(home, 'dots'));
    writeFileSync(join(home, 'dots', 'totui.toml'), 'due_soon_days = 3\n');
    symlinkSync(join(home, 'dots', 'totui.toml'), file);
    const waits = new Set<() => void>();
    const log = { info: () => {}, warn: () => {} };
    const config = openConfig({
      folder: home,
      log,
      after: (_, deed) => {
        waits.add(deed);
        return () => waits.delete(deed);
      },
    });
    onTestFinished(() => config.dispose());
    writeFileSync(join(home, 'dots', 'totui.toml'), 'due_soon_days = 4\n');
    await expect
      .poll(() => {
        for (const deed of waits) deed();
        return config.current().config.dueSoonDays;
      })
      .toBe(4);
    expect(await config.save(['due_soon_days'], 9)).toEqual({ ok: true, value: null });
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(home, 'dots', 'totui.toml'), 'utf8')).toBe('due_soon_days = 9\n');
  });

  it('is no folder', () => {
    const { home } = world();
    mkdirSync(join(home, 'config.toml'));
    const config = openConfig({ folder: home, log: { info() {}, warn() {} }, after: () => () => {} });
    onTestFinished(() => config.dispose());
    expect(config.current().faults[0]?.message).toMatch(/^the file is no file\./);
  });

  it('has nothing to do with other files beside it', async () => {
    const { home, asked } = opened('');
    writeFileSync(join(home, 'to-tui.db-wal'), 'x');
    mkdirSync(join(home, 'themes'));
    // Notices come in order: when the folder of themes was heard of, so was what came before it.
    await expect.poll(asked).toBeGreaterThan(0);
    expect(asked()).toBe(1);
  });

  it('is not listened to any more after the end', async () => {
    const { config, file, heard, waits } = opened('');
    config.dispose();
    writeFileSync(file, 'due_soon_days = 3\n');
    await new Promise((resolve) => setImmediate(resolve));
    expect([heard.length, waits.size]).toEqual([0, 0]);
  });
});

describe('a theme file', () => {
  const THEME = 'base = "light"\n[inks]\naccent = "#003366"\n';

  it('is read, and read again when it changes', async () => {
    const { home, later, config } = opened('theme = "mine"\n');
    expect(config.current().customTheme).toBeNull();
    expect(config.current().faults[0]).toMatchObject({ file: 'config.toml', line: 1, key: 'theme' });
    mkdirSync(join(home, 'themes'));
    await later(() => true).toBe(true);
    writeFileSync(join(home, 'themes', 'mine.toml'), THEME);
    await later(({ customTheme }) => customTheme?.inks.background.accent).toBe(0x003366);
    expect(config.current().faults).toEqual([]);
    writeFileSync(join(home, 'themes', 'mine.toml'), THEME.replace('003366', '330066'));
    await later(({ customTheme }) => customTheme?.inks.background.accent).toBe(0x330066);
    writeFileSync(join(home, 'themes', 'mine.toml'), 'base =');
    await later(({ faults }) => faults[0]?.file).toBe('themes/mine.toml');
    expect(config.current().customTheme?.inks.background.accent).toBe(0x330066);
  });

  it('that is not there is told with what was meant', () => {
    const { home } = world('theme = "nordd"\n');
    mkdirSync(join(home, 'themes'));
    for (const name of ['nord.toml', 'solar.toml', '.hidden.toml', 'readme.md']) {
      writeFileSync(join(home, 'themes', name), '');
    }
    const config = openConfig({ folder: home, log: { info() {}, warn() {} }, after: () => () => {} });
    onTestFinished(() => config.dispose());
    expect(config.themes()).toEqual(['nord', 'solar']);
    expect(config.current().themes).toEqual(['nord', 'solar']);
    expect(config.current().faults.map(faultText)).toEqual([
      'config.toml, line 1: there is no theme “nordd”: neither one of ours nor a file themes/nordd.toml; did you mean “nord”? The default is shown.',
    ]);
  });
});

describe('saving', () => {
  it('makes the file with a head that says what it is', async () => {
    const { config, text, heard, file } = opened();
    expect(await config.save(['theme'], 'dark')).toEqual({ ok: true, value: null });
    expect(text()).toBe(`${CONFIG_HEADER}theme = "dark"\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(heard.map((each) => each.config.theme)).toEqual(['dark']);
  });

  it('touches one line, keeps the mode, and leaves nothing beside the file', async () => {
    const before = "# mine\r\ntheme = 'dark' # night  \r\n\r\n[font]\r\nsize = 15\r\n";
    const { config, text, file, home } = opened(before);
    chmodSync(file, 0o666); // more than a usual umask leaves
    await config.save(['theme'], 'light');
    expect(text()).toBe(before.replace('dark', 'light'));
    await config.save(['theme'], null);
    expect(text()).toBe(before.replace("theme = 'dark' # night  \r\n", ''));
    expect(statSync(file).mode & 0o777).toBe(0o666);
    expect(readdirSync(home)).toEqual(['config.toml']);
  });

  it('one after the other, whoever asks at once', async () => {
    const { config, text } = opened('');
    const days = [1, 2, 3, 4, 5].map((day) => config.save(['due_soon_days'], day));
    const more = config.save(['keybindings', 'navigate', '<C-j>'], 'undo');
    expect((await Promise.all([...days, more])).every(({ ok }) => ok)).toBe(true);
    expect(text()).toBe('due_soon_days = 5\n\n[keybindings.navigate]\n"<C-j>" = "undo"\n');
  });

  it.each([
    [['nope'], 1, 'nope is no setting.'],
    [['nope'], null, 'nope is no setting.'],
    [['font'], null, null],
    [['keybindings', 'navigate'], null, 'keybindings.navigate is no setting.'],
    [
      ['keybindings', 'navigate'],
      'x',
      'keybindings.navigate takes a table, as [keybindings.navigate], not “x”.',
    ],
    [['font', 'size'], 500, 'font.size takes a whole number from 6 to 72 (pixels), not 500.'],
    [['__proto__', 'x'], 1, '__proto__ is no setting.'],
    [['__proto__'], null, '__proto__ is no setting.'],
    [[], null, ' is no setting.'],
  ] as const)('%j as %j: %s', async (key, value, error) => {
    const { config, text } = opened('# mine\n');
    expect(await config.save(key, value)).toEqual(
      error === null ? { ok: true, value: null } : { ok: false, error },
    );
    expect(text()).toBe('# mine\n');
  });

  it('says it where the file says it already', async () => {
    const { config, text } = opened('font = "F"\n');
    await config.save(['font', 'size'], 20);
    expect(text()).toBe('font = "F"\nfont_size = 20\n');
    await config.save(['font', 'family'], 'G');
    expect(text()).toBe('font = "G"\nfont_size = 20\n');
  });

  it('does not touch a file that cannot be read, or not be written', async () => {
    const broken = opened('a =\n');
    expect(await broken.config.save(['theme'], 'dark')).toEqual({
      ok: false,
      error: expect.stringMatching(
        /^config\.toml was not changed: line 1 cannot be read \(.*\)\. Mend it first\.$/,
      ),
    });
    expect(broken.text()).toBe('a =\n');
    const locked = opened('# mine\n');
    chmodSync(locked.file, 0o400);
    expect(await locked.config.save(['theme'], 'dark')).toEqual({
      ok: false,
      error: 'config.toml cannot be written (EACCES): theme was not changed.',
    });
    expect(locked.text()).toBe('# mine\n');
    const tables = opened('filters = 3\n');
    expect(await tables.config.save(['filters', 'x'], 'y')).toMatchObject({ ok: false });
    expect(tables.text()).toBe('filters = 3\n');
  });

  it('begins anew when somebody wrote the file meanwhile', async () => {
    const { file, text } = world('# one\n');
    const saved = saveKey(file, ['theme'], 'dark'); // has read the file by now, and written nothing
    writeFileSync(file, '# one\n# two, by another program\n');
    expect(await saved).toEqual({ ok: true, value: null });
    expect(text()).toBe('# one\n# two, by another program\ntheme = "dark"\n');
  });

  it('leaves the old text when it fails in the middle', async () => {
    const { file, text, home } = world('# one\n');
    await expect(
      replaceFile(file, 'new', () => {
        throw new Error('the disk is full');
      }),
    ).rejects.toThrow('full');
    expect(text()).toBe('# one\n');
    expect(await replaceFile(file, 'new', () => false)).toBe(false);
    expect([text(), readdirSync(home), existsSync(join(home, 'x'))]).toEqual([
      '# one\n',
      ['config.toml'],
      false,
    ]);
  });
});
