import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf, parseRows, TODAY, TODAYS_LIST } from '../todo/testing/list-notation';
import { DEFAULT_LIMITS } from './abi';
import { permitsOf } from './exports';
import { MAX_GENERATED_ITEMS, parseItems } from './generated-items';
import { toCommands } from './to-commands';

const generated = (items: unknown, limits = DEFAULT_LIMITS) =>
  parseItems(typeof items === 'string' ? items : JSON.stringify({ items }), limits);
const refusal = (items: unknown, limits = DEFAULT_LIMITS) => {
  const result = generated(items, limits);
  return result.ok ? undefined : result.error;
};
const commandsFor = (items: unknown) => {
  const result = generated(items);
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
};

describe('what generate returned', () => {
  it('becomes new todos, each below the last one a level above it', () => {
    expect(
      commandsFor([
        { content: 'PROJ-12', indent_level: 0, priority: 'P1' },
        { content: 'reproduce', indent_level: 1, state: '!' },
        { content: 'on Linux', indent_level: 2 },
        { content: 'fix\u001b[2J', indent_level: 1, due_date: '2026-02-01', description: 'a\nb' },
        { content: 'next', indent_level: 0 },
      ]),
    ).toEqual([
      { type: 'create_todo', content: 'PROJ-12', priority: 'P1', temp_id: 'item 0' },
      {
        type: 'create_todo',
        content: 'reproduce',
        state: 'important',
        temp_id: 'item 1',
        parent_id: 'item 0',
      },
      { type: 'create_todo', content: 'on Linux', temp_id: 'item 2', parent_id: 'item 1' },
      {
        type: 'create_todo',
        content: 'fix',
        due_date: '2026-02-01',
        description: 'a\nb',
        temp_id: 'item 3',
        parent_id: 'item 0',
      },
      { type: 'create_todo', content: 'next', temp_id: 'item 4' },
    ]);
  });

  it('is planned like any other batch', () => {
    let made = 0;
    const plan = toCommands(commandsFor([{ content: 'a' }, { content: 'b', indent_level: 1 }]), {
      plugin: 'p',
      list: TODAYS_LIST,
      today: TODAY,
      granted: permitsOf('generate'),
      limits: DEFAULT_LIMITS,
      find: (id) => parseRows(['A']).find((row) => row.id === id),
      newId: () => idOf(`made ${++made}`),
      stored: () => [],
    });
    expect(plan).toMatchObject({
      ok: true,
      value: {
        origins: [0, 1],
        commands: [{ place: { kind: 'end' } }, { place: { kind: 'child_of', id: idOf('made 1') } }],
      },
    });
  });

  it.each(['', 'null', '{}', '{"items":null}', '{"items":[]}'])('%j is nothing', (output) => {
    expect(generated(output)).toEqual({ ok: true, value: [] });
  });

  it.each([
    ['no JSON', 'todo 1', null, 'JSON'],
    ['a list', '[]', null, 'object'],
    ['items that are none', '{"items": {}}', null, 'items that are not a list'],
    ['too many', Array(MAX_GENERATED_ITEMS + 1).fill({ content: 'x' }), null, 'at most 200'],
    ['too much', [{ content: 'x', description: 'y'.repeat(300_000) }], null, 'more than 262144 bytes'],
    ['a first item below nothing', [{ content: 'x', indent_level: 1 }], 0, 'level 0'],
    [
      'a level left out',
      [{ content: 'x' }, { content: 'y', indent_level: 2 }],
      1,
      'below the item before it is level 1',
    ],
    ['nothing written', [{ content: 'x' }, { content: ' \u0000 ' }], 1, 'blank'],
    ['a day that is none', [{ content: 'x', due_date: '2026-02-30' }], 0, 'due_date'],
    ['a place of its own', [{ content: 'x', parent_id: 'y' }], 0, 'parent_id'],
    ['a command', [{ type: 'delete_todo', id: 'x' }], 0, 'content'],
    ['a content too long', [{ content: 'x'.repeat(10_001) }], 0, 'content'],
  ])('%s is refused with its place', (_, items, index, words) => {
    expect(refusal(items)).toMatchObject({ index, reason: expect.stringContaining(words) });
  });

  it('a plugin that may do less may generate less', () => {
    const limits = { ...DEFAULT_LIMITS, commands: 1 };
    expect(refusal([{ content: 'x' }, { content: 'y' }], limits)?.reason).toContain('at most 1');
  });

  it('whatever it is, the answer is data, and levels are kept', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 30 }), (levels) => {
        const items = levels.map((indent_level) => ({ content: 'x', indent_level }));
        const fits = levels.every((level, i) => level <= (levels[i - 1] ?? -1) + 1);
        expect(generated(items).ok).toBe(fits);
      }),
    );
    fc.assert(
      fc.property(fc.json(), (output) => {
        expect(() => generated(output)).not.toThrow();
      }),
    );
  });
});
