/** The kit for AssemblyScript under the laws of the other kits, and: any text that the host can send is read as it is. */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { callGuest } from './testing/guest';
import { CONTEXT, callKit, kitLaws, TODO } from './testing/kit-laws';
import { kitPlugin, probeSource, removeKitPlugins } from './testing/kit-plugin';
import { sandboxLaws } from './testing/kit-sandbox';

afterAll(removeKitPlugins);

const template = await kitPlugin('assemblyscript');
const probe = await kitPlugin('assemblyscript', probeSource('assemblyscript'));

kitLaws('assemblyscript', probe);
sandboxLaws('assemblyscript', template, probe, 60_000);

/** The longest text of a todo. */
const LONGEST = 10_000;

/** What trips readers that look for the end of a text without reading it. */
const TRICKY = [
  '',
  '"',
  '\\',
  '"quoted" and \\" \\n C:\\temp\\',
  ...[1, 2, 3, 4, 5].map((count) => `x${'\\'.repeat(count)}`),
  '\\"',
  '"}],"content":"other',
  '{"a":[',
  '\\u0041 \\ud83e',
  'null',
  '\u0000\b\f\n\r\t\u001f\u007f',
  '\ud83e',
  '\udd8a\ud83e',
  '🦊\u2028\uffff',
  '\\'.repeat(LONGEST),
  '"'.repeat(LONGEST),
] as const;

const anyText = fc.oneof(
  fc.constantFrom(...TRICKY),
  fc
    .array(fc.constantFrom('"', '\\', '\\"', ',', ':', '}', ']', '{', 'n', 'u0041', '\n', '🦊', '\ud83e'), {
      maxLength: 30,
    })
    .map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { size: 'max', maxLength: LONGEST })
    .map((units) => units.map((unit) => String.fromCharCode(unit)).join('')),
);

/** Half a character has no place in UTF-8, in which modules and host speak. */
const told = (text: string) => text.replace(/\p{Cs}/gu, '\ufffd');

describe.skipIf('missing' in probe)('the kit for AssemblyScript and any text', { timeout: 120_000 }, () => {
  const bytes = 'missing' in probe ? new Uint8Array() : probe.bytes;

  /** What the plugin made of the same text wherever a text can stand. */
  async function echoed(text: string) {
    const todo = { ...TODO, content: text, description: text, tags: [text, text], parent_id: null };
    const settings = { site: text, [text]: text, count: 3 };
    const input = { action: 'echo', context: { ...CONTEXT, selected: todo, settings } };
    const { output, error } = await callKit(bytes, 'handle_action', input, {
      get_selected_todo: [todo],
      get_metadata: [text],
      get_todo_metadata: [text],
      read_file: [text],
      http_request: [{ status: 201, headers: { [`x${text}`]: text }, body: text, url: text }],
      run_command: [{ code: -3, stdout: text, stderr: text }],
      get_secret: [text],
      find_todos_by_metadata: [[TODO.id]],
    });
    expect(error).toBe('');
    const commands: { key: string; value: string }[] = JSON.parse(output).commands;
    return Object.fromEntries(commands.map(({ key, value }) => [key, value] as const));
  }

  async function expectEchoed(text: string) {
    const same = told(text);
    const fields = `${TODO.id}|${same}|important|2|null|2026-02-01|${same}|P1|2026-01-31|3|c|m|null|${told(`${text}+${text}`)}|there`;
    const { settings, ...rest } = await echoed(text);
    expect(rest).toEqual({
      selected: fields,
      asked: fields,
      setting: same,
      metadata: same,
      with: same,
      file: same,
      body: `201${same}`,
      headers: `${told(`x${text}`)}=${same}`,
      end: `-3${told(text + text)}`,
      secret: same,
      found: TODO.id,
    });
    expect(settings).toBe(JSON.stringify({ site: text, [text]: text, count: 3 }));
  }

  it.each(TRICKY.map((text) => [text.slice(0, 40), text] as const))('reads %j', (_, text) =>
    expectEchoed(text),
  );

  it('reads it wherever a text can stand', async () => {
    const safe = anyText.filter(
      (text) => !['site', 'count', '__proto__'].includes(text) && !/^\d+$/.test(text),
    );
    await fc.assert(fc.asyncProperty(safe, expectEchoed), { numRuns: 150 });
  });

  const retold = async (todo: unknown, more: object = {}) => {
    const input = { action: 'retell', context: { ...CONTEXT, selected: todo }, ...more };
    return callGuest(bytes, 'handle_action', input, () => '{"ok":null}');
  };
  const first = (output: string): string => JSON.parse(output).commands[0].value;

  it('reads numbers, and those that do not fit as the nearest that does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(1e300, -1e300)),
        async (position) => {
          const said = Math.min(Math.max(position, -(2 ** 31)), 2 ** 31 - 1);
          expect(first((await retold({ ...TODO, position })).output).split('|')[9]).toBe(String(said));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('leaves aside what a newer host says as well', async () => {
    const plain = (await retold(TODO)).output;
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (extra) => {
        const todo = { ...extra, ...TODO, newer: extra };
        expect(await retold(todo, { newer: extra, Action: extra })).toEqual({
          code: 0,
          output: plain,
          error: '',
        });
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    [{ ...TODO, content: 7 }, 'content is no text'],
    [{ ...TODO, content: null }, 'content is no text'],
    [{ ...TODO, position: 1.5 }, 'position is no whole number'],
    [{ ...TODO, position: '1' }, 'position is no whole number'],
    [{ ...TODO, deleted: 1 }, 'deleted is no true or false'],
    [{ ...TODO, tags: {} }, 'tags is no list'],
    [{ ...TODO, tags: [null] }, 'tags is no text'],
    [[], 'selected is no object'],
  ])('fails with what is wrong with its input: %#', async (selected, reason) => {
    const { code, output, error } = await retold(selected);
    expect({ code, output, error }).toEqual({
      code: 1,
      output: '',
      error: `the input of the call: ${reason}`,
    });
    expect((await retold(TODO)).code).toBe(0);
  });

  it('fails for such input even when the plugin has an answer', async () => {
    const { code, output, error } = await callGuest(bytes, 'on_tick', [], () => '{}');
    expect({ code, output, error }).toEqual({
      code: 1,
      output: '',
      error: 'the input of the call: is no object',
    });
  });

  it.each([
    ['{"ok":7}', "the host's answer: is no text"],
    ['{"ok":null}', "the host's answer is null"],
    ['{"error":{"code":"E"}}', "the host's answer gives no reason"],
    ['{"ok":"x\\"}', "the host's answer is no JSON"],
    ['{"error":{"code":"E","message":"the \\"reason\\\\"}}', 'the "reason\\'],
  ])('fails with what is wrong with an answer: %s', async (answer, reason) => {
    const input = { action: 'refused', context: CONTEXT };
    const { code, output, error } = await callGuest(bytes, 'handle_action', input, () => answer);
    expect({ code, output, error }).toEqual({ code: 1, output: '', error: reason });
  });
});
