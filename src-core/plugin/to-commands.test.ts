import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandSchema } from '../todo/command';
import { idOf, parseRows, TODAY, TODAYS_LIST, YESTERDAY } from '../todo/testing/list-notation';
import { DEFAULT_LIMITS, type Limits } from './abi';
import type { BatchScope } from './batch-plan';
import { parseBatch } from './command-batch';
import { MAX_DECORATION } from './decoration';
import { BASE_PERMISSIONS, type BasePermission } from './permissions';
import type { StoredValue } from './references';
import { toCommands } from './to-commands';

const ROWS = [...parseRows(['A', ' b', 'C']), ...parseRows(['old'], { date: YESTERDAY })];
const IN_A_RUN: readonly BasePermission[] = BASE_PERMISSIONS.filter((one) => one !== 'bind_keys');

interface Setting {
  readonly stored?: readonly StoredValue[];
  readonly limits?: Partial<Limits>;
  readonly granted?: readonly BasePermission[];
  readonly date?: typeof TODAY;
}

function scope({ stored = [], limits = {}, granted = IN_A_RUN, date = TODAY }: Setting): BatchScope {
  let made = 0;
  return {
    plugin: 'jira-sync',
    list: { ...TODAYS_LIST, date },
    today: TODAY,
    granted: new Set(granted),
    limits: { ...DEFAULT_LIMITS, ...limits },
    find: (id) => ROWS.find((row) => row.id === id),
    newId: () => idOf(`made ${++made}`),
    stored: () => stored,
  };
}

function plan(commands: readonly unknown[] | string, setting: Setting = {}) {
  const given = scope(setting);
  const output = typeof commands === 'string' ? commands : JSON.stringify({ commands });
  const batch = parseBatch(output, given.limits);
  return batch.ok ? toCommands(batch.value, given) : batch;
}

