/** The kit for Rust, compiled and called: what it asks is what the tables take, what it is told it reads. */
import { afterAll, describe, expect, it } from 'vitest';
import { HOST_FUNCTIONS } from '../../src-core/plugin/host-functions';
import { COMMAND_SHAPES } from './interface-shapes';
import { rustKit } from './rust-kit';
import { CONTEXT, callKit, kitLaws } from './testing/kit-laws';
import { kitPlugin, probeSource, removeKitPlugins } from './testing/kit-plugin';
import { sandboxLaws } from './testing/kit-sandbox';

afterAll(removeKitPlugins);

const template = await kitPlugin('rust');
const probe = await kitPlugin('rust', probeSource('rust'));

kitLaws('rust', probe);
sandboxLaws('rust', template, probe, 120_000);

describe.skipIf('missing' in probe)('the kit for Rust alone', () => {
  it('writes a value as the JSON that it was read from', async () => {
    if ('missing' in probe) throw new Error(probe.missing);
    const value = { a: [1, -2, 0.5, 1e300, null, true, ''], 'b"\n': { c: {} }, d: '🦊\u0001', e: [] };
    const input = { action: 'again', context: CONTEXT };
    const { output } = await callKit(probe.bytes, 'handle_action', input, {
      get_metadata: [JSON.stringify(value)],
    });
    expect(JSON.parse(JSON.parse(output).commands[0].value)).toEqual(value);
  });
});

describe('the kit for Rust as text', () => {
  it('has a function for every host function, and a struct for every command', () => {
    const text = rustKit();
    for (const name of Object.keys(HOST_FUNCTIONS)) expect(text).toContain(`    pub fn ${name}(`);
    for (const { name } of COMMAND_SHAPES) expect(text).toContain(`impl From<${name}> for Command`);
  });
});
