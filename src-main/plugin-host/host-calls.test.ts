import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src-core/lib/calendar-date';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import { type DataFlow, OPEN_DATA_FLOW } from '../../src-core/plugin/data-flow';
import type { HostFunctionName } from '../../src-core/plugin/host-function-names';
import { HOST_FUNCTIONS, type TodoPage } from '../../src-core/plugin/host-functions';
import { listKeyText, type Todo } from '../../src-core/todo/todo';
import type { CallScope } from '../plugin/plugin-runtime';
import { answerHostCall, type CallReads } from './host-calls';
import { MemoryLists, mainReads, makeTodo, TODAY, TODAYS_LIST, todaysScope } from './testing/start-runtime';
import { TodoReplica } from './todo-replica';

const rows = [
  makeTodo(1, { content: 'Buy milk #shop' }),
  makeTodo(2, { content: 'oat', indent: 1, state: 'done' }),
  makeTodo(3, { content: 'Call Ann', description: 'about the MILK' }),
  makeTodo(4, { content: 'cancelled', state: 'cancelled' }),
];
const idOf = (row: number) => rows[row]?.id ?? '';

/** Answers as a plugin would see them, in one run. */
function session(
  todos: readonly Todo[] = rows,
  more: Partial<CallScope & { hides: Partial<DataFlow> }> = {},
) {
  const { hides, ...scope } = more;
  const lists = new MemoryLists();
  lists.set(TODAYS_LIST, todos);
  const replica = new TodoReplica(mainReads(lists));
  replica.setMetadata('hello', [
    { todoId: null, key: 'site', value: 'example.org' },
    { todoId: idOf(0), key: 'ticket', value: 'T-1' },
    { todoId: idOf(2), key: 'ticket', value: 'T-1' },
    { todoId: makeTodo(99).id, key: 'ticket', value: 'T-1' },
  ]);
  const from: CallReads = {
    reads: replica.begin('hello'),
    scope: todaysScope(scope),
    limits: DEFAULT_LIMITS,
    flow: { ...OPEN_DATA_FLOW, ...hides },
    outside: async (name) => JSON.stringify({ ok: `${name} was asked of main` }),
  };
  const ask = async (name: HostFunctionName, input?: unknown) => {
    const text = input === undefined ? '' : typeof input === 'string' ? input : JSON.stringify(input);
    const answer = JSON.parse(await answerHostCall({ name, input: text }, from));
    // What the table promises to authors is what they get.
    if ('ok' in answer && HOST_FUNCTIONS[name].answeredBy === 'replica') {
      HOST_FUNCTIONS[name].output.parse(answer.ok);
    }
    return answer;
  };
  const contents = async (query?: unknown): Promise<string[]> =>
    (await ask('query_todos', query)).ok.todos.map((todo: { content: string }) => todo.content);
  return { ask, contents, lists, replica };
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

  it('reads another project by its id or its name, and the current one by its name', async () => {
    const { contents, lists } = session(rows, { projectName: 'Home' });
    lists.projectList = [
      { id: 'default', name: 'Home' },
      { id: 'p-1', name: 'Work' },
    ];
    lists.set({ ...TODAYS_LIST, project: 'p-1' }, [makeTodo(9, { project: 'p-1', content: 'ship it' })]);
    expect(await contents({ project: 'p-1' })).toEqual(['ship it']);
    expect(await contents({ project: 'Work' })).toEqual(['ship it']);
    expect(await contents({ project: 'Home', limit: 1 })).toEqual(['Buy milk #shop']);
    expect(await contents({ project: 'Garden' })).toEqual([]);
  });

  it('shows deleted todos only when it is asked to, after the others, marked, and pages through both', async () => {
    const { ask, contents, lists } = session(rows.slice(0, 2));
    lists.setDeleted(TODAYS_LIST, [
      makeTodo(7, { content: 'Bread #shop' }),
      makeTodo(8, { content: 'below', indent: 1 }),
    ]);
    expect(await contents()).toEqual(['Buy milk #shop', 'oat']);
    const { ok } = await ask('query_todos', { include_deleted: true });
    expect(ok.todos.map(({ content, deleted }: Todo & { deleted?: true }) => [content, deleted])).toEqual([
      ['Buy milk #shop', undefined],
      ['oat', undefined],
      ['Bread #shop', true],
      ['below', true],
    ]);
    expect(await contents({ include_deleted: true, tag: 'shop' })).toEqual(['Buy milk #shop', 'Bread #shop']);
    expect(await contents({ include_deleted: true, parent_id: null })).toEqual([
      'Buy milk #shop',
      'Bread #shop',
    ]);
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: object = { include_deleted: true, limit: 1, ...(cursor && { cursor }) };
      const page: TodoPage = (await ask('query_todos', query)).ok;
      paged.push(...page.todos.map(({ content }) => content));
      cursor = page.next_cursor;
    }
    expect(paged).toEqual(['Buy milk #shop', 'oat', 'Bread #shop', 'below']);
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
  it('get_todo finds any todo; one that is in no list is none', async () => {
    const { ask, lists } = session();
    const elsewhere = makeTodo(9, { date: '2026-01-31' as typeof TODAY });
    lists.set({ ...TODAYS_LIST, date: elsewhere.date }, [elsewhere]);
    expect((await ask('get_todo', { id: idOf(2) })).ok.content).toBe('Call Ann');
    expect(lists.placesAsked).toBe(0);
    expect((await ask('get_todo', { id: elsewhere.id })).ok.content).toBe('todo 9');
    expect((await ask('get_todo', { id: makeTodo(98).id })).ok).toBeNull();
    // Known by now: its list has been read.
    await ask('get_todo', { id: elsewhere.id });
    expect(lists.placesAsked).toBe(2);
  });

  it('list_projects names every project', async () => {
    const { ask, lists } = session();
    lists.projectList.push({ id: 'p-1', name: 'Work' });
    expect((await ask('list_projects')).ok).toEqual([
      { id: 'default', name: 'default' },
      { id: 'p-1', name: 'Work' },
    ]);
  });

  it('find_todos_by_metadata answers those of the plugin’s own values, living todos only', async () => {
    const { ask, replica } = session();
    expect((await ask('find_todos_by_metadata', { key: 'ticket', value: 'T-1' })).ok).toEqual([
      idOf(0),
      idOf(2),
    ]);
    expect((await ask('find_todos_by_metadata', { key: 'ticket', value: 'T-2' })).ok).toEqual([]);
    expect((await ask('find_todos_by_metadata', { key: 'site', value: 'example.org' })).ok).toEqual([]);
    expect(replica.begin('other').todosWith('ticket', 'T-1')).toEqual([]);
  });

  it('what lies outside is asked of main, when the question is one', async () => {
    const { ask } = session();
    expect(await ask('get_secret', { name: 'token' })).toEqual({ ok: 'get_secret was asked of main' });
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
    ['query_todos', { include_deleted: 'yes' }, 'include_deleted'],
    ['http_request', { url: 'https://example.org', proxy: 'x' }, 'proxy'],
    ['read_file', {}, 'path'],
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
    for (let n = 0; n < 401; n += 1) last = await ask('query_todos', { date: addDays(TODAY, n) });
    expect(last.error?.code).toBe('E_LIMIT');
    expect(lists.asked).toHaveLength(400);
    expect(lists.asked.at(-1)).toBe(listKeyText({ ...TODAYS_LIST, date: addDays(TODAY, 399) }));
  });

  it('deleted todos of more lists than one call may read', async () => {
    const { ask } = session();
    let last: { error?: { code: string } } = {};
    for (let n = 0; n < 51; n += 1) {
      expect(last.error).toBeUndefined();
      last = await ask('query_todos', { date: addDays(TODAY, n), include_deleted: true });
    }
    expect(last.error?.code).toBe('E_LIMIT');
  });

  it('more todos than one call may have looked up', async () => {
    const { ask, lists } = session();
    let last: { error?: { code: string } } = {};
    for (let n = 0; n < 5_001; n += 1) last = await ask('get_todo', { id: makeTodo(10_000 + n).id });
    expect(last.error?.code).toBe('E_LIMIT');
    expect(lists.placesAsked).toBe(5_000);
  });

  it('a list that main cannot read', async () => {
    const cannot = {
      ...mainReads(new MemoryLists()),
      list: (_key: unknown, done: (list: null) => void) => done(null),
    };
    const reads = new TodoReplica(cannot).begin('hello');
    const answer = JSON.parse(await answerHostCall({ name: 'query_todos', input: '' }, fromOf(reads)));
    expect(answer).toEqual({ error: { code: 'E_UNAVAILABLE', message: 'the list cannot be read' } });
  });
});

