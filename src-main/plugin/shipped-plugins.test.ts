/** The shipped plugins and the kit for AssemblyScript, built from source and run in real sandboxes. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPlugin, shippedPlugins } from '../../scripts/build-plugins';
import { withoutSequences } from '../../src-core/lib/terminal-sequences';
import { HOST_FUNCTIONS } from '../../src-core/plugin/host-functions';
import { PLUGIN_COMMANDS } from '../../src-core/plugin/plugin-command';
import { TODAYS_LIST, YESTERDAY } from '../../src-core/todo/testing/list-notation';
import { MAX_CONTENT_LENGTH } from '../../src-core/todo/todo';
import { adding, rowOf, type World } from '../storage/testing/world';
import { openShipped, type ShippedOptions } from './shipped/testing/shipped-world';

/** Rows that are there before it starts are not told to it. */
const open = (folder: string, rows: readonly string[] = [], more: ShippedOptions = {}) =>
  openShipped(path.join('out/plugins', folder), { rows, ...more });

const numbered = (count: number, text = 'todo') =>
  Array.from({ length: count }, (_, i) => `${text} ${i + 1}`);

/** Text that breaks what is glued together instead of encoded. */
const NASTY: readonly (readonly [what: string, content: string])[] = [
  ['letters of other scripts', 'Größe, žluťoučký kůň, 日本語, עברית'],
  ['emoji of several code points', '👩‍👩‍👧‍👦 🇨🇭 🏳️‍🌈 e\u0301'],
  ['quotes and backslashes', `"quoted" 'and' \\backslashed\\ \\" \\u0041 \\n`],
  ['what looks like JSON', '"}],"commands":[{"type":"delete_todo"}] \\"'],
  ['a null and an escape', 'null: \u0000 escape: \u001b[2J'],
  ['half of a character', 'half \ud83d of one, other \ude00 half'],
  ['line ends', 'first\nsecond\r\nthird\u2028fourth'],
  ['10 kB', 'ten kilobytes '.repeat(700)],
  ['10 kB of emoji', '😀'.repeat(2_500)],
];

/** Texts of ordinary and awkward characters, of every length around the blocks in which a reader may take them. */
const TEXT = fc
  .array(
    fc.oneof(
      fc.constantFrom('"', '\\', '\n', '\t', '😀', 'é', '日', '\u0001', '\u007f', 'u0041', '/'),
      fc.string({ unit: 'binary' }),
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));

/** The row's content as it is kept. */
const kept = (world: World) => world.store.list(TODAYS_LIST).rows[0]?.content ?? '';
/** What a plugin may write: a sequence that a terminal would act on is gone whole, other controls are blanks. */
const writable = (content: string) => withoutSequences(content).replace(/\p{Cc}/gu, ' ');

