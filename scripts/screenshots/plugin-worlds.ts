/** What plugins find on the pictures: a home folder, a repository, a service on loopback, days that were before. */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import Database from 'better-sqlite3';
import { PLUGINS } from '../../e2e/app.fixture';

/** Where a picture's world lies. */
export interface Place {
  /** The user's home, with what plugins find there. */
  readonly home: string;
  /** The data directory of the application, below it. */
  readonly dataDir: string;
}

/** Ends what a world started. */
export type End = () => void;

/** Task lists as Claude Code writes them. */
export async function writeTasks({ home }: Place): Promise<void> {
  const folder = path.join(home, '.claude/tasks/importer');
  await mkdir(folder, { recursive: true });
  const tasks = [
    { subject: 'Read the old format', status: 'completed', blockedBy: [] },
    {
      subject: 'Write the importer',
      status: 'in_progress',
      activeForm: 'Writing the importer',
      blockedBy: ['1'],
    },
    { subject: 'Try it with ten years of files', status: 'pending', blockedBy: ['2'] },
    { subject: 'Say in the changelog what is new', status: 'pending', blockedBy: ['2', '3'] },
  ];
  for (const [index, task] of tasks.entries()) {
    const text = JSON.stringify({ id: String(index + 1), description: '', blocks: [], ...task });
    await writeFile(path.join(folder, `${index + 1}.json`), text);
  }
}

/** A repository `~/garden` on `main`, with a commit and a file that git does not know. */
export async function writeRepository({ home }: Place): Promise<void> {
  const folder = path.join(home, 'garden');
  await mkdir(folder);
  await writeFile(path.join(folder, 'beds.md'), '# Beds\n');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], {
      cwd: folder,
    });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=Begin');
  await writeFile(path.join(folder, 'peas.md'), '# Peas\n');
}

/** Days are counted from 1970; the pictures are of this one. */
const TODAY = Date.UTC(2026, 0, 30) / 86_400_000;

/** What the plugin habit-streaks has stored about two habits, so that they have a past. */
export function writeHabits({ dataDir }: Place): void {
  const database = new Database(path.join(dataDir, 'to-tui.db'));
  const put = database.prepare(
    "INSERT INTO plugin_metadata (plugin_id, key, value, created_at, updated_at) VALUES ('habit-streaks', ?, ?, ?, ?)",
  );
  const now = new Date(Date.UTC(2026, 0, 29, 20)).toISOString();
  const keep = (key: string, value: unknown) => put.run(key, JSON.stringify(value), now, now);
  const habit = (name: string, count: number, best: number) => ({
    name,
    last: TODAY - 1,
    count,
    best,
    total: 80,
    days: Array.from({ length: count }, (_, index) => TODAY - count + index),
    by: '',
    before: null,
  });
  keep('habit run 2acd4eca', habit('Run', 11, 11));
  keep('habit stretch d32ade2a', habit('Stretch', 4, 23));
  keep('index', ['habit run 2acd4eca', 'habit stretch d32ade2a']);
  database.close();
}

const TICKET = {
  fields: {
    summary: 'The garden door squeaks',
    status: { name: 'To Do' },
    description: {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Since it rained.' }] }],
    },
  },
};

const SUGGESTED = [
  'Find out which hinge it is',
  'Buy oil',
  'Oil both hinges',
  'Tell Ann that it is mended',
] as const;

/** The plugin jira-claude in its place, asking a service on loopback that answers as Jira and Anthropic do. */
export async function startJira({
  dataDir,
}: Place): Promise<{ readonly address: string; readonly end: End }> {
  const server = createServer((request, response) => {
    const text = JSON.stringify(SUGGESTED);
    const answer = request.method === 'GET' ? TICKET : { content: [{ type: 'text', text }] };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = path.join(dataDir, 'plugins/jira-claude');
  await cp(path.join(PLUGINS, 'jira-claude'), folder, { recursive: true });
  const manifest = path.join(folder, 'manifest.toml');
  const text = (await readFile(manifest, 'utf8'))
    .replace('"*.atlassian.net", "api.anthropic.com"', `"${address}"`)
    .replace('"https://api.anthropic.com"', `"http://${address}"`);
  await writeFile(manifest, text);
  return { address, end: () => server.close() };
}
