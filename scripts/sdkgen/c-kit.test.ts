/** The kit for C, compiled and called: what it asks is what the tables take, what it is told it reads. */
import { afterAll, describe, expect, it } from 'vitest';
import { HOST_FUNCTIONS } from '../../src-core/plugin/host-functions';
import { PLUGIN_COMMANDS } from '../../src-core/plugin/plugin-command';
import { cKit } from './c-kit';
import { CONTEXT, callKit, kitLaws } from './testing/kit-laws';
import { kitPlugin, probeSource, removeKitPlugins } from './testing/kit-plugin';
import { sandboxLaws } from './testing/kit-sandbox';

afterAll(removeKitPlugins);

const template = await kitPlugin('c');
const probe = await kitPlugin('c', probeSource('c'));

kitLaws('c', probe);
sandboxLaws('c', template, probe, 30_000);

describe.skipIf('missing' in probe)('the kit for C alone', () => {
  const act = async (action: string) => {
    if ('missing' in probe) throw new Error(probe.missing);
    return callKit(probe.bytes, 'handle_action', { action, context: CONTEXT }, {});
  };

  it('writes bytes that are no text as what they are not', async () => {
    const { output } = await act('bytes');
    expect(JSON.parse(output).commands[0].value).toBe(`a\ufffd\ufffd(${'\ufffd'.repeat(6)}`);
  });

  it('keeps an empty text apart from null and from none', async () => {
    const { output } = await act('cleared');
    expect(JSON.parse(output).commands).toEqual([
      { type: 'update_todo', id: 't', updates: { description: '' } },
    ]);
  });

  it('says when todos are suggested where they cannot be', async () => {
    expect(await act('items')).toMatchObject({ code: 1, error: expect.stringContaining('generate') });
  });
});

describe('the kit for C as text', () => {
  it('has a function for every host function and command', () => {
    const text = cKit();
    for (const name of Object.keys(HOST_FUNCTIONS)) {
      expect(text).toContain(`TT_HOST("${name}")`);
      expect(text).toMatch(new RegExp(`\\btt_${name}(\\(\\.\\.\\.\\)|\\(void\\))`));
    }
    for (const type of Object.keys(PLUGIN_COMMANDS)) expect(text).toContain(`#define tt_${type}(...)`);
  });
});
