/**
 * What to write so that a screen which shows one frame shows the next: runs of cells to be taken from the next frame.
 * Runs start and end at whole clusters, go down the rows and from left to right within each, and are joined where
 * going on is cheaper than moving.
 */
import { isNarrowedWide } from '../lib/graphemes';
import { CONTINUATION, clusterIndex, isPlain } from './cell';
import type { Frame } from './frame';

/** Cells [start, end) of row `y` that are to be written again. */
export interface Run {
  readonly y: number;
  readonly start: number;
  readonly end: number;
}

/** The bytes of a move within a row, `CSI column G`, for columns of two digits. */
const MOVE = 5;

/** The runs in which `next` differs from `previous`; all rows in full where that is null or of another size. */
export function diffFrames(previous: Frame | null, next: Frame): Run[] {
  const runs: Run[] = [];
  if (previous === null || previous.cols !== next.cols || previous.rows !== next.rows) {
    for (let y = 0; y < next.rows; y++) runs.push({ y, start: 0, end: next.cols });
    return runs;
  }
  for (let y = 0; y < next.rows; y++) diffRow(previous, next, y, runs);
  return runs;
}

function diffRow(previous: Frame, next: Frame, y: number, runs: Run[]): void {
  let start = -1;
  let end = -1;
  const row = y * next.cols;
  for (let x = 0; x < next.cols; x++) {
    if (!differs(previous, next, row + x)) continue;
    if (start >= 0 && !worthJoining(next, row, end, x)) {
      runs.push({ y, start, end });
      start = -1;
    }
    if (start < 0) start = clusterStart(next, row, x);
    end = Math.max(end, repairedEnd(next, row, clusterEnd(next, row, x)));
  }
  if (start >= 0) runs.push({ y, start, end });
}

function differs(previous: Frame, next: Frame, cell: number): boolean {
  if (previous.fores[cell] !== next.fores[cell] || previous.backs[cell] !== next.backs[cell]) return true;
  const symbol = next.symbols[cell] ?? 0;
  // Clusters are numbered by the frame, so they are compared as text.
  if (clusterIndex(symbol) >= 0) return previous.text(cell) !== next.text(cell);
  return previous.symbols[cell] !== symbol;
}

/** Whether the unchanged cells [from, to) cost less than a move: one byte each, no change of style. */
function worthJoining(next: Frame, row: number, from: number, to: number): boolean {
  if (to - from > MOVE) return false;
  for (let x = from; x < to; x++) {
    const cell = row + x;
    const sameStyle = next.fores[cell] === next.fores[cell - 1] && next.backs[cell] === next.backs[cell - 1];
    if (!sameStyle || !isPlain(next.symbols[cell] ?? 0)) return false;
  }
  return true;
}

function clusterStart(frame: Frame, row: number, x: number): number {
  return x > 0 && frame.symbols[row + x] === CONTINUATION ? x - 1 : x;
}

function clusterEnd(frame: Frame, row: number, x: number): number {
  return x + 1 < frame.cols && frame.symbols[row + x + 1] === CONTINUATION ? x + 2 : x + 1;
}

/** A wide sign made narrow spoils the column after it while it is written, so that is written after it. */
function repairedEnd(frame: Frame, row: number, end: number): number {
  const last = row + end - 1;
  const spoils = clusterIndex(frame.symbols[last] ?? 0) >= 0 && isNarrowedWide(frame.text(last));
  return spoils && end < frame.cols ? repairedEnd(frame, row, clusterEnd(frame, row, end)) : end;
}
