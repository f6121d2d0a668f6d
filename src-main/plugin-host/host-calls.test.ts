import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import { HOST_FUNCTIONS, type HostFunctionName } from '../../src-core/plugin/host-functions';
import { listKeyText, type Todo } from '../../src-core/todo/todo';
import type { CallScope } from '../plugin/plugin-runtime';
import { answerHostCall } from './host-calls';
import { MemoryLists, makeTodo, TODAY, TODAYS_LIST, todaysScope } from './testing/start-runtime';
import { TodoReplica } from './todo-replica';

const rows = [
  makeTodo(1, { content: 'Buy milk #shop' }),
  makeTodo(2, { content: 'oat', indent: 1, state: 'done' }),
  makeTodo(3, { content: 'Call Ann', description: 'about the MILK' }),
  makeTodo(4, { content: 'cancelled', state: 'cancelled' }),
];
const idOf = (row: number) => rows[row]?.id ?? '';

/** Answers as a plugin would see them, in one run. */
function session(todos: readonly Todo[] = rows, scope: Partial<CallScope> = {}) {
  const lists = new MemoryLists();
  lists.set(TODAYS_LIST, todos);
  const replica = new TodoReplica((key, done) => done(lists.list(key)));
  replica.setMetadata('hello', [
    { todoId: null, key: 'site', value: 'example.org' },
    { todoId: idOf(0), key: 'ticket', value: 'T-1' },
  ]);
  const from = { reads: replica.begin('hello'), scope: todaysScope(scope), limits: DEFAULT_LIMITS };
  const ask = async (name: HostFunctionName, input?: unknown) => {
    const text = input === undefined ? '' : typeof input === 'string' ? input : JSON.stringify(input);
    const answer = JSON.parse(await answerHostCall({ name, input: text }, from));
    // What the table promises to authors is what they get.
    if ('ok' in answer) HOST_FUNCTIONS[name].output.parse(answer.ok);
    return answer;
  };
  const contents = async (query?: unknown): Promise<string[]> =>
    (await ask('query_todos', query)).ok.todos.map((todo: { content: string }) => todo.content);
  return { ask, contents, lists };
}

describe('query_todos', () => {
  it('answers the current list in order, as snapshots', async () => {
    const { ok } = await session().ask('query_todos');
    expect(ok.next_cursor).toBeNull();
    expect(ok.todos[1]).toMatchObject({ content: 'oat', indent_level: 1, parent_id: idOf(0), position: 1 });
    expect(ok.todos[0]).toMatchObject({ tags: ['shop'], parent_id: null, due_date: null, state: 'empty' });
  });

  it.each([
    [{ state: 'open' }, ['Buy milk #shop', 'Call Ann']],
    [{ state: 'done' }, ['oat', 'cancelled']],
    [{ text: 'milk' }, ['Buy milk #shop', 'Call Ann']],
    [{ tag: 'shop' }, ['Buy milk #shop']],
    [{ parent_id: idOf(0) }, ['oat']],
    [{ parent_id: null, state: 'open' }, ['Buy milk #shop', 'Call Ann']],
    [{ project: 'default', date: TODAY, limit: 1 }, ['Buy milk #shop']],
    [{ date: '2026-01-31' }, []],
  ])('%j', async (query, expected) => {
    expect(await session().contents(query)).toEqual(expected);
  });

  it('reads another project by its id, and the current one by its name', async () => {
    const { contents, lists } = session(rows, { projectName: 'Home' });
    lists.set({ ...TODAYS_LIST, project: 'work' }, [makeTodo(9, { project: 'work', content: 'ship it' })]);
    expect(await contents({ project: 'work' })).toEqual(['ship it']);
    expect(await contents({ project: 'Home', limit: 1 })).toEqual(['Buy milk #shop']);
  });

  it('pages: every row once, at most 200 at a time', async () => {
    const { ask } = session(Array.from({ length: 450 }, (_, n) => makeTodo(n)));
    const sizes: number[] = [];
    const seen = new Set<string>();
    let cursor: string | undefined;
    do {
      const { ok } = await ask('query_todos', { limit: 1000, cursor });
      sizes.push(ok.todos.length);
      for (const todo of ok.todos) seen.add(todo.id);
      cursor = ok.next_cursor ?? undefined;
    } while (cursor);
    expect(sizes).toEqual([200, 200, 50]);
    expect(seen.size).toBe(450);
  });

  it('ends a page early rather than answer megabytes', async () => {
    const long = Array.from({ length: 20 }, (_, n) => makeTodo(n, { description: 'x'.repeat(90_000) }));
    const { ok } = await session(long).ask('query_todos');
    expect(ok.todos).toHaveLength(2);
    expect(ok.next_cursor).toBe(long[1]?.id);
  });

  it('begins again when the cursor’s row is not there', async () => {
    const { error } = await session().ask('query_todos', { cursor: makeTodo(99).id });
    expect(error.code).toBe('E_CURSOR');
  });
});

