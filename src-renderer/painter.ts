import { type Caret, encodeRuns } from '../src-core/screen/ansi';
import { diffFrames } from '../src-core/screen/diff';
import type { Frame } from '../src-core/screen/frame';

/** What the view makes of a model: the cells, and where text is being typed. */
export interface Painting {
  readonly frame: Frame;
  readonly caret: Caret | null;
}

/** Brings pictures to the terminal: only what differs from the last one, in one write. */
export interface Painter {
  paint(painting: Painting): void;
}

/** Makes a painter that writes to a terminal. */
export function createPainter(write: (bytes: string) => void): Painter {
  let last: Painting | undefined;
  return {
    paint(painting) {
      const runs = diffFrames(last?.frame ?? null, painting.frame);
      const moved = last?.caret?.x !== painting.caret?.x || last?.caret?.y !== painting.caret?.y;
      last = painting;
      if (runs.length > 0 || moved) write(encodeRuns(painting.frame, runs, painting.caret));
    },
  };
}