function fromOf(reads: CallReads['reads']): CallReads {
  const outside = () => Promise.resolve('{"ok":null}');
  return { reads, scope: todaysScope(), limits: DEFAULT_LIMITS, flow: OPEN_DATA_FLOW, outside };
}

describe('what is hidden', () => {
  const secret = [
    makeTodo(1, { content: 'Pay rent', description: 'to Mrs Smith', priority: 'P0' }),
    makeTodo(2, { content: 'Doctor #private' }),
    makeTodo(3, { content: 'blood test', indent: 1 }),
    makeTodo(4, { content: 'Call Ann' }),
  ];
  const id = (row: number) => secret[row]?.id ?? '';

  it('a tag hides its todo and all below it, in every read; places stay what commands count', async () => {
    const { ask, contents } = session(secret, { hides: { tags: ['private'] }, selected: id(2) });
    const { ok } = await ask('query_todos');
    expect(
      ok.todos.map(({ content, position }: { content: string; position: number }) => [content, position]),
    ).toEqual([
      ['Pay rent', 0],
      ['Call Ann', 3],
    ]);
    expect(await contents({ text: 'blood' })).toEqual([]);
    expect(await contents({ parent_id: id(1) })).toEqual([]);
    expect((await ask('query_todos', { cursor: id(1) })).error.code).toBe('E_CURSOR');
    expect((await ask('get_todo', { id: id(2) })).ok).toBeNull();
    expect((await ask('get_selected_todo')).ok).toBeNull();
    // One that is shown, one that is hidden, and one that is not there look alike but for the first.
    expect(
      (await session(secret, { hides: { tags: ['private'] } }).ask('get_todo', { id: id(3) })).ok,
    ).not.toBeNull();
  });

  it('a tag hides stored todos from being found', async () => {
    const { ask } = session(
      [makeTodo(1, { content: 'Doctor #private' }), makeTodo(3, { content: 'Call Ann' })],
      { hides: { tags: ['private'] } },
    );
    expect((await ask('find_todos_by_metadata', { key: 'ticket', value: 'T-1' })).ok).toEqual([idOf(2)]);
  });

  it('a deleted todo that may have stood below a hidden one is hidden too', async () => {
    const { contents, lists } = session([], { hides: { tags: ['private'] } });
    lists.setDeleted(TODAYS_LIST, [
      makeTodo(5, { content: 'Bread' }),
      makeTodo(6, { content: 'blood test', indent: 1 }),
      makeTodo(7, { content: 'Doctor #private' }),
    ]);
    expect(await contents({ include_deleted: true })).toEqual(['Bread']);
  });

  it('a hidden project is not there: not by name, not by id, not by its todos, not as the current one', async () => {
    const { ask, contents, lists } = session(secret, { hides: { projects: ['Work'] } });
    const atWork = { ...TODAYS_LIST, project: 'p-1' };
    lists.projectList.push({ id: 'p-1', name: 'work' });
    const task = makeTodo(9, { ...atWork, content: 'ship it' });
    lists.set(atWork, [task]);
    lists.setDeleted(atWork, [task]);
    for (const project of ['p-1', 'work'])
      expect(await contents({ project, include_deleted: true })).toEqual([]);
    expect((await ask('get_todo', { id: task.id })).ok).toBeNull();
    expect((await ask('list_projects')).ok).toEqual([{ id: 'default', name: 'default' }]);
    expect(await contents({ limit: 1 })).toEqual(['Pay rent']);
    const inside = session(secret, { hides: { projects: ['default'] }, selected: id(0) });
    expect(await inside.contents()).toEqual([]);
    expect((await inside.ask('get_current_project')).ok).toBe('');
    expect((await inside.ask('get_selected_todo')).ok).toBeNull();
  });

  it('hidden fields read as empty and are found by no search', async () => {
    const hides: Partial<DataFlow> = { fields: ['content', 'description', 'priority'] };
    const { ask, contents, lists } = session(secret, { hides });
    const { ok } = await ask('get_todo', { id: id(0) });
    expect(ok).toMatchObject({ content: '', description: null, priority: null, tags: [] });
    expect(await contents({ text: 'rent' })).toEqual([]);
    expect(await contents({ text: 'smith' })).toEqual([]);
    expect(await contents({ tag: 'private' })).toEqual([]);
    lists.setDeleted(TODAYS_LIST, [makeTodo(9, { content: 'Rent of May', description: 'to Mrs Smith' })]);
    expect(await contents({ text: 'rent', include_deleted: true })).toEqual([]);
    const all = (await ask('query_todos', { include_deleted: true })).ok.todos;
    expect(all.at(-1)).toMatchObject({ content: '', description: null, deleted: true });
    const noTags = session(secret, { hides: { fields: ['tags'] } });
    expect(await noTags.contents({ tag: 'private' })).toEqual([]);
    expect(await noTags.contents({ text: 'doctor' })).toEqual(['Doctor #private']);
  });

  it('law: whatever is asked, no hidden text is in an answer, and which answers there are does not depend on it', async () => {
    const word = fc.constantFrom('alpha', 'beta', 'gamma');
    const hidden = fc.constantFrom<DataFlow['fields']>(
      ['content'],
      ['description'],
      ['content', 'description'],
      ['content', 'tags', 'due_date'],
    );
    const made = fc.array(fc.record({ a: word, b: word, indent: fc.nat(1) }), { minLength: 1, maxLength: 6 });
    const query = fc.record(
      { text: word, tag: word, include_deleted: fc.boolean(), limit: fc.integer({ min: 1, max: 3 }) },
      { requiredKeys: [] },
    );
    const property = fc.asyncProperty(made, hidden, query, async (parts, fields, asked) => {
      // The same document twice, and in one of them other words where they are hidden.
      const documents = ['', 'x'].map((other) =>
        parts.map(({ a, b, indent }, n) =>
          makeTodo(n, {
            indent: n === 0 ? 0 : indent,
            content: fields.includes('content') ? `secret${other} #${a}${other}` : `open #${a}`,
            description: fields.includes('description') ? `secret${other} ${b}` : b,
          }),
        ),
      );
      const answers = await Promise.all(
        documents.map(async (todos) => {
          const { ask, lists } = session(todos, { hides: { fields }, selected: idOf(0) });
          const [first] = todos;
          if (first) lists.setDeleted(TODAYS_LIST, [{ ...first, id: makeTodo(50).id }]);
          return JSON.stringify([
            await ask('query_todos', asked),
            await ask('get_selected_todo'),
            await ask('get_todo', { id: idOf(0) }),
          ]);
        }),
      );
      expect(answers[0]).not.toContain('secret');
      expect(answers[1]).toBe(answers[0]);
    });
    await fc.assert(property, { numRuns: 200 });
  });
});
