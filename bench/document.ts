/** What is asked of the document in main, in a database of 100,000 todos; with a raw statement where one would do. */
import { addDays } from '../src-core/lib/calendar-date';
import { noChanges } from '../src-core/todo/changes';
import { newTodoId } from '../src-main/ids';
import { SILENT_LOG } from '../src-main/log';
import { SqliteSearch } from '../src-main/storage/sqlite-search';
import { SqliteStatistics } from '../src-main/storage/sqlite-statistics';
import { SqliteTodoRepository } from '../src-main/storage/sqlite-todo-repository';
import { TodoStore } from '../src-main/store/todo-store';
import { atMost, type Benchmark, type Effort, type Figure, timesBare } from './benchmark';
import { fillDataDirectory, openIn } from './data-directory';
import { NOW, sampleList, TODAY, TODAYS_LIST } from './sample-todos';
import { scratchFolder } from './scratch';
import { figuresOf } from './statistics';
import { inTurns, rounds, timed } from './turns';

const AMOUNT = { today: 200, total: 100_000 };
const ROLLED = 1_000;

/** Words of every todo, of some, of none; short ones, of which the index has no run. */
const WORDS = [
  'gate',
  'house 42',
  'todo 17',
  'write people',
  'ga',
  't',
  '12 8',
  'zzz',
  'todo 99999',
] as const;

/** See the head of this file. */
export const documentReads: Benchmark = { name: 'document', measure };

async function measure(effort: Effort): Promise<readonly Figure[]> {
  const folder = scratchFolder('document');
  fillDataDirectory(folder, AMOUNT);
  const { database } = openIn(folder);
  try {
    return [
      ...(await finding(database, effort)),
      ...counting(database, effort),
      ...(await rollingOver(database, effort)),
    ];
  } finally {
    database.close();
  }
}

type Opened = ReturnType<typeof openIn>['database'];

async function finding(database: Opened, effort: Effort): Promise<Figure[]> {
  const search = new SqliteSearch(database);
  while (search.catchUp(2_000));
  const bare = database.prepare<[string], unknown>(
    'SELECT rowid FROM todos_text WHERE todos_text MATCH ? LIMIT 50',
  );
  const samples = await inTurns(rounds(effort, 100, 10), {
    ours: () => WORDS.map((word) => timed(() => search.find(word))),
    bare: () => WORDS.map(() => timed(() => bare.all('gate'))),
  });
  return figuresOf('find among 100,000 todos', samples.ours, samples.bare, { p50: null, p99: null }).map(
    (figure) => ({ ...figure, budget: figure.isTail ? atMost(1) : null }),
  );
}

function counting(database: Opened, effort: Effort): Figure[] {
  const statistics = new SqliteStatistics(database);
  const count = () => statistics.statistics({ project: null, days: 28, today: TODAY, zone: 'Europe/Berlin' });
  const samples = Array.from({ length: rounds(effort, 10, 2) }, () => timed(count));
  return figuresOf('statistics of 100,000 todos, in a thread', samples, null, { p50: null });
}

/** Each day's open rows go on to the next; then the day that they left is opened, as the picture of itself. */
async function rollingOver(database: Opened, effort: Effort): Promise<Figure[]> {
  const repository = new SqliteTodoRepository(database);
  let today = addDays(TODAY, 10);
  const clock = { now: () => NOW, today: () => today };
  const store = new TodoStore({ repository, clock, newId: newTodoId, log: SILENT_LOG });
  const open = sampleList({ ...TODAYS_LIST, date: today }, ROLLED, 500_000).map((row) => ({
    ...row,
    state: 'empty' as const,
    completedAt: null,
  }));
  repository.save({ ...noChanges, added: open }, { kind: 'new', cause: { kind: 'user' } }, NOW);
  const live = { ...TODAYS_LIST, date: addDays(TODAY, -1) };
  const raw = database.prepare<[string, string], unknown>(
    'SELECT * FROM todos WHERE project = ? AND date = ? AND deleted_at IS NULL ORDER BY rank',
  );
  const { rolled, picture, day, bare } = await inTurns(rounds(effort, 10, 2), {
    rolled: () => {
      const from = today;
      today = addDays(today, 1);
      return timed(() => {
        const outcome = store.rollover(TODAYS_LIST.project, from);
        if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
      });
    },
    picture: () => timed(() => store.shown({ ...TODAYS_LIST, date: addDays(today, -1) })),
    day: () => timed(() => repository.rows(live)),
    bare: () => timed(() => raw.all(live.project, live.date)),
  });
  store.dispose();
  return [
    ...figuresOf('take 1,000 rows along to the next day', rolled, null, { p50: null }),
    ...figuresOf('open the picture of 1,000 rows', picture, null, { p50: null }),
    ...figuresOf('read a day of 200 rows out of 100,000', day, bare, { p50: timesBare(1.5) }),
  ];
}
