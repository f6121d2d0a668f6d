/** The kit's own reader of any JSON, compiled and called: what it makes of a text is what this engine makes of it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildPlugin } from '../build-plugins';
import { callGuest } from './testing/guest';

let bytes: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  bytes = new Uint8Array(readFileSync(path.join(await buildPlugin('testing/sdk-json'), 'plugin.wasm')));
}, 120_000);

const answer = z.object({ items: z.tuple([z.object({ content: z.string() })]) });

/** What the plugin says it read. */
async function read(text: string): Promise<string> {
  const { output } = await callGuest(bytes, 'generate', { input: text, context: {} }, () => '{}');
  return answer.parse(JSON.parse(output)).items[0].content;
}

/** The same words for what this engine reads. */
function expected(text: string): string {
  try {
    return exactly(JSON.parse(text));
  } catch {
    return 'refused';
  }
}

function exactly(value: unknown): string {
  if (typeof value === 'string') return `s${unitsOf(value)}`;
  if (typeof value === 'number') return `n${bitsOf(value)}`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(exactly).join(' ')}]`;
  const parts = Object.entries(value).map(([key, one]) => `${unitsOf(key)}=${exactly(one)}`);
  return `{${parts.sort().join(' ')}}`;
}

function unitsOf(text: string): string {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16)).join('.');
}

function bitsOf(value: number): string {
  return new BigUint64Array(new Float64Array([value]).buffer)[0]?.toString() ?? '';
}

const PIECE = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '\\u',
  '"a"',
  '1',
  '-',
  '0',
  '.',
  'e',
  'null',
  ' ',
  '\n',
);

describe('reading any JSON in AssemblyScript', { timeout: 120_000 }, () => {
  it('reads what this engine reads, whatever the texts in it', async () => {
    // Numbers of up to 15 digits: longer ones are read to within a hair, which a test below says.
    const rounded = (_: string, value: unknown) =>
      typeof value === 'number' ? Math.round(value % 1e9) / 1e4 : value;
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 6, stringUnit: 'binary' }), async (any) => {
        const text = JSON.stringify(JSON.parse(any, rounded));
        expect(await read(text)).toBe(expected(text));
      }),
      { numRuns: 150 },
    );
  });

  it('reads or refuses what is nearly JSON as this engine does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(PIECE, { maxLength: 12 }), async (pieces) => {
        expect(await read(pieces.join(''))).toBe(expected(pieces.join('')));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    '',
    ' ',
    '"\\ud83d"',
    '"\\ud83d\\ude00 \\/\\b\\f\\n\\r\\t\\"\\\\"',
    '"a\nb"',
    '"\\x41"',
    '"\\u00g0"',
    '"open',
    '"\\',
    '"\\u12',
    '01',
    '-',
    '-0',
    '1.',
    '.5',
    '1e',
    '1e+',
    '1E-2',
    '123456789012345',
    '1234567890123450000000000000000000000',
    '0.00000000000000000000000012345e30',
    '0e99999999999999999999',
    '1e400',
    '4.9e-324',
    '0.1',
    'nul',
    'true false',
    '[1,]',
    '{"a":1,}',
    '{"a":1,"a":[{}]}',
    "{'a':1}",
    '{a:1}',
    '\u00a01',
    '\ufeff1',
    ' [ { "a" : null , "" : [ ] } , -1.5e3 ] \r\n\t',
  ])('reads %j as this engine does', async (text) => {
    expect(await read(text)).toBe(expected(text));
  });

  it('reads every number to 15 digits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (value) => {
        const bits = BigInt((await read(JSON.stringify(value))).slice(1));
        const found = new Float64Array(new BigUint64Array([bits]).buffer)[0] ?? Number.NaN;
        expect(Math.abs(found - value)).toBeLessThanOrEqual(Math.abs(value) * 4e-15 + 5e-323);
      }),
      { numRuns: 200 },
    );
  });

  it('refuses what is nested too deeply, and nothing less', async () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(await read(nested(101))).toBe(expected(nested(101)));
    expect(await read(nested(102))).toBe('refused');
    expect(await read('{"a":'.repeat(100_000))).toBe('refused');
  });

  it('reads a megabyte in good time', async () => {
    const issue = {
      key: 'ABC-1',
      fields: { summary: 'A “text” with \\ and \n', labels: ['a', 'b'], points: 3 },
    };
    const text = JSON.stringify({ issues: Array.from({ length: 10_000 }, () => issue) });
    const before = performance.now();
    await read(text);
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});