describe('the other reads', () => {
  it('get_todo finds a row of the current list, or of a list this call has read', async () => {
    const { ask, lists } = session();
    const elsewhere = makeTodo(9, { date: '2026-01-31' as typeof TODAY });
    lists.set({ ...TODAYS_LIST, date: elsewhere.date }, [elsewhere]);
    expect((await ask('get_todo', { id: idOf(2) })).ok.content).toBe('Call Ann');
    expect((await ask('get_todo', { id: elsewhere.id })).ok).toBeNull();
    await ask('query_todos', { date: elsewhere.date });
    expect((await ask('get_todo', { id: elsewhere.id })).ok.content).toBe('todo 9');
  });

  it('get_selected_todo answers the row under the cursor, or null', async () => {
    expect((await session(rows, { selected: idOf(1) }).ask('get_selected_todo')).ok.parent_id).toBe(idOf(0));
    expect((await session(rows, { selected: makeTodo(99).id }).ask('get_selected_todo')).ok).toBeNull();
    expect((await session().ask('get_selected_todo')).ok).toBeNull();
  });

  it('the date and the project need no list', async () => {
    const { ask, lists } = session();
    expect(await ask('get_current_date', {})).toEqual({ ok: TODAY });
    expect(await ask('get_current_project')).toEqual({ ok: 'default' });
    expect(lists.asked).toEqual([]);
  });

  it('stored values, of the plugin as a whole and of one todo', async () => {
    const { ask } = session();
    expect(await ask('get_metadata', { key: 'site' })).toEqual({ ok: 'example.org' });
    expect(await ask('get_todo_metadata', { todo_id: idOf(0), key: 'ticket' })).toEqual({ ok: 'T-1' });
    expect(await ask('get_todo_metadata', { todo_id: idOf(1), key: 'ticket' })).toEqual({ ok: null });
    expect(await ask('get_metadata', { key: '__proto__' })).toEqual({ ok: null });
  });
});

describe('refused as data', () => {
  it.each<[HostFunctionName, unknown, string]>([
    ['query_todos', '{"state":', 'is not JSON'],
    ['query_todos', { state: 'closed' }, 'state'],
    ['query_todos', { limit: 0 }, 'limit'],
    ['query_todos', { date: '2026-02-30' }, 'is not a date'],
    ['query_todos', { include_deleted: true }, 'include_deleted'],
    ['query_todos', [], 'expected'],
    ['get_todo', { id: 'first' }, 'id'],
    ['get_todo', undefined, 'expected'],
    ['get_metadata', { key: '' }, 'key'],
    ['get_current_date', { zone: 'UTC' }, 'zone'],
  ])('%s %j names %s', async (name, input, reason) => {
    const { error } = await session().ask(name, input);
    expect(error.code).toBe('E_INPUT');
    expect(error.message).toContain(reason);
  });

  it('more lists than one call may read', async () => {
    const { ask, lists } = session();
    let last: { error?: { code: string } } = {};
    for (let n = 0; n < 401; n += 1) last = await ask('query_todos', { project: `p${n}` });
    expect(last.error?.code).toBe('E_LIMIT');
    expect(lists.asked).toHaveLength(400);
    expect(lists.asked.at(-1)).toBe(listKeyText({ project: 'p399', date: TODAY }));
  });

  it('a list that main cannot read', async () => {
    const replica = new TodoReplica((_key, done) => done(null));
    const from = { reads: replica.begin('hello'), scope: todaysScope(), limits: DEFAULT_LIMITS };
    const answer = JSON.parse(await answerHostCall({ name: 'query_todos', input: '' }, from));
    expect(answer).toEqual({ error: { code: 'E_UNAVAILABLE', message: 'the list cannot be read' } });
  });
});
