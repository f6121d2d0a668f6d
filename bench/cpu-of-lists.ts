/**
 * What keys cost that look at the whole list: letters of a filter and of a search, keys while one is on, and a change of
 * a thousand selected rows. As `cpu-per-key.ts`, in plain Node, with 10 and 100,000 rows.
 */
import { plainKey } from '../src-core/keymap/key';
import type { Msg } from '../src-core/tui/msg';
import { atMost, type Benchmark, type Effort, type Figure } from './benchmark';
import { samplesOf, screenOf } from './cpu-per-key';
import { sampleList, TODAYS_LIST } from './sample-todos';
import { figuresOf } from './statistics';
import { rounds } from './turns';

const BUDGET = { p50: atMost(1.5), p99: atMost(4) };

/** What most rows have, and what few have: both are typed and taken back. */
const TYPED = [
  ...'gate',
  ...Array.from('gate', () => 'BS'),
  ...'house 42',
  ...Array.from('house 42', () => 'BS'),
];

/** Keys before what is measured, and the keys that are. */
const KEYS = {
  'a letter of a search': [['/'], TYPED],
  'j and k while searching': [
    ['/', ...'house 42', 'Enter'],
    ['j', 'k'],
  ],
  'a letter of a filter': [['f'], TYPED],
  'j and k while filtering': [
    ['f', ...'house', 'Enter'],
    ['j', 'k'],
  ],
  'j and k with a selection': [['v'], ['j', 'j', 'k']],
} as const satisfies Record<string, readonly [before: readonly string[], keys: readonly string[]]>;

/** See the head of this file. */
export const cpuOfLists: Benchmark = {
  name: 'cpu-lists',
  measure: (effort) => Promise.resolve(measure(effort)),
};

function measure(effort: Effort): readonly Figure[] {
  return [10, 100_000].flatMap((count) => {
    const rows = sampleList(TODAYS_LIST, count);
    const label = `${count.toLocaleString('en')} rows`;
    return [
      ...Object.entries(KEYS).flatMap(([name, [before, keys]]) => {
        const screen = screenOf(rows);
        for (const each of before) screen.show(key(each));
        const samples = samplesOf(
          screen,
          rounds(effort, 600, 48),
          (n) => key(keys[n % keys.length] ?? 'j'),
          48,
        );
        return figuresOf(`CPU of ${name}, ${label}`, samples, null, BUDGET);
      }),
      ...figuresOf(
        `CPU of x on 1,000 selected, ${label}`,
        changed(rows, rounds(effort, 20, 4)),
        null,
        BUDGET,
      ),
    ];
  });
}

/** `x` over a thousand rows, each time in a window that has not heard of it. */
function changed(rows: ReturnType<typeof sampleList>, times: number): number[] {
  return Array.from({ length: times }, () => {
    const screen = screenOf(rows);
    for (const each of ['v', ...'999', 'j']) screen.show(key(each));
    return samplesOf(screen, 1, () => key('x'), 0);
  }).flat();
}

function key(name: string): Msg {
  return { kind: 'key', key: plainKey(name) };
}
