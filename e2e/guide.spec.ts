import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { askedDialogs, expect, ROOT, start, test } from './app.fixture';
import { drop } from './drop-files';

/** One step of a chapter: files that the reader writes, or commands that the reader gives. */
type GuideStep =
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  | { readonly kind: 'commands'; readonly lines: readonly string[] };

/** The steps of the chapter of that title, in the order in which they stand there. */
async function stepsOf(chapter: string): Promise<GuideStep[]> {
  const guide = await readFile(path.join(ROOT, 'docs/plugin-guide.md'), 'utf8');
  const from = guide.indexOf(`## ${chapter}`);
  const text = guide.slice(from, guide.indexOf('\n## ', from + 3));
  return [...text.matchAll(/(?:^`([\w./-]+)`\n\n)?^```(\w+)\n(.*?)^```$/gms)].flatMap(
    ([, name, language, block = '']): GuideStep[] => {
      if (name !== undefined) return [{ kind: 'file', name, text: block }];
      return language === 'sh' ? [{ kind: 'commands', lines: block.trim().split('\n') }] : [];
    },
  );
}

/** Gives a command as a reader with that home would, in the checkout. @returns what it printed */
async function give(line: string, home: string): Promise<string> {
  const { stdout } = await promisify(execFile)('sh', ['-c', line], {
    cwd: ROOT,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: path.join(home, '.config') },
    timeout: 60_000,
  });
  return stdout;
}

test('the guide, word by word: scaffold, build, test, pack, drop, and run by key', async ({ dataDir }) => {
  test.setTimeout(180_000);
  const home = path.join(dataDir, 'home');
  await mkdir(home);
  const said = new Map<string, string>();
  for (const step of await stepsOf('From an empty folder to a key: ten minutes')) {
    if (step.kind === 'file') await writeFile(path.join(home, 'my-plugins', step.name), step.text);
    else for (const line of step.lines) said.set(line, await give(line, home));
  }
  expect([...said.keys()]).toHaveLength(5);
  expect(said.get('npm start -- plugin test ~/my-plugins/split')).toContain('2 passed, 0 failed');

  const app = await start(path.join(dataDir, 'data'));
  const { tui } = app;
  await tui.press('nParty: cake, music<Esc>');
  await drop(app, [path.join(home, 'my-plugins/split/dist/split-0.1.0.zip')]);
  await tui.expectScreen('split 0.1.0 is installed');
  expect(await askedDialogs(app)).toHaveLength(1);
  await tui.press('<C-x>,');
  await tui.expectTodos(['[ ] Party', '  [ ] cake', '  [ ] music']);
  await tui.press('u');
  await tui.expectTodos(['[ ] Party: cake, music']);
  await app.quit();
});
