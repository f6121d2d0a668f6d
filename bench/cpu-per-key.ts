/**
 * What a key costs us before the terminal sees it: update, view, the tree for screen readers, diff and encode, at
 * 200×60 cells, in plain Node. There is nothing bare to compare with, so the budget is in milliseconds.
 */
import { DEFAULT_SCREEN_CONFIG } from '../src-core/config/config';
import type { ListPage } from '../src-core/ipc/messages';
import { plainKey } from '../src-core/keymap/key';
import { encodeRuns } from '../src-core/screen/ansi';
import { diffFrames } from '../src-core/screen/diff';
import type { Frame } from '../src-core/screen/frame';
import { THE_DEFAULT_PROJECT } from '../src-core/todo/project';
import type { Todo } from '../src-core/todo/todo';
import { initialModel } from '../src-core/tui/initial-model';
import type { Model } from '../src-core/tui/model';
import type { Msg } from '../src-core/tui/msg';
import { update } from '../src-core/tui/update';
import { accessibleScreen } from '../src-core/view/accessible-tree';
import { view } from '../src-core/view/view';
import { atMost, type Benchmark, type Effort, type Figure } from './benchmark';
import { sampleList, TODAY, TODAYS_LIST } from './sample-todos';
import { figuresOf } from './statistics';
import { rounds, timed } from './turns';

const SIZE = { cols: 200, rows: 60 };
const WARM_UP = 200;
const BUDGET = { p50: atMost(1.5), p99: atMost(4) };

/** See the head of this file. */
export const cpuPerKey: Benchmark = { name: 'cpu', measure: (effort) => Promise.resolve(measure(effort)) };

function measure(effort: Effort): readonly Figure[] {
  const presses = rounds(effort, 2_000, 200);
  return [10, 100_000].flatMap((count) => {
    const rows = sampleList(TODAYS_LIST, count);
    const label = `${count.toLocaleString('en')} rows`;
    return [
      ...figuresOf(`CPU of j and k, ${label}`, walk(rows, presses), null, BUDGET),
      ...figuresOf(`CPU of a typed letter, ${label}`, type(rows, presses), null, BUDGET),
      ...figuresOf(`CPU of a changed row, ${label}`, change(rows, presses), null, BUDGET),
    ];
  });
}

/** Down through the list and up again, the ends not waited at. */
function walk(rows: readonly Todo[], presses: number): number[] {
  const span = Math.min(rows.length - 1, 400);
  return samplesOf(screenOf(rows), presses, (n) => key(n % (2 * span) < span ? 'j' : 'k'));
}

/** Letters into a line that is being edited, each tenth taken back ten times, so that the line stays a line. */
function type(rows: readonly Todo[], presses: number): number[] {
  const screen = screenOf(rows);
  screen.show(key('i'));
  return samplesOf(screen, presses, (n) => key(n % 20 < 10 ? 'abcdefghij'.charAt(n % 10) : 'BS'));
}

/** Main tells that one row in sight says something else. */
function change(rows: readonly Todo[], presses: number): number[] {
  const screen = screenOf(rows);
  let from = rows[5];
  return samplesOf(screen, presses, (n): Msg => {
    if (from === undefined) throw new Error('the list is too short');
    const to: Todo = { ...from, content: `words number ${n}` };
    const updated = [[from, to]] as const;
    from = to;
    return { kind: 'changed', push: { revision: n + 2, changes: { added: [], updated, removed: [] } } };
  });
}

/** How long each of so many messages took, after some that are not counted. */
export function samplesOf(
  screen: Screen,
  count: number,
  msg: (n: number) => Msg,
  warmUp = WARM_UP,
): number[] {
  const samples: number[] = [];
  for (let n = 0; n < warmUp + count; n += 1) {
    const next = msg(n);
    const ms = timed(() => screen.show(next));
    if (n >= warmUp) samples.push(ms);
  }
  if (screen.written === 0) throw new Error('no key changed the screen');
  return samples;
}

/** What the window does with a message, up to the terminal. */
class Screen {
  /** Characters for the terminal so far: a result that is used cannot be optimized away. */
  written = 0;
  private last: Frame | null = null;

  constructor(private model: Model) {}

  show(msg: Msg): void {
    [this.model] = update(this.model, msg);
    const { frame, caret } = view(this.model);
    accessibleScreen(this.model);
    const runs = diffFrames(this.last, frame);
    if (this.last !== null && runs.length > 0) this.written += encodeRuns(frame, runs, caret).length;
    this.last = frame;
  }
}

/** A window with these rows, as it is after the start. */
export function screenOf(rows: readonly Todo[]): Screen {
  const page: ListPage = {
    list: TODAYS_LIST,
    projectName: 'default',
    readOnly: false,
    revision: 1,
    offset: 0,
    rows,
    folded: [],
    total: rows.length,
    selected: null,
  };
  const told = {
    version: '0.0.0',
    today: TODAY,
    page,
    projects: [THE_DEFAULT_PROJECT],
    plugins: [],
    decorations: [],
    config: DEFAULT_SCREEN_CONFIG,
    commands: [],
    draft: null,
  };
  const [model] = initialModel(told, {
    size: SIZE,
    appearance: { theme: 'dark', reducedMotion: true },
    ids: [1, 2, 3, 4],
  });
  return new Screen(model);
}

function key(name: string): Msg {
  return { kind: 'key', key: plainKey(name) };
}
