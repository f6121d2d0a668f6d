/** Worlds that a user may have, and that authors forget: lists, days, what is selected, what is hidden. */
import type { CaseTodo } from '../cases/case-schema';
import { HIDEABLE_FIELDS } from '../hideable-fields';

/** The name of the todo that is selected, or that an event is about. */
export const SUBJECT = 'subject';

/** One world. */
export interface HostileWorld {
  readonly words: string;
  readonly todos: readonly CaseTodo[];
  /** Whether the todo called {@link SUBJECT} is selected. */
  readonly selects: boolean;
  /** The todo is deleted while the plugin computes. */
  readonly gone?: true;
  readonly hides?: readonly (typeof HIDEABLE_FIELDS)[number][];
  /** What it is given has keys that this version does not have. */
  readonly future?: true;
  readonly settings?: 'none' | 'extreme';
  readonly today?: string;
  readonly now?: string;
}

const plain: CaseTodo = { name: SUBJECT, content: 'Buy milk #shop' };
const others: readonly CaseTodo[] = [{ name: 'other', content: 'Call Ann' }];

const full: CaseTodo = {
  ...plain,
  state: 'important',
  priority: 'P1',
  due: '2026-03-20',
  description: 'At the corner',
};

function nested(depth: number): CaseTodo {
  const below = { name: SUBJECT, content: 'at the bottom' };
  return Array.from({ length: depth }).reduce<CaseTodo>(
    (child, _, at) => ({ name: `level ${at}`, content: `level ${at}`, children: [child] }),
    below,
  );
}

/** Rows enough for three pages. */
const MANY = 500;

function many(): readonly CaseTodo[] {
  const todos = Array.from({ length: MANY - 1 }, (_, at) => ({
    name: `todo ${at}`,
    content: `Todo ${at} #tag${at % 7}`,
    ...(at % 3 === 0 ? ({ state: 'done' } as const) : {}),
  }));
  return [plain, ...todos];
}

/** As anybody has it; what the other worlds differ from. */
export const USUAL: HostileWorld = { words: 'a usual list', todos: [full, ...others], selects: true };

const on = (words: string, today: string, now = `${today}T09:00:00.000Z`): HostileWorld => ({
  ...USUAL,
  words,
  today,
  now,
});

/** More todos than a page has. */
export const MANY_TODOS: HostileWorld = {
  words: `${MANY} todos in several pages`,
  todos: many(),
  selects: true,
};

/** Every world, the usual one first. */
export const HOSTILE_WORLDS: readonly HostileWorld[] = [
  USUAL,
  { words: 'no todo at all', todos: [], selects: false },
  { words: 'nothing is selected', todos: [full, ...others], selects: false },
  { words: 'a todo in which everything that can be empty is', todos: [plain], selects: true },
  { words: 'a todo that is done', todos: [{ ...full, state: 'done' }], selects: true },
  { words: 'a todo that is cancelled', todos: [{ ...full, state: 'cancelled' }], selects: true },
  { words: 'a todo that is deleted meanwhile', todos: [full, ...others], selects: true, gone: true },
  MANY_TODOS,
  { words: 'a todo twenty levels deep', todos: [nested(20)], selects: true },
  {
    words: 'a todo with two hundred below it',
    todos: [{ ...plain, children: many().slice(1, 201) }],
    selects: true,
  },
  { words: 'every field is hidden', todos: [full, ...others], selects: true, hides: HIDEABLE_FIELDS },
  { words: 'the content is hidden', todos: [full, ...others], selects: true, hides: ['content'] },
  { ...USUAL, words: 'a newer host that says more', future: true },
  { ...USUAL, words: 'settings that are empty', settings: 'none' },
  { ...USUAL, words: 'settings as far out as they may be', settings: 'extreme' },
  on('the last moment of a year', '2026-12-31', '2026-12-31T23:59:59.999Z'),
  on('the first moment of a year', '2027-01-01', '2027-01-01T00:00:00.000Z'),
  on('the 29th of February', '2028-02-29'),
  on('a clock that runs behind the day', '2026-03-14', '2026-03-13T23:00:00.000Z'),
];

/** Days between which the application may wake up. */
export const HOSTILE_DAYS: readonly { readonly words: string; readonly from: string; readonly to: string }[] =
  [
    { words: 'from one day to the next', from: '2026-03-13', to: '2026-03-14' },
    { words: 'over the end of a year', from: '2025-12-31', to: '2026-01-01' },
    { words: 'over many years', from: '2019-06-01', to: '2026-03-14' },
    { words: 'back by a day', from: '2026-03-15', to: '2026-03-14' },
    { words: 'back over years', from: '2031-01-01', to: '2026-03-14' },
    { words: 'over the 29th of February', from: '2028-02-28', to: '2028-03-01' },
  ];