function planned(commands: readonly unknown[], setting: Setting = {}) {
  const result = plan(commands, setting);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const refusal = (commands: readonly unknown[] | string, setting: Setting = {}) => {
  const result = plan(commands, setting);
  return result.ok ? undefined : result.error;
};

describe('a batch becomes commands', () => {
  it('a header and its children, by temp id', () => {
    const { commands } = planned([
      { type: 'create_todo', content: 'PROJ-12', temp_id: 't' },
      { type: 'create_todo', content: 'reproduce', parent_id: 't', state: '*', priority: 'P1' },
      { type: 'set_todo_metadata', todo_id: 't', key: 'external_id', value: '10412' },
      { type: 'update_todo', id: '10412', updates: { due_date: '2026-02-01', description: null } },
    ]);
    expect(commands).toEqual([
      {
        type: 'create_todo',
        id: idOf('made 1'),
        list: TODAYS_LIST,
        place: { kind: 'end' },
        content: 'PROJ-12',
      },
      {
        type: 'create_todo',
        id: idOf('made 2'),
        list: TODAYS_LIST,
        place: { kind: 'child_of', id: idOf('made 1') },
        content: 'reproduce',
        state: 'in_progress',
        priority: 'P1',
      },
      {
        type: 'set_metadata',
        owner: 'jira-sync',
        todoId: idOf('made 1'),
        key: 'external_id',
        value: '10412',
      },
      { type: 'update_todo', id: idOf('made 1'), updates: { dueDate: '2026-02-01', description: null } },
    ]);
  });

  it('every command that comes out is one that the store takes', () => {
    const { commands } = planned([
      { type: 'create_todo', content: 'x', indent_level: 3, description: 'a\u0000b' },
      { type: 'move_todo', id: idOf('A'), after: idOf('C') },
      { type: 'move_todo', id: idOf('A'), index: 0 },
      { type: 'delete_todo', id: idOf('b').toUpperCase() },
      { type: 'delete_metadata', key: 'k' },
    ]);
    for (const command of commands) expect(commandSchema.safeParse(command).success).toBe(true);
    expect(commands).toHaveLength(5);
  });

  it('what is not for the document stands apart, and origins point back', () => {
    expect(
      planned([
        { type: 'show_notification', message: 'hi\u001b[2J', duration_secs: 5 },
        { type: 'delete_todo', id: idOf('A') },
        { type: 'set_status_message', message: 'one' },
        { type: 'set_status_message', message: 'two' },
        { type: 'delete_todo', id: idOf('C') },
      ]),
    ).toMatchObject({
      origins: [1, 4],
      effects: { notifications: [{ message: 'hi', seconds: 5 }], status: 'two', keys: [] },
    });
  });

  it.each(['', '  ', 'null', '{}', '{"commands":null}', '{"commands":[]}'])('%j means none', (output) => {
    expect(plan(output)).toMatchObject({ ok: true, value: { commands: [] } });
  });
});

describe('an id means', () => {
  const EXTERNAL: StoredValue = { todoId: idOf('A'), key: 'external_id', value: idOf('C') };

  it('a temp id before an external one, an external one before a todo', () => {
    const move = { type: 'delete_todo', id: idOf('C') };
    expect(planned([move]).commands).toEqual([{ type: 'delete_todo', id: idOf('C') }]);
    expect(planned([move], { stored: [EXTERNAL] }).commands).toEqual([
      { type: 'delete_todo', id: idOf('A') },
    ]);
    const made = { type: 'create_todo', content: 'x', temp_id: idOf('C') };
    expect(planned([made, move], { stored: [EXTERNAL] }).commands[1]).toEqual({
      type: 'delete_todo',
      id: idOf('made 1'),
    });
  });

  it('no deleted todo, no global value, and not one of two', () => {
    const gone = { ...EXTERNAL, todoId: idOf('deleted'), value: 'X' };
    const remove = [{ type: 'delete_todo', id: 'X' }];
    expect(refusal(remove, { stored: [gone] })?.reason).toContain('there is no todo “X”');
    expect(refusal(remove, { stored: [{ ...gone, todoId: null }] })?.index).toBe(0);
    const two = [
      { ...gone, todoId: idOf('A') },
      { ...gone, todoId: idOf('C') },
    ];
    expect(refusal(remove, { stored: two })?.reason).toContain('2 todos');
  });

  it('what the batch says about external ids so far', () => {
    const rename = { type: 'set_todo_metadata', todo_id: 'X', key: 'external_id', value: 'Y' };
    const stored = [{ todoId: idOf('A'), key: 'external_id', value: 'X' }];
    expect(planned([rename, { type: 'delete_todo', id: 'Y' }], { stored }).commands[1]).toEqual({
      type: 'delete_todo',
      id: idOf('A'),
    });
    expect(refusal([rename, { type: 'delete_todo', id: 'X' }], { stored })?.index).toBe(1);
  });
});

describe('badges', () => {
  const badge = (todo_id: string, text: string, more = {}) => ({
    type: 'add_decoration',
    todo_id,
    text,
    ...more,
  });

  it('are cleaned, bounded, and one to a todo, the last', () => {
    const { commands, effects } = planned([
      badge(idOf('A'), 'first'),
      badge(idOf('A'), 'PR\u001b[31m\n#12', { style: 'ok' }),
      badge(idOf('C'), '👩‍👩‍👧‍👦'.repeat(10), { style: 'warning' }),
      badge(idOf('b'), ' \u200b '),
    ]);
    expect(commands).toEqual([]);
    const [one, long, none] = effects.decorations;
    expect(one).toEqual({ todoId: idOf('A'), text: 'PR #12', style: 'ok' });
    expect([...(long?.text ?? '')]).toHaveLength(MAX_DECORATION);
    expect(none).toEqual({ todoId: idOf('b'), text: '', style: 'plain' });
    expect(effects.decorations).toHaveLength(3);
  });

  it('may stand on a todo that the same batch makes, and on a past day, which they do not change', () => {
    const { effects } = planned([
      { type: 'create_todo', content: 'x', temp_id: 't' },
      badge('t', 'new'),
      badge(idOf('old'), 'late'),
    ]);
    expect(effects.decorations.map(({ todoId }) => todoId)).toEqual([idOf('made 1'), idOf('old')]);
  });

  it('are not more than the limit; taking one away is always possible', () => {
    const limits = { decorations: 1 };
    const two = [badge(idOf('A'), 'x'), badge(idOf('C'), 'y')];
    expect(refusal(two, { limits })).toMatchObject({ index: 1, reason: expect.stringContaining('1 badge') });
    expect(refusal([badge(idOf('A'), 'x'), badge(idOf('C'), '')], { limits })).toBeUndefined();
    expect(refusal([badge(idOf('A'), 'x'), badge(idOf('A'), 'y')], { limits })).toBeUndefined();
  });

  it('need the permission to tell the user something', () => {
    expect(refusal([badge(idOf('A'), 'x')], { granted: ['change_todos'] })).toMatchObject({
      index: 0,
      reason: expect.stringContaining('not allowed'),
    });
  });
});

describe('a batch is refused', () => {
  const good = { type: 'create_todo', content: 'fine' };
  const long = 'v'.repeat(100_001);

  it.each([
    ['an unknown type', [good, { type: 'drop_tables' }], 1, 'unknown type “drop_tables”'],
    ['a type by half', [{ type: 'set_status' }], 0, '“set_status”; did you mean “set_status_message”?'],
    ['a type from the prototype', [{ type: 'constructor' }], 0, 'unknown type'],
    ['no type', [good, 7], 1, 'not an object with a type'],
    ['a badge for nobody', [{ type: 'add_decoration', todo_id: 'x', text: 'y' }], 0, 'there is no todo “x”'],
    [
      'a look of its own',
      [{ type: 'add_decoration', todo_id: idOf('A'), text: 'y', style: '\u001b[31m' }],
      0,
      'style',
    ],
    [
      'a badge of a novel',
      [{ type: 'add_decoration', todo_id: idOf('A'), text: 'x'.repeat(1_001) }],
      0,
      'text',
    ],
    ['an unknown key', [{ ...good, colour: 'red' }], 0, 'colour'],
    [
      'a poisoned key',
      [JSON.parse('{"type":"create_todo","content":"x","__proto__":{"a":1}}')],
      0,
      '__proto__',
    ],
    ['blank content', [{ type: 'create_todo', content: ' \u0000 ' }], 0, 'content'],
    ['content of a megabyte', [{ type: 'create_todo', content: 'x'.repeat(20_000) }], 0, 'content'],
    ['a number for a text', [{ type: 'create_todo', content: 5 }], 0, 'content'],
    ['a date that is none', [{ ...good, due_date: '2026-02-30' }], 0, 'due_date'],
    [
      'null for the content',
      [{ type: 'update_todo', id: idOf('A'), updates: { content: null } }],
      0,
      'content',
    ],
    ['a state that is none', [{ ...good, state: 'doing' }], 0, 'state'],
    ['two places', [{ type: 'move_todo', id: idOf('A'), index: 0, after: idOf('C') }], 0, 'one of before'],
    ['a row of a past day', [good, { type: 'delete_todo', id: idOf('old') }], 1, 'past and read-only'],
    [
      'a value stored with a row of a past day',
      [good, { type: 'set_todo_metadata', todo_id: idOf('old'), key: 'k', value: 'v' }],
      1,
      'past and read-only',
    ],
    [
      'a value removed from a row of a past day',
      [{ type: 'delete_todo_metadata', todo_id: idOf('old'), key: 'k' }],
      0,
      'past and read-only',
    ],
    ['a stale id', [{ type: 'update_todo', id: idOf('nobody'), updates: {} }], 0, 'there is no todo'],
    [
      'a parent that comes later',
      [
        { ...good, parent_id: 't' },
        { ...good, temp_id: 't' },
      ],
      0,
      'there is no todo',
    ],
    [
      'a temp id used twice',
      [
        { ...good, temp_id: 't' },
        { ...good, temp_id: 't' },
      ],
      1,
      'used twice',
    ],
    ['a key after the start', [{ type: 'register_keybinding', key: 'z', action: 'a' }], 0, 'init only'],
    ['a value too long', [{ type: 'set_metadata', key: 'k', value: long }], 0, '100000 bytes'],
    ['a key too long', [{ type: 'set_metadata', key: 'é'.repeat(129), value: '' }], 0, '256 bytes'],
    ['half a character', [{ type: 'set_metadata', key: 'k', value: '\ud800' }], 0, 'half a character'],
  ])('for %s, with its index and a reason', (_, commands, index, words) => {
    const refused = refusal(commands);
    expect(refused?.index).toBe(index);
    expect(refused?.reason).toContain(words);
  });

  it.each([
    ['text that is no JSON', '{', 'not JSON'],
    ['a list', '[]', 'did not return an object'],
    ['commands that are none', '{"commands":{"length":1}}', 'not a list'],
  ])('for %s', (_, output, words) => {
    expect(refusal(output)).toMatchObject({ index: null, reason: expect.stringContaining(words) });
  });

  it('for one command and one byte too many', () => {
    expect(refusal(Array(200).fill(good))).toBeUndefined();
    expect(refusal(Array(201).fill(good))?.reason).toContain('201 commands');
    const output = JSON.stringify({ commands: [{ ...good, content: 'é' }] });
    const bytes = new TextEncoder().encode(output).length;
    expect(plan(output, { limits: { outputBytes: bytes } }).ok).toBe(true);
    expect(refusal(output, { limits: { outputBytes: bytes - 1 } })?.reason).toContain('bytes');
  });

  it('on a day that is past', () => {
    expect(refusal([good], { date: YESTERDAY })?.reason).toContain('read-only');
  });

  it('when it keeps one byte or one key too many', () => {
    const set = (key: string, value: string) => ({ type: 'set_metadata', key, value });
    const stored = [{ todoId: null, key: 'a', value: 'x'.repeat(90) }];
    const limits = { metadataBytes: 100 };
    expect(refusal([set('b', 'y'.repeat(8))], { stored, limits })).toBeUndefined();
    expect(refusal([set('b', 'y'.repeat(9))], { stored, limits })?.reason).toContain('100 bytes');
    expect(refusal([set('a', 'y'.repeat(99))], { stored, limits })).toBeUndefined();
    const clear = { type: 'delete_metadata', key: 'a' };
    expect(refusal([clear, set('b', 'y'.repeat(99))], { stored, limits })).toBeUndefined();
    const own = (key: number) => ({
      type: 'set_todo_metadata',
      todo_id: idOf('A'),
      key: `k${key}`,
      value: '',
    });
    expect(refusal(Array.from({ length: 16 }, (_, i) => own(i)))).toBeUndefined();
    expect(refusal(Array.from({ length: 17 }, (_, i) => own(i)))).toMatchObject({ index: 16 });
  });

  it('and keys may be bound at the start', () => {
    const bind = [{ type: 'register_keybinding', key: '<C-x>p', action: 'my_action' }];
    expect(planned(bind, { granted: BASE_PERMISSIONS }).effects.keys).toEqual([
      { key: '<C-x>p', action: 'my_action' },
    ]);
  });
});

it('no output whatever throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.array(fc.object()).map((list) => JSON.stringify({ commands: list })),
      ),
      (output) => {
        expect(() => plan(output)).not.toThrow();
      },
    ),
  );
});
