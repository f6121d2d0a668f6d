import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src-core/lib/calendar-date';
import { noChanges } from '../../src-core/todo/changes';
import { type ListKey, listKeyText, type Todo, type TodoId } from '../../src-core/todo/todo';
import { TodoList } from '../../src-core/todo/todo-list';
import type { ReplicaChange } from '../plugin/plugin-runtime';
import type { RunReads } from './replica-run';
import { makeTodo, TODAY, TODAYS_LIST } from './testing/start-runtime';
import { type FetchedList, TodoReplica } from './todo-replica';

const TOMORROWS_LIST = { ...TODAYS_LIST, date: addDays(TODAY, 1) };
const milk = makeTodo(1, { content: 'milk' });
const bread = makeTodo(2, { content: 'bread' });

/** A document in main, and the replica of it at the other end of the line. */
class Line {
  readonly replica = new TodoReplica({
    list: (key, done) => {
      this.asked.push(key);
      this.waiting.push(() => done(this.answer(key)));
    },
    deleted: (_key, done) => done([]),
    places: (todos, done) => {
      this.placesAsked += todos.length;
      this.mostPlaces = Math.max(this.mostPlaces, todos.length);
      this.waiting.push(() => done(todos.map((id) => this.placeOf(id))));
    },
    projects: (done) => done(null),
  });
  placesAsked = 0;
  mostPlaces = 0;
  readonly asked: ListKey[] = [];
  readonly waiting: (() => void)[] = [];
  readonly lists = new Map<string, TodoList>();
  revision = 0;

  constructor(...rows: Todo[]) {
    this.commit({ added: rows });
  }

  answer(key: ListKey): FetchedList | null {
    return { revision: this.revision, rows: this.at(key).rows };
  }

  at(key: ListKey): TodoList {
    return this.lists.get(listKeyText(key)) ?? TodoList.of(key);
  }

  placeOf(id: TodoId): ListKey | null {
    const found = [...this.lists.values()].find((list) => list.get(id));
    return found?.key ?? null;
  }

  commit(part: Partial<ReplicaChange>): void {
    this.revision += 1;
    const change = { ...noChanges, ...part, revision: this.revision };
    for (const key of [TODAYS_LIST, TOMORROWS_LIST])
      this.lists.set(listKeyText(key), this.at(key).with(change));
    this.replica.apply(change);
  }

  /** Main answers what it was asked. */
  deliver(): void {
    for (const answer of this.waiting.splice(0)) answer();
  }

  async read(run: RunReads, key = TODAYS_LIST): Promise<string[]> {
    const list = run.list(key);
    this.deliver();
    return (await list).rows.map((row) => row.content);
  }
}

describe('a list', () => {
  it('is asked for once, and kept current by changes', async () => {
    const line = new Line(milk);
    expect(await line.read(line.replica.begin('hello'))).toEqual(['milk']);
    line.commit({ added: [bread], updated: [[milk, { ...milk, content: 'oat milk' }]] });
    expect(await line.read(line.replica.begin('hello'))).toEqual(['oat milk', 'bread']);
    expect(line.asked).toEqual([TODAYS_LIST]);
  });

  it('is asked for once by all who ask at the same time', async () => {
    const line = new Line(milk);
    const lists = ['one', 'two'].map((plugin) => line.replica.begin(plugin).list(TODAYS_LIST));
    line.deliver();
    expect((await Promise.all(lists)).map((list) => list.rows.length)).toEqual([1, 1]);
    expect(line.asked).toHaveLength(1);
  });

  it('is asked for again after a change was missed', async () => {
    const line = new Line(milk);
    await line.read(line.replica.begin('hello'));
    line.revision += 1;
    line.lists.set(listKeyText(TODAYS_LIST), TodoList.of(TODAYS_LIST, [milk, bread]));
    line.commit({});
    expect(await line.read(line.replica.begin('hello'))).toEqual(['milk', 'bread']);
    expect(line.asked).toHaveLength(2);
  });

  it('that main cannot read is refused, and asked for again by the next run', async () => {
    const line = new Line(milk);
    line.answer = () => null;
    await expect(line.read(line.replica.begin('hello'))).rejects.toThrow('cannot be read');
    line.answer = Line.prototype.answer;
    expect(await line.read(line.replica.begin('hello'))).toEqual(['milk']);
  });

  it('is dropped when it was not used for long; one in use stays', async () => {
    const line = new Line(milk);
    await line.read(line.replica.begin('hello'));
    for (let day = 1; day <= 100; day += 1) {
      await line.read(line.replica.begin('hello'), { ...TODAYS_LIST, date: addDays(TODAY, day) });
      await line.read(line.replica.begin('hello'));
    }
    expect(line.asked).toHaveLength(101);
    await line.read(line.replica.begin('hello'), TOMORROWS_LIST);
    expect(line.asked).toHaveLength(102);
  });
});