describe.each([
  { name: 'hello', language: 'AssemblyScript', prefix: '<C-x>' },
  { name: 'hello-js', language: 'JavaScript', prefix: '<C-j>' },
])('the plugin $name', { timeout: 60_000 }, ({ name, language, prefix }) => {
  const greeting = (count: number) => `Hello from ${language} on 2026-01-31, greeting ${count}`;

  beforeAll(async () => {
    expect(shippedPlugins()).toContain(name);
    await buildPlugin(name);
  }, 60_000);

  it('starts with its keys and says so', async () => {
    const { summary, logged, asked } = await open(name);
    expect(summary(name)).toMatchObject({ state: 'enabled', reason: null, failures: 0, version: '0.1.0' });
    expect(summary(name).keys.map(({ key, action, bound }) => [key, action, bound])).toEqual([
      [`${prefix}h`, 'greet', true],
      [`${prefix}c`, 'count', true],
      [`${prefix}m`, 'mark', true],
      [`${prefix}s`, 'sweep', true],
    ]);
    expect(logged).toContain(`plugin ${name} says: ${name} is ready in project default`);
    expect(asked).toEqual([]);
  });

  it('greets, counts on over a restart, and each greeting is one step to undo', async () => {
    const first = await open(name);
    await first.act('greet');
    expect(first.notices.at(-1)).toBe(`${name}: Greeted you 1 time`);
    const { world, act, notices, stored, rows } = await first.restart();
    await act('greet');
    expect(rows()).toEqual([greeting(1), greeting(2)]);
    expect(notices.at(-1)).toBe(`${name}: Greeted you 2 times`);
    expect(stored()).toEqual({ greetings: '2' });
    world.store.undo();
    expect(rows()).toEqual([greeting(1)]);
    expect(stored()).toEqual({ greetings: '1' });
    await act('greet');
    expect(rows()).toEqual([greeting(1), greeting(2)]);
  });

  it('finds nothing in an empty list, and nothing under no cursor', async () => {
    const { act, notices, world } = await open(name);
    for (const action of ['count', 'mark', 'sweep']) await act(action);
    expect(notices.slice(-3)).toEqual([
      `${name}: 0 open, 0 done`,
      `${name}: There is no todo under the cursor`,
      `${name}: Swept 0 greetings`,
    ]);
    expect(world.published).toEqual([]);
  });

  it('counts a list of three pages', async () => {
    const { act, notices, world } = await open(name, numbered(450));
    world.store.dispatch(
      numbered(205).map((content) => ({ type: 'toggle_todo', id: rowOf(world, TODAYS_LIST, content).id })),
      { kind: 'undo' },
    );
    await act('count');
    expect(notices.at(-1)).toBe(`${name}: 245 open, 205 done`);
  });

  it('counts ten thousand', async () => {
    const { act, notices } = await open(
      name,
      numbered(10_000, 'a todo of some length, as people write them'),
    );
    await act('count');
    expect(notices.at(-1)).toBe(`${name}: 10000 open, 0 done`);
  });

  it('sweeps as many greetings as one answer holds, those below others too, and nothing else', async () => {
    const greetings = numbered(450, `Hello from ${language}`);
    const { act, notices, world, rows } = await open(name, [`remember: ${greeting(0)}`, ...greetings], {
      preview: 'never',
    });
    const last = rowOf(world, TODAYS_LIST, `Hello from ${language} 450`);
    world.store.dispatch([{ type: 'indent_todo', id: last.id, scope: 'row' }], { kind: 'user' });
    await act('sweep');
    expect(notices.at(-1)).toBe(`${name}: Swept 199 greetings, 251 are left`);
    expect(rows()).toHaveLength(252);
    world.store.undo();
    expect(rows()).toHaveLength(451);
    for (const _ of [1, 2, 3]) await act('sweep');
    expect(notices.at(-1)).toBe(`${name}: Swept 52 greetings`);
    expect(rows()).toEqual([`remember: ${greeting(0)}`]);
  });

  it.each(NASTY)('marks and hears of %s', async (_, content) => {
    const { act, adds, toggles, notices, world, stored, summary, logged } = await open(name);
    await adds(content);
    const before = kept(world);
    expect(stored()).toEqual({ [`${before}: first_seen`]: '2026-01-31' });
    await act('mark', before);
    expect(kept(world)).toBe(`${writable(before)} ★`);
    await act('mark', kept(world));
    expect(kept(world)).toBe(`${writable(before)} ★ ★`);
    expect(notices.at(-1)).toBe(`${name}: Marked 2 times`);
    await toggles(kept(world));
    expect(notices.at(-1)?.slice(0, 30 + name.length)).toMatch(/: Well done: ./u);
    expect(stored()).toMatchObject({ completed: '1', [`${kept(world)}: marks`]: '2' });
    expect(summary(name)).toMatchObject({ state: 'enabled', failures: 0 });
    expect(logged.join('\n')).not.toContain(before.slice(0, 20));
  });

  it('has no room for a star in the longest todo, and praises it all the same', async () => {
    const longest = 'x'.repeat(MAX_CONTENT_LENGTH);
    const { act, toggles, notices, summary } = await open(name, [longest]);
    await act('mark', longest);
    expect(notices.at(-1)).toBe(`${name}: There is no room for a star`);
    await toggles(longest);
    expect(notices.at(-1)).toMatch(/: Well done: x+…$/);
    expect(summary(name).failures).toBe(0);
  });

  it('leaves past days alone and says why', async () => {
    const { act, notices, world } = await open(name);
    await act('greet', undefined, { ...TODAYS_LIST, date: YESTERDAY });
    expect(notices.at(-1)).toContain('greet refused, nothing was changed');
    expect(notices.at(-1)).toContain('2026-01-30 is past and read-only');
    expect(world.published).toEqual([]);
  });

  it('counts what is completed, not what is taken back', async () => {
    const { world, toggles, manager, stored } = await open(name, ['milk', 'eggs']);
    await toggles('milk', 'eggs');
    expect(stored()).toEqual({ completed: '2' });
    world.store.undo(); // its own step
    world.store.redo();
    await manager.idle();
    expect(stored()).toEqual({ completed: '2' });
  });
});

