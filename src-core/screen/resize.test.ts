import { Terminal } from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTER_SCREEN, encodeRuns } from './ansi';
import { diffFrames } from './diff';
import { Frame } from './frame';

interface Size {
  readonly cols: number;
  readonly rows: number;
}

/** A frame whose every row is full and says which one it is: what is moved or broken shows. */
function fullFrame({ cols, rows }: Size): Frame {
  const frame = Frame.blank(cols, rows);
  for (let y = 0; y < rows; y++) frame.put(0, y, `${y}:`.padEnd(cols, '─'), {});
  return frame;
}

function rowsOf(terminal: Terminal): string[] {
  const { active } = terminal.buffer;
  return Array.from(
    { length: terminal.rows },
    (_, y) => active.getLine(active.viewportY + y)?.translateToString(true, 0, terminal.cols) ?? '',
  );
}

/** Shows a frame in each size in turn, as the window does, and gives back what a reader then sees. */
async function resizeThrough(sizes: readonly [Size, ...Size[]], first: string): Promise<string[][]> {
  const terminal = new Terminal({ ...sizes[0], scrollback: 0, allowProposedApi: true });
  const write = (bytes: string) => new Promise<void>((done) => terminal.write(bytes, done));
  await write(first);
  let last: Frame | null = null;
  const seen: string[][] = [];
  for (const size of sizes) {
    terminal.resize(size.cols, size.rows);
    const frame = fullFrame(size);
    await write(encodeRuns(frame, diffFrames(last, frame)));
    last = frame;
    seen.push(rowsOf(terminal));
  }
  terminal.dispose();
  return seen;
}

const shown = (size: Size): string[] =>
  Array.from({ length: size.rows }, (_, y) => `${y}:`.padEnd(size.cols, '─'));

describe('a terminal whose size changes', () => {
  it('shows every frame as it was drawn', async () => {
    const size = fc.record({ cols: fc.integer({ min: 4, max: 60 }), rows: fc.integer({ min: 1, max: 20 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(size, { minLength: 2, maxLength: 6 }), async ([one, ...more]) => {
        if (one === undefined) return;
        expect(await resizeThrough([one, ...more], ENTER_SCREEN)).toEqual([one, ...more].map(shown));
      }),
    );
  });
});
