import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../src-core/lib/calendar-date';
import { err, ok } from '../../../src-core/lib/result';
import { TODAYS_LIST } from '../../../src-core/todo/testing/list-notation';
import { IDLE_WORKSHOP } from '../kit/testing/workshop';
import type { Development, DevelopmentPage } from '../kit/workshop';
import { runPluginVerb } from './run-plugin-verb';
import { sampleAdministration } from './testing/sample-administration';
import type { VerbContext } from './verb-context';

const PAGE: DevelopmentPage = { lines: [{ text: '12:00:00 built', tone: 'ok' }], last: 7, on: true };

/** The verb, and a development that only notes what it is asked. */
function verb(own: Partial<Development> = {}) {
  const asked: string[] = [];
  const development: Development = {
    start: async (folder, from, ways) => {
      asked.push(`start ${folder} ${from}${ways?.ownCompilers ? ' with its own compiler' : ''}`);
      return ok('watching it');
    },
    latest: (folder) => {
      asked.push(`latest ${folder}`);
      return PAGE;
    },
    follow: async (folder, after) => {
      asked.push(`follow ${folder} ${after}`);
      return PAGE;
    },
    stop: (folder) => {
      asked.push(`stop ${folder}`);
      return ok('it is over');
    },
    dispose: () => undefined,
    ...own,
  };
  const say = (from: VerbContext['from'], ...words: string[]) =>
    runPluginVerb(['dev', ...words], {
      administration: sampleAdministration().administration,
      target: { list: TODAYS_LIST, selected: null },
      now: '2026-01-30T09:45:00.000Z',
      today: '2026-01-30' as CalendarDate,
      zone: 'UTC',
      cwd: '/work',
      home: '/home/me',
      pluginsFolder: '/data/plugins',
      workshop: { ...IDLE_WORKSHOP, development },
      from,
    });
  return { say, asked };
}

describe('dev', () => {
  it('runs a compiler of the folder only where the user says so', async () => {
    const { say, asked } = verb();
    await say('terminal', 'hello');
    await say('terminal', 'hello', '--own-compiler');
    expect(asked).toEqual(['start /work/hello terminal', 'start /work/hello terminal with its own compiler']);
  });

  it('shows a page in the window that is asked for again', async () => {
    const { say, asked } = verb();
    expect(await say('window', '~/hello')).toEqual({
      kind: 'report',
      report: { title: 'Development of /home/me/hello', lines: PAGE.lines },
      live: 1_000,
    });
    expect(asked).toEqual(['start /home/me/hello window', 'latest /home/me/hello']);
  });

  it('shows a page that is not asked for again when it is over', async () => {
    const { say } = verb({ latest: () => ({ ...PAGE, on: false }) });
    expect(await say('window', 'hello')).toMatchObject({ kind: 'report', live: null });
  });

  it('answers a terminal at once, and then with what is new', async () => {
    const { say, asked } = verb();
    expect(await say('terminal', 'hello')).toEqual({ kind: 'said', level: 'success', text: 'watching it' });
    expect(await say('terminal', '--after', '3', 'hello')).toEqual({
      kind: 'report',
      report: { title: '7', lines: PAGE.lines },
      live: 0,
    });
    expect(asked).toEqual(['start /work/hello terminal', 'follow /work/hello 3']);
  });

  it('ends it', async () => {
    const { say, asked } = verb();
    expect(await say('terminal', 'hello', '--stop')).toMatchObject({ level: 'success', text: 'it is over' });
    expect(asked).toEqual(['stop /work/hello']);
  });

  it.each([['x'], ['-1'], ['1e9'], ['9999999999']])('--after %s is no number of a line', async (after) => {
    const { say, asked } = verb();
    expect(await say('terminal', 'hello', `--after=${after}`)).toMatchObject({ level: 'error' });
    expect(asked).toEqual([]);
  });

  it('says why it cannot begin, and what is not watched', async () => {
    const { say } = verb({ start: async () => err('no manifest'), follow: async () => undefined });
    expect(await say('window', 'hello')).toMatchObject({ level: 'error', text: 'no manifest' });
    expect(await say('terminal', 'hello', '--after', '0')).toMatchObject({ level: 'error' });
    expect(await say('window', 'https://example.org/x')).toMatchObject({ level: 'error' });
  });

  it('needs the application', async () => {
    const { say, asked } = verb();
    expect(await say('alone', 'hello')).toMatchObject({ level: 'error' });
    expect(asked).toEqual([]);
  });
});
