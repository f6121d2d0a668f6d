/** Verbs about trials and the gallery, over an administration in memory and real folders. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CalendarDate } from '../../../src-core/lib/calendar-date';
import { ok } from '../../../src-core/lib/result';
import type { GalleryPlugin } from '../../../src-core/plugin/gallery';
import { DEFAULT_POLICY } from '../../../src-core/plugin/plugin-policy';
import { trialReport } from '../../../src-core/plugin/trial-report';
import { IDLE_WORKSHOP } from '../kit/testing/workshop';
import { returning, writePlugin } from '../testing/plugin-world';
import { runPluginVerb } from './run-plugin-verb';
import { sampleAdministration, sampleSummary } from './testing/sample-administration';
import type { VerbContext } from './verb-context';

const DIGEST: GalleryPlugin = {
  name: 'digest',
  version: '1.0.0',
  title: 'Digest',
  description: 'A digest',
  author: '',
  permissions: [],
  keys: [],
  readme: [],
  installed: null,
};

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'to-tui-verbs-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** With `digest` in the gallery, and the user in a folder of the test's own. */
function speaking(
  from: VerbContext['from'] = 'window',
  own: Parameters<typeof sampleAdministration>[0] = {},
) {
  const [gallery, cwd] = [folder(), folder()];
  writePlugin(gallery, 'digest', returning(), '[permissions]\nnetwork = ["api.example.org"]\n');
  const { administration, done } = sampleAdministration({ gallery: async () => [DIGEST], ...own });
  const say = (line: string) =>
    runPluginVerb(line.split(' '), {
      administration,
      now: '2026-01-31T12:00:00.000Z',
      today: '2026-01-31' as CalendarDate,
      zone: 'UTC',
      target: { list: { project: 'default', date: '2026-01-31' as CalendarDate }, selected: null } as never,
      cwd,
      home: '/home/me',
      pluginsFolder: '/plugins',
      workshop: { ...IDLE_WORKSHOP, places: { ...IDLE_WORKSHOP.places, gallery } },
      from,
    });
  return { say, done, gallery, cwd };
}

describe('gallery', () => {
  it('lists what comes with the application, and shows one', async () => {
    const { say } = speaking();
    expect(await say('gallery')).toMatchObject({ kind: 'report', report: { title: 'Gallery' } });
    expect(await say('gallery digest')).toMatchObject({ report: { title: 'digest 1.0.0' } });
    expect(await say('gallery digset')).toMatchObject({
      kind: 'said',
      level: 'error',
      text: expect.stringMatching(/no plugin “digset” comes with to-tui.*digest/),
    });
    expect(await say('gallery zzz')).toMatchObject({ text: expect.stringContaining('plugin gallery lists') });
  });
});

describe('install NAME and try NAME', () => {
  it('take a plugin of the gallery', async () => {
    const { say, done, gallery } = speaking();
    await say('install digest');
    await say('try digest');
    expect(done).toEqual([`install ${join(gallery, 'digest')}`, 'try digest']);
  });

  it('in the window mean the gallery, whatever lies in the user’s home', async () => {
    const { say, done, cwd, gallery } = speaking('window');
    writePlugin(cwd, 'digest', returning());
    await say('install digest');
    await say('try digest');
    expect(done).toEqual([`install ${join(gallery, 'digest')}`, 'try digest']);
  });

  it('in a terminal take the path where one of that name lies', async () => {
    const { say, done, cwd } = speaking('terminal');
    writePlugin(cwd, 'digest', returning());
    await say('install digest');
    await say('try digest');
    expect(done).toEqual([`install ${join(cwd, 'digest')}`, `try ${join(cwd, 'digest')}`]);
  });

  it('take the gallery for no path, and a path for no name', async () => {
    const { say, done, cwd, gallery } = speaking();
    await say('install ./digest');
    await say('install digest/');
    await say('try other');
    expect(done).toEqual([
      `install ${join(cwd, 'digest')}`,
      `install ${join(cwd, 'digest')}`,
      `try ${join(cwd, 'other')}`,
    ]);
    expect(done.join()).not.toContain(gallery);
    expect(await say('try https://example.org/digest')).toMatchObject({
      level: 'error',
      text: expect.stringContaining('is an address'),
    });
  });

  it('try the installed plugin of that name first', async () => {
    const { say, done, cwd } = speaking();
    writePlugin(cwd, 'hello', returning());
    await say('try hello');
    expect(done).toEqual(['try hello']);
  });

  it('without the application put what needs a yes in its place, and say so', async () => {
    const { say } = speaking('alone', {
      summaries: () => [sampleSummary('digest', { state: 'needs_consent' })],
    });
    expect(await say('install digest')).toMatchObject({
      level: 'warning',
      text: expect.stringContaining('digest 0.1.0 is in its place and needs consent'),
    });
  });
});

it.each([
  ['window', ':'],
  ['terminal', 'npm start -- '],
] as const)('in a %s each page names what comes next as it is typed there', async (from, before) => {
  const { say } = speaking(from, {
    policy: () => ok({ ...DEFAULT_POLICY, trial: true }),
    report: (name, present, typed) =>
      ok(trialReport({ plugin: name, since: null, runs: 0, notes: [] }, present, typed)),
  });
  const last = async (line: string) => {
    const answer = await say(line);
    return answer.kind === 'report' ? answer.report.lines.map(({ text }) => text).slice(-2) : answer;
  };
  expect(await last('trial hello')).toEqual([
    `${before}plugin keep hello  ends the trial: from then on it does what it returns.`,
    `${before}plugin remove hello  takes it away, with all that was noted.`,
  ]);
  expect(await last('gallery digest')).toContain(
    `${before}plugin try digest  takes it on trial, ${before}plugin install digest  takes it.`,
  );
  expect(await last('policy hello')).toContain(
    `${before}plugin policy, ${before}plugin key and ${before}plugin keys change it.`,
  );
});

describe('trial and keep', () => {
  it('show what would have been done, and end it', async () => {
    const { say, done } = speaking();
    expect(await say('trial hello')).toMatchObject({ report: { title: 'Trial of hello' } });
    expect(await say('keep hello')).toMatchObject({ level: 'success' });
    expect(done).toEqual(['keep hello']);
  });

  it('policy shows a trial and its words begin none', async () => {
    const { say } = speaking('window', { policy: () => ok({ ...DEFAULT_POLICY, trial: true }) });
    expect(await say('policy hello')).toMatchObject({
      report: {
        lines: expect.arrayContaining([{ text: 'on trial: :plugin keep hello ends it', tone: 'warning' }]),
      },
    });
    for (const word of ['trial=off', 'trial=false', 'on'])
      expect(await say(`policy hello ${word}`)).toMatchObject({ level: 'error' });
  });
});
