import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEFAULT_LIMITS, PLUGIN_EXPORTS } from '../../src-core/plugin/abi';
import { HOST_FUNCTIONS } from '../../src-core/plugin/host-functions';
import { PLUGIN_COMMANDS } from '../../src-core/plugin/plugin-command';
import { fieldsOf, shapeOf, typeText } from './json-type';
import { pluginAbiDocument } from './plugin-abi-document';

describe('docs/plugin-abi.md', () => {
  const lines = pluginAbiDocument().split('\n');
  const row = (name: string) => lines.filter((line) => line.startsWith(`| \`${name}\` |`));

  it('has a row for every export, host function and command', () => {
    const names = [...PLUGIN_EXPORTS, ...Object.keys(HOST_FUNCTIONS), ...Object.keys(PLUGIN_COMMANDS)];
    for (const name of names) expect(row(name), name).toHaveLength(1);
  });

  it('says what is in the tables of the code', () => {
    expect(row('get_todo')[0]).toBe(
      '| `get_todo` | `id`: id | todo or null | any todo that is not deleted and not hidden, by its id; null when there is none |  |  | `E_LIMIT`, `E_UNAVAILABLE` |',
    );
    expect(row('http_request')[0]).toContain('| `network` | 60 requests to the network in a minute<br>');
    expect(row('on_key_press')[0]).toContain('| `{ key, mode, context }` |');
    expect(row('on_key_press')[0]).toContain('| [hooks] `on_key_press` | 100 ms |');
    expect(row('generate')[0]).toContain('| 2,000 ms | items |');
    expect(row('init')[0]).toContain('ask for keys');
    expect(row('add_decoration')[0]).toContain('| tell the user something | `unknown_todo`, `decorations` |');
    expect(row('memory_mib')[0]).toBe('| `memory_mib` | 16 | 64 | MiB of memory |');
    expect(row('query_todos')[0]).toContain('`state?`: "open" \\| "done" \\| "all"<br>`project?`: text ≤ 64');
    expect(row('query_todos')[0]).toContain('{ todos: list of todo, next_cursor: text or null }');
    expect(row('delete_todo')[0]).toContain('| `id`: text ≤ 256 |');
    expect(row('name')[0]).toMatch(/\| yes \|/);
    expect(lines).toContain(`| ${DEFAULT_LIMITS.commands} | commands that one call may return |`);
  });

  it('has no line that Markdown would take for another number of columns', () => {
    const columns = (line: string) => line.split(/(?<!\\)\|/).length;
    for (const [index, line] of lines.entries()) {
      if (!line.startsWith('|') || !lines[index - 1]?.startsWith('|')) continue;
      expect(columns(line), line).toBe(columns(lines[index - 1] ?? ''));
    }
  });
});

describe('typeText', () => {
  it.each<[string, z.ZodType]>([
    ['text', z.string()],
    ['whole number 1–30', z.int().min(1).max(30)],
    ['whole number ≥ 0', z.int().min(0)],
    ['whole number', z.int()],
    ['"a" \\| "b" or null', z.enum(['a', 'b']).nullable()],
    ['list of text ≤ 5', z.array(z.string().max(5))],
    ['{ a: boolean, b?: "x" }', z.object({ a: z.boolean(), b: z.literal('x').optional() })],
    ['{}', z.strictObject({})],
    ['by name: boolean', z.record(z.string(), z.boolean())],
    ['anything', z.unknown()],
  ])('%s', (text, schema) => {
    expect(typeText(schema)).toBe(text);
  });

  it('calls a shape by its name', () => {
    const point = z.strictObject({ x: z.int() });
    expect(typeText(z.array(point.nullable()), new Map([[shapeOf(point), 'point']]))).toBe(
      'list of point or null',
    );
  });

  it('names the fields of an object that may be left out as a whole', () => {
    const schema = z.strictObject({ x: z.string(), y: z.int().optional().describe('how many') }).nullish();
    expect(fieldsOf(schema)).toEqual([
      { name: 'x', type: 'text', required: true, words: '' },
      { name: 'y', type: 'whole number', required: false, words: 'how many' },
    ]);
  });
});