describe('the kit for AssemblyScript', { timeout: 60_000 }, () => {
  const KIT = 'testing/sdk-probe';
  beforeAll(async () => {
    await buildPlugin(KIT);
  }, 60_000);

  it('has every host function and every command', () => {
    const source = ['host', 'commands']
      .map((file) => readFileSync(`plugins/sdk/assemblyscript/${file}.ts`, 'utf8'))
      .join('\n');
    for (const name of Object.keys(HOST_FUNCTIONS))
      expect(source).toContain(`declare function `.concat(name === 'log' ? 'host_log' : name));
    for (const type of Object.keys(PLUGIN_COMMANDS)) expect(source).toContain(`this.add("${type}"`);
  });

  it('tells the user what the host refused, and changes nothing', async () => {
    const { act, notices, world, summary } = await open(KIT);
    await act('bad-id');
    expect(notices.at(-1)).toMatch(/^sdk-probe: The plugin reported: get_todo_metadata: todo_id: .*UUID/);
    await act('bad-date');
    expect(notices.at(-1)).toMatch(/^sdk-probe: The plugin reported: query_todos: date: /);
    expect(world.published).toEqual([]);
    expect(summary('sdk-probe').failures).toBe(2);
  });

  it('lets a plugin answer for a refusal itself', async () => {
    const { act, summary, rows } = await open(KIT);
    await act('bad-id-taken');
    expect(rows()).toEqual(['E_INPUT']);
    expect(summary('sdk-probe').failures).toBe(0);
  });

  it('reports what a plugin says of its failure; one that throws leaves the reason in the log', async () => {
    const { act, notices, logged, world } = await open(KIT);
    await act('reports');
    expect(notices.at(-1)).toBe('sdk-probe: The plugin reported: there is no network');
    await act('throws');
    expect(logged).toContainEqual(expect.stringMatching(/says: no such luck at .*testing\/.*plugin\.ts:\d+/));
    expect(world.published).toEqual([]);
  });

  it('reads todos with every field, and with none', async () => {
    const { act, world, stored } = await open(KIT, ['plain', '#home "full" \\ 😀']);
    const full = rowOf(world, TODAYS_LIST, '#home "full" \\ 😀');
    const updates = { description: 'two\nlines ✓', priority: 'P0', dueDate: TODAYS_LIST.date } as const;
    world.store.dispatch(
      [
        { type: 'update_todo', id: full.id, updates },
        { type: 'indent_todo', id: full.id, scope: 'row' },
      ],
      { kind: 'user' },
    );
    await act('retell', full.content);
    const { id: parent } = rowOf(world, TODAYS_LIST, 'plain');
    const { createdAt: at } = full;
    const told = `${full.id} | #home "full" \\ 😀 | empty | 1 | ${parent} | 2026-01-31,two\nlines ✓,P0 | ${TODAYS_LIST.date},1,${at},${at},null | home`;
    expect(stored()).toEqual({ told, read: told, settings: '{"greeting":"{ \\"nested\\": [1, null] }"}' });
    await act('retell', 'plain');
    expect(stored().told).toBe(
      `${parent} | plain | empty | 0 | null | null,null,null | ${TODAYS_LIST.date},0,${at},${at},null | `,
    );
    await act('retell');
    expect(stored()).toMatchObject({ told: 'none', read: 'none' });
  });

  it('reads and writes every text as it is', async () => {
    const texts = fc.sample(TEXT, { seed: 1, numRuns: 190 });
    const { act, does, stored, world } = await open(KIT);
    await does(...texts.map((description, i) => ({ ...adding(TODAYS_LIST, `${i}`), description })));
    await act('echo');
    const echoed = stored();
    for (const { content, description } of world.store.list(TODAYS_LIST).rows) {
      expect(echoed[`${content}: ${content}`]).toBe(description ?? '');
    }
    expect(Object.keys(echoed)).toHaveLength(190);
  });

  it('asks for a todo and for some by every condition', async () => {
    const { act, world, stored, logged } = await open(KIT, [
      'parent',
      'a #home',
      'a #work',
      'b',
      'a above #home',
    ]);
    for (const content of ['a #home', 'a #work', 'b']) {
      const { id } = rowOf(world, TODAYS_LIST, content);
      world.store.dispatch([{ type: 'indent_todo', id, scope: 'row' }], { kind: 'user' });
    }
    await act('every-read', 'parent');
    expect(stored()).toEqual({ todo: 'parent', found: 'a #home', gone: 'null' });
    expect(logged).toContain('plugin sdk-probe says: three reads ✓');
  });

  it('asks for everything a plugin can', async () => {
    const { act, world, stored, notices, rows } = await open(KIT, ['here', 'last'], { preview: 'never' });
    await act('every-command', 'here');
    expect(notices.slice(-2)).toEqual(['sdk-probe: noted', 'sdk-probe: said']);
    expect(rows()).toEqual(['zeroth', 'first', 'second', '[?] here', 'last', '[!] named', ' below']);
    expect(rowOf(world, TODAYS_LIST, 'here')).toMatchObject({ priority: 'P0', dueDate: null });
    const made = { priority: 'P1', dueDate: '2026-02-01', description: 'a\nb' };
    expect(rowOf(world, TODAYS_LIST, 'named')).toMatchObject(made);
    expect(stored()).toEqual({ 'named: external_id': 'x' });
  });

  it('writes half of a character as what UTF-8 has for it', async () => {
    const { act, notices, rows } = await open(KIT);
    await act('half-characters');
    expect(rows()).toEqual(['half \ufffd of one']);
    expect(notices.at(-1)).toBe('sdk-probe: \ufffd');
  });

  it('tells a hook what was changed and by whom', async () => {
    const { toggles, stored } = await open(KIT, ['milk']);
    await toggles('milk');
    expect(stored()).toEqual({ heard: 'empty → done by user: state completed_at' });
  });
});