describe('a day that rows leave for a later one', () => {
  /** Main shows the day as it was when the rows left it. */
  function left() {
    const line = new Line(milk, bread);
    const picture = line.at(TODAYS_LIST);
    const pictured = { ...milk, date: TOMORROWS_LIST.date };
    const answer = line.answer.bind(line);
    const leave = () => {
      line.commit({ updated: [[milk, pictured]] });
      line.answer = (key) =>
        key.date === TODAY ? { revision: line.revision, rows: picture.rows } : answer(key);
    };
    return { line, leave, comeBack: () => line.commit({ updated: [[pictured, milk]] }) };
  }

  it('is asked for again, and is the picture of it', async () => {
    const { line, leave } = left();
    await line.read(line.replica.begin('hello'));
    leave();
    expect(await line.read(line.replica.begin('hello'))).toEqual(['milk', 'bread']);
    expect(await line.read(line.replica.begin('hello'), TOMORROWS_LIST)).toEqual(['milk']);
  });

  it('is the picture for a run that began before, and has no row twice when they come back', async () => {
    const { line, leave, comeBack } = left();
    const run = line.replica.begin('hello');
    leave();
    expect(await line.read(run)).toEqual(['milk', 'bread']);
    await line.read(line.replica.begin('hello'));
    comeBack();
    expect(await line.read(line.replica.begin('hello'))).toEqual(['milk', 'bread']);
  });
});

describe('a run', () => {
  it('goes on seeing what it began with, in a list it reads later too', async () => {
    const line = new Line(milk);
    const run = line.replica.begin('hello');
    line.commit({ updated: [[milk, { ...milk, date: TOMORROWS_LIST.date }]], added: [bread] });
    expect(await line.read(run)).toEqual(['milk']);
    expect(await line.read(run, TOMORROWS_LIST)).toEqual([]);
    expect(await line.read(line.replica.begin('hello'), TOMORROWS_LIST)).toEqual(['milk']);
  });

  it('that missed a change is refused a second list rather than shown two moments', async () => {
    const line = new Line(milk);
    const run = line.replica.begin('hello');
    expect(await line.read(run)).toEqual(['milk']);
    line.revision += 1;
    line.commit({ added: [bread] });
    expect(await line.read(run)).toEqual(['milk']);
    await expect(line.read(run, TOMORROWS_LIST)).rejects.toThrow('has changed while it was read');
  });

  it('law: whatever is committed and whenever it reads, it reads the moment it began', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('add' as const), at: fc.nat(50) }),
      fc.record({ do: fc.constantFrom('remove' as const, 'edit' as const, 'move' as const), at: fc.nat(50) }),
      fc.record({ do: fc.constantFrom('begin' as const, 'read' as const), at: fc.nat(50) }),
    );
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), playedOut), { numRuns: 300 });
  });
});

/** Plays a script of commits and reads; every read must show what main had when its run began. */
async function playedOut(steps: { do: string; at: number }[]): Promise<void> {
  const line = new Line(milk, bread);
  const runs: { run: RunReads; then: Map<string, string[]> }[] = [];
  const all = () => [TODAYS_LIST, TOMORROWS_LIST].flatMap((key) => line.at(key).rows);
  const contents = (key: ListKey) => line.at(key).rows.map((row) => row.content);
  for (const [turn, step] of steps.entries()) {
    const row = all()[step.at % Math.max(1, all().length)];
    const key = step.at % 2 === 0 ? TODAYS_LIST : TOMORROWS_LIST;
    if (step.do === 'add')
      line.commit({ added: [makeTodo(100 + turn, { ...key, content: `added ${turn}` })] });
    else if (step.do === 'begin') {
      const then = new Map([TODAYS_LIST, TOMORROWS_LIST].map((k) => [listKeyText(k), contents(k)]));
      runs.push({ run: line.replica.begin('hello'), then });
    } else if (step.do === 'read') {
      const one = runs[step.at % Math.max(1, runs.length)];
      if (one) expect(await line.read(one.run, key)).toEqual(one.then.get(listKeyText(key)));
    } else if (row && step.do === 'remove') line.commit({ removed: [row] });
    else if (row && step.do === 'edit')
      line.commit({ updated: [[row, { ...row, content: `edited ${turn}` }]] });
    else if (row) line.commit({ updated: [[row, { ...row, date: key.date, rank: `m${turn}` }]] });
  }
}

