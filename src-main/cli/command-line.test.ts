import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pathsIn } from '../paths';
import { runCommandLine, wordsOf } from './command-line';

describe('wordsOf', () => {
  it.each([
    [['electron', '.'], []],
    [['electron', '.', '--data-dir=/d'], []],
    [
      ['electron', '--no-sandbox', '.', '--data-dir=/d', 'plugin', 'list', '--json'],
      ['plugin', 'list', '--json'],
    ],
    [
      ['electron', '.', 'plugin', 'list'],
      ['plugin', 'list'],
    ],
  ])('%j means %j', (argv, words) => {
    expect(wordsOf(argv, false)).toEqual(words);
  });

  it('has no path of the application to skip in a package', () => {
    expect(wordsOf(['/opt/to-tui/to-tui', 'plugin', 'list'], true)).toEqual(['plugin', 'list']);
  });
});

/** Runs words on an empty folder and gives back everything that came of it. */
async function ask(...words: string[]) {
  const home = mkdtempSync(path.join(tmpdir(), 'to-tui-cli-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  let [out, error] = ['', ''];
  const code = await runCommandLine(
    words,
    { paths: pathsIn(home), version: '0.1.0' },
    {
      out: (text) => {
        out += text;
      },
      error: (text) => {
        error += text;
      },
    },
  );
  return { code, out, error, left: readdirSync(home) };
}

describe('runCommandLine', () => {
  it('leaves a start without words to the window', async () => {
    expect((await ask()).code).toBeUndefined();
    expect((await ask('--json')).code).toBeUndefined();
  });

  it('says what it is and what it knows', async () => {
    expect(await ask('--version')).toMatchObject({ code: 0, out: 'to-tui 0.1.0\n' });
    expect((await ask('--help')).out).toContain('plugin list [--json]');
  });

  it('lists no plugins where there are none, and makes no folder for that', async () => {
    expect(await ask('plugin', 'list', '--json')).toEqual({ code: 0, out: '[]\n', error: '', left: [] });
  });

  it.each([[['dance']], [['plugin', 'dance']], [['plugin', 'list', 'all']]])(
    'refuses %j and says what is known',
    async (words) => {
      const { code, out, error } = await ask(...words);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(error).toContain('plugin list');
    },
  );
});
