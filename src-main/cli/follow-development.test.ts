/** `plugin dev` in a terminal, over a real socket to an application that answers as the test says. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CommandAnswer, ReportLine } from '../../src-core/plugin/report';
import { controlPlace } from '../control/control-place';
import { startControl } from '../control/control-server';
import { pathsIn } from '../paths';
import { followAnswer } from '../plugin/kit/development/follow-answer';
import { IDLE_WORKSHOP } from '../plugin/kit/testing/workshop';
import { runCommandLine } from './command-line';
import { never } from './testing/shell';

const BEGUN: CommandAnswer = { kind: 'said', level: 'success', text: 'watching “/work/hello”' };
const STOPPED: CommandAnswer = { kind: 'said', level: 'success', text: 'it is over' };

const lines = (...texts: string[]): ReportLine[] => texts.map((text) => ({ text, tone: 'text' }));

/** An application that says these in turn, and a terminal on the same data directory. */
async function terminal(answers: (CommandAnswer | (() => Promise<CommandAnswer>))[]) {
  const home = mkdtempSync(path.join(tmpdir(), 'to-tui-follow-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const heard: string[] = [];
  const application = await startControl({
    place: controlPlace(home),
    answer: async ({ words, cwd }) => {
      heard.push(`${words.join(' ')} in ${cwd}`);
      const answer = words.includes('--stop') ? STOPPED : answers.shift();
      if (answer === undefined) return new Promise(() => undefined);
      return typeof answer === 'function' ? answer() : answer;
    },
    failed: () => undefined,
  });
  if (!application.ok) throw new Error(application.error);
  const end = application.value;
  onTestFinished(end);
  let [out, error] = ['', ''];
  let interrupt: () => void = () => undefined;
  const code = runCommandLine(
    ['plugin', 'dev', 'hello'],
    {
      paths: pathsIn(home),
      version: '0.1.0',
      openAdministration: never,
      present: never,
      cwd: '/work',
      workshop: () => IDLE_WORKSHOP,
      ready: async () => undefined,
      home: '/home/me',
      input: Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined }),
      onInterrupt: (deed) => {
        interrupt = deed;
        return () => {
          interrupt = () => undefined;
        };
      },
    },
    {
      out: (text) => {
        out += text;
      },
      error: (text) => {
        error += text;
      },
    },
  );
  return {
    code,
    heard,
    end,
    interrupt: () => interrupt(),
    out: () => out,
    error: () => error,
    /** Waits until the application was asked so often. */
    asked: (count: number) => vi.waitFor(() => expect(heard).toHaveLength(count)),
  };
}

describe('plugin dev in a terminal', () => {
  it('prints what comes, asking for what is new each time, until it ends there', async () => {
    const { code, out, heard } = await terminal([
      BEGUN,
      followAnswer({ lines: lines('12:00:00 built', '12:00:01 info  hi'), last: 2, on: true }),
      followAnswer({ lines: [], last: 2, on: true }),
      followAnswer({ lines: lines('12:00:09 watching ended'), last: 3, on: false }),
    ]);
    expect(await code).toBe(0);
    expect(out()).toBe(
      'watching “/work/hello”\nCtrl-C ends it\n12:00:00 built\n12:00:01 info  hi\n12:00:09 watching ended\n',
    );
    expect(heard).toEqual([
      'dev -- hello in /work',
      'dev --after 0 -- hello in /work',
      'dev --after 2 -- hello in /work',
      'dev --after 2 -- hello in /work',
    ]);
  });

  it('ends it there when the user interrupts, whatever it waits for', async () => {
    const { code, asked, interrupt, heard, out } = await terminal([BEGUN]);
    await asked(2);
    interrupt();
    expect(await code).toBe(0);
    expect(heard.at(-1)).toBe('dev --stop -- hello in /work');
    expect(out()).toContain('it is over');
  });

  it('says so when the application ends, and ends', async () => {
    const { code, asked, end, out } = await terminal([BEGUN]);
    await asked(2);
    await end();
    expect(await code).toBe(0);
    expect(out()).toContain('to-tui has ended; what was built last stays installed\n');
  });

  it('fails when it cannot begin, and when it ended badly', async () => {
    const refused = await terminal([{ kind: 'said', level: 'error', text: 'there is no manifest.toml' }]);
    expect(await refused.code).toBe(1);
    expect(refused.error()).toBe('to-tui: there is no manifest.toml\n');
    const gone = await terminal([
      BEGUN,
      followAnswer({ lines: [{ text: 'the folder is gone', tone: 'error' }], last: 1, on: false }),
    ]);
    expect(await gone.code).toBe(1);
    const other = await terminal([BEGUN, { kind: 'said', level: 'info', text: 'what?' }]);
    expect(await other.code).toBe(1);
  });

  it('prints nothing that steers the terminal', async () => {
    const { code, out } = await terminal([
      BEGUN,
      followAnswer({ lines: lines('a\u001b[2Jb', 'c\u0007d\rnice'), last: 2, on: false }),
    ]);
    await code;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
    expect(out().replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f]/);
  });

  it('needs the application to run', async () => {
    let error = '';
    const home = mkdtempSync(path.join(tmpdir(), 'to-tui-follow-'));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    const code = await runCommandLine(
      ['plugin', 'dev', 'hello'],
      {
        paths: pathsIn(home),
        version: '0.1.0',
        openAdministration: never,
        present: never,
        cwd: '/work',
        workshop: never,
        ready: never,
        home: '/home/me',
        input: Object.assign(new PassThrough(), { isTTY: false, setRawMode: () => undefined }),
      },
      {
        out: () => undefined,
        error: (text) => {
          error += text;
        },
      },
    );
    expect([code, error]).toEqual([
      1,
      'to-tui: plugin dev needs the application to run: start to-tui and say it again\n',
    ]);
  });
});
