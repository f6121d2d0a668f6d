/** Branches in a real repository. What git is asked for, argument by argument, is in the plugin's own cases. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPlugin } from '../../../scripts/build-plugins';
import type { SettingValue } from '../../../src-core/plugin/settings';
import { openShipped, type Shipped } from './testing/shipped-world';

/** Plain JavaScript, which the type checker knows in the plugins' project only. */
const { slugOf }: { slugOf: (content: string, id: string) => string } = await import(
  path.resolve('plugins/git-branch/branch-name.js')
);

interface Opened extends Shipped {
  readonly folder: string;
  git(...args: string[]): string;
}

/** A home with a repository called `app`, and the plugin that is told of it. */
async function open(rows: readonly string[], settings: Record<string, SettingValue> = {}): Promise<Opened> {
  const opened = await openShipped(built, { rows, settings: { repository: '~/app', ...settings } });
  const { home } = opened;
  const folder = path.join(home, 'app');
  mkdirSync(folder);
  writeFileSync(path.join(home, '.gitconfig'), '[user]\n\tname = A\n\temail = a@example.org\n');
  const env = { PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8' };
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { env, encoding: 'utf8' }).trim();
  git('init', '--quiet', '--initial-branch=main');
  writeFileSync(path.join(folder, 'a.txt'), 'a');
  git('add', '.');
  git('commit', '--quiet', '-m', 'first');
  return { ...opened, folder, git };
}

const built = await buildPlugin('git-branch');

describe('git-branch', { timeout: 240_000 }, () => {
  it('starts no program that the repository names to be looked at', async () => {
    const opened = await open([]);
    const [program, ran] = [path.join(opened.folder, '.git/watcher'), path.join(opened.folder, '../ran')];
    writeFileSync(program, `#!/bin/sh\ntouch '${ran}'\n`, { mode: 0o755 });
    opened.git('config', 'core.fsmonitor', program);
    await opened.act('show');
    expect(opened.notices.at(-1)).toBe('git-branch: app: main, clean');
    expect(existsSync(ran)).toBe(false);
  });

  it('says how the repository is, makes a branch, and goes back to it', async () => {
    const opened = await open(['ABC-7 Fix the login #work', 'Größe']);
    await opened.act('show');
    expect(opened.notices.at(-1)).toBe('git-branch: app: main, clean');
    await opened.act('start', 'ABC-7 Fix the login #work');
    expect(opened.git('branch', '--show-current')).toBe('feature/ABC-7-fix-the-login');
    expect(opened.badges()).toEqual(['ABC-7 Fix the login #work: ok ABC-7-fix-the-login']);
    await opened.act('start', 'Größe');
    expect(opened.git('branch', '--show-current')).toBe('feature/grosse');
    await opened.act('back', 'ABC-7 Fix the login #work');
    expect(opened.git('branch', '--show-current')).toBe('feature/ABC-7-fix-the-login');
    const after = await opened.restart();
    expect(after.badges().sort()).toEqual([
      'ABC-7 Fix the login #work: plain ABC-7-fix-the-login',
      'Größe: plain grosse',
    ]);
  });

  it('refuses while files are changed that git knows, and not for new ones', async () => {
    const opened = await open(['one', 'two']);
    writeFileSync(path.join(opened.folder, 'new.txt'), 'new');
    await opened.act('start', 'one');
    expect(opened.git('branch', '--show-current')).toBe('feature/one');
    writeFileSync(path.join(opened.folder, 'a.txt'), 'changed');
    await opened.act('start', 'two');
    expect(opened.notices.at(-1)).toContain('1 file is changed');
    expect(opened.git('branch', '--list', 'feature/two')).toBe('');
    expect(opened.badges()).toEqual(['one: ok one']);
    await opened.act('show');
    expect(opened.notices.at(-1)).toBe('git-branch: app: feature/one, 1 changed, 1 new');
  });

  it('begins at the base without following it, and says when there is none', async () => {
    const opened = await open(['one', 'two'], { base: 'main' });
    opened.git('switch', '--quiet', '-c', 'other');
    opened.git('commit', '--quiet', '--allow-empty', '-m', 'second');
    await opened.act('start', 'one');
    expect(opened.git('rev-parse', 'HEAD')).toBe(opened.git('rev-parse', 'main'));
    await opened.manager.settings.save('git-branch', { repository: '~/app', base: 'nowhere' }, {});
    await opened.act('start', 'two');
    expect(opened.notices.at(-1)).toBe('git-branch: there is no nowhere to begin at');
  });

  it('says what git says where there is no repository, and of a branch that is gone', async () => {
    const opened = await open(['one']);
    await opened.act('start', 'one');
    opened.git('switch', '--quiet', 'main');
    opened.git('branch', '--quiet', '-D', 'feature/one');
    await opened.act('back', 'one');
    expect(opened.notices.at(-1)).toBe('git-branch: invalid reference: feature/one');
    await opened.manager.settings.save('git-branch', { repository: '~/' }, {});
    await opened.act('show');
    expect(opened.notices.at(-1)).toMatch(/^git-branch: not a git repository/);
    expect(opened.summary('git-branch')).toMatchObject({ state: 'enabled', failures: 0 });
  });

  it('is off until the repository is named', async () => {
    const opened = await openShipped(built, { isOn: false });
    expect(opened.state('git-branch')).toContain('needs the setting');
  });

  it('law: whatever a todo says, git takes the name, and no part of it is an option', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '--',
        '-D',
        '..',
        '@{',
        '.lock',
        '~',
        '^',
        ':',
        '\\',
        ' ',
        '/',
        '#tag',
        'ABC-1',
        'é',
        '日本',
        '😀',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const names = fc
      .sample(fc.array(word, { maxLength: 30 }), { numRuns: 60, seed: 5 })
      .map((words) => slugOf(words.join(''), '0123456789abcdef'));
    for (const name of names) {
      expect(name).toMatch(/^\p{L}/u);
      expect([...name].length).toBeLessThanOrEqual(55);
      execFileSync('git', ['check-ref-format', '--branch', name]);
    }
  });
});