describe('the place of a todo', () => {
  const placesOf = async (line: Line, run: RunReads, ...todos: Todo[]) => {
    const places = run.places(todos.map(({ id }) => id));
    line.deliver();
    return (await places).map((place) => place?.date ?? null);
  };

  it('is asked for once, and kept current by changes', async () => {
    const line = new Line(milk, bread);
    expect(await placesOf(line, line.replica.begin('hello'), milk, makeTodo(99))).toEqual([TODAY, null]);
    line.commit({
      updated: [[milk, { ...milk, date: TOMORROWS_LIST.date }]],
      added: [makeTodo(99)],
      removed: [bread],
    });
    const then = line.replica.begin('hello');
    expect(await placesOf(line, then, milk, makeTodo(99))).toEqual([TOMORROWS_LIST.date, TODAY]);
    expect(line.placesAsked).toBe(2);
    expect(await placesOf(line, then, bread)).toEqual([null]);
    expect(line.placesAsked).toBe(3);
  });

  it('is the one of the moment when the run began, however often the todo moved since', async () => {
    const line = new Line(milk, bread);
    const run = line.replica.begin('hello');
    const moved = { ...milk, date: TOMORROWS_LIST.date };
    line.commit({ updated: [[milk, moved]], removed: [bread] });
    line.commit({ updated: [[moved, { ...moved, content: 'oat milk' }]], added: [makeTodo(99)] });
    expect(await placesOf(line, run, milk, bread, makeTodo(99))).toEqual([TODAY, TODAY, null]);
    const now = line.replica.begin('hello');
    expect(await placesOf(line, now, milk, bread, makeTodo(99))).toEqual([TOMORROWS_LIST.date, null, TODAY]);
  });

  it('is asked for in pieces, and again after a change was missed', async () => {
    const many = Array.from({ length: 450 }, (_, n) => makeTodo(1_000 + n));
    const line = new Line(...many);
    const ask = async () => {
      const run = line.replica.begin('hello');
      const places = run.places(many.map(({ id }) => id));
      for (let piece = 0; piece < 3; piece += 1) line.deliver();
      return new Set((await places).map((place) => place?.date));
    };
    expect(await ask()).toEqual(new Set([TODAY]));
    expect(line.placesAsked).toBe(450);
    expect(line.mostPlaces).toBe(200);
    line.revision += 1;
    line.commit({});
    await ask();
    expect(line.placesAsked).toBe(900);
  });
});

describe('stored values', () => {
  const value = (key: string, to: string | null, owner = 'hello', todoId: string | null = null) => ({
    metadata: [{ owner, todoId, key, from: null, to }],
  });

  it('are the plugin’s own, as they were when the run began', () => {
    const line = new Line(milk);
    line.replica.setMetadata('hello', [{ todoId: null, key: 'site', value: 'a' }]);
    line.replica.setMetadata('other', []);
    const before = line.replica.begin('hello');
    line.commit(value('site', 'b'));
    line.commit(value('ticket', 'T-1', 'hello', milk.id));
    const after = line.replica.begin('hello');
    expect(before.metadata(null, 'site')).toBe('a');
    expect(after.metadata(null, 'site')).toBe('b');
    expect(after.metadata(milk.id, 'ticket')).toBe('T-1');
    expect(after.metadata(null, 'ticket')).toBeNull();
    expect(line.replica.begin('other').metadata(null, 'site')).toBeNull();
    expect([before.todosWith('ticket', 'T-1'), after.todosWith('ticket', 'T-1')]).toEqual([[], [milk.id]]);
    expect(after.todosWith('site', 'b')).toEqual([]);
    line.commit(value('site', null));
    expect(line.replica.begin('hello').metadata(null, 'site')).toBeNull();
  });
});
