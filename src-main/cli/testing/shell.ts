/** A command line over a real database, with a terminal that is typed at. For tests only. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { createClock } from '../../clock';
import { openHeadless } from '../../headless';
import { presentOf } from '../../hear-command-lines';
import { SILENT_LOG } from '../../log';
import { pathsIn } from '../../paths';
import { IDLE_WORKSHOP } from '../../plugin/kit/testing/workshop';
import type { Workshop } from '../../plugin/kit/workshop';
import { parseClockStart, startedTime } from '../../time-source';
import { runCommandLine } from '../command-line';

/** A folder that goes with the test. */
export function home(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'to-tui-app-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A Sunday morning, in UTC. */
export function clock() {
  const start = parseClockStart('2026-11-22T10:00:00+00:00');
  if (!start.ok) throw new Error(start.error);
  return createClock(startedTime(start.value));
}

/** In the place of what must not be asked for. */
export function never(): never {
  throw new Error('nobody may ask for this');
}

/** What a command line opens for itself: the data directory is `data` in the folder. */
export const openAt = (folder: string) =>
  openHeadless({
    paths: pathsIn(path.join(folder, 'data')),
    clock: clock(),
    log: SILENT_LOG,
    spawn: never,
    keychain: { available: never, encrypt: never, decrypt: never } as never,
    ready: Promise.resolve(),
  });

/** What comes on standard input, at a terminal or not; `asked` is called when a yes is waited for. */
interface Given {
  readonly typed?: string;
  readonly isTTY?: boolean;
  readonly asked?: () => void;
  /** Is handed what Ctrl-C does, once it does anything. */
  readonly onInterrupt?: (interrupt: () => void) => void;
}

/** A command line in a folder, a fresh one when none is given, with sandboxes when it is given some; `opened` has the words of each that opened the database. */
export function shell(folder = home(), workshop: Workshop = IDLE_WORKSHOP) {
  const opened: string[] = [];
  const ask = async (
    words: readonly string[],
    { typed = '', isTTY = false, asked, onInterrupt }: Given = {},
  ) => {
    let [out, error] = ['', ''];
    const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => undefined });
    if (isTTY) setImmediate(() => input.write(typed));
    else input.end(typed);
    const code = await runCommandLine(
      words,
      {
        paths: pathsIn(path.join(folder, 'data')),
        version: '0.1.0',
        openAdministration: () => {
          opened.push(words.join(' '));
          return openAt(folder);
        },
        present: () => presentOf(clock()),
        cwd: folder,
        workshop: () => workshop,
        ready: async () => undefined,
        home: folder,
        input,
        onInterrupt: (deed) => {
          onInterrupt?.(deed);
          return () => undefined;
        },
      },
      {
        out: (text) => {
          out += text;
        },
        error: (text) => {
          error += text;
          if (text.includes('[y/N]')) asked?.();
        },
      },
    );
    return { code, out, error };
  };
  return { folder, ask, opened };
}
