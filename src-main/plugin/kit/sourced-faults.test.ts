/** What an author reads of faults in a plugin of several files: the place in the file that was written. Real sandboxes. */
import { beforeAll, describe, expect, it } from 'vitest';
import { testPlugin } from './cases/test-plugin';
import { conformPlugin } from './conform/conform-plugin';
import { manifestFor, writeSource } from './testing/sources';
import { THROWING_SOURCE, UNLOADABLE_SOURCE } from './testing/throwing-plugin';
import { checkoutWorkshop } from './testing/workshop';
import type { Workshop } from './workshop';

const MANIFEST = manifestFor('plugin.js', '[actions.deep]\n[hooks]\non_todo_completed = true\n');

let workshop: Workshop;
beforeAll(async () => {
  workshop = await checkoutWorkshop();
});

function throwing(cases: readonly object[], more: Readonly<Record<string, string>> = {}): string {
  const tests = JSON.stringify(cases.map((one, at) => ({ case: `case ${at}`, list: [], ...one })));
  return writeSource({ 'manifest.toml': MANIFEST, ...THROWING_SOURCE, ...more, 'tests/cases.json': tests });
}

async function tested(folder: string): Promise<string> {
  return (await testPlugin(folder, workshop)).lines.map(({ text }) => text).join('\n');
}

describe('plugin test', () => {
  it('names the line of the file in which it was thrown', async () => {
    const page = await tested(throwing([{ run: { action: 'go' } }]));
    expect(page).toContain('action go failed: The plugin reported: 🦊 is not a ticket (src/tickets.ts:7:13)');
    expect(page).not.toContain('plugin.js:');
  });

  it('names the innermost of many calls, and each in what the plugin logs', async () => {
    const page = await tested(throwing([{ run: { action: 'deep' } }]));
    expect(page).toContain("cannot read property 'title' of undefined (src/tickets.ts:6:");
    expect(page).toMatch(/log:.* at lookUp \(src\/tickets\.ts:5:\d+\)⏎ +at dive \(src\/plugin\.ts:6:\d+\)⏎/);
    expect(page).not.toContain('plugin.js:');
  });

  it('names it for what is thrown in a promise', async () => {
    const milk = { todos: [{ name: 'milk', content: 'Buy milk' }] };
    const page = await tested(throwing([{ ...milk, run: { completed: 'milk' } }]));
    expect(page).toContain('The plugin reported: later (src/tickets.ts:7:13)');
  });

  it('names it for what the engine does not take when it loads the script', async () => {
    const page = await tested(
      throwing([{ run: { action: 'go' } }], {
        'src/tickets.ts': `${UNLOADABLE_SOURCE}${THROWING_SOURCE['src/tickets.ts'].replace('throw ', 'wrong.test(why); throw ')}`,
      }),
    );
    expect(page).toMatch(/SyntaxError: invalid class range \(src\/tickets\.ts:3:\d+\)/);
  });

  it('compares what a case expects with the place that it shows', async () => {
    const page = await tested(throwing([{ run: { action: 'go' }, fails: 'not a ticket (src/tickets.ts:7' }]));
    expect(page).toContain('1 passed, 0 failed');
  });

  it('leaves a script that is its own source as it is', async () => {
    const folder = writeSource({
      'manifest.toml': manifestFor('plugin.js'),
      'plugin.js': '\nexports.handle_action = () => {\n  throw new Error("no");\n};\n',
      'tests/a.json': JSON.stringify({ case: 'a', run: { action: 'go' }, list: [] }),
    });
    expect(await tested(folder)).toContain('reported: no (plugin.js:3:');
  });
});

describe('plugin conform', { timeout: 120_000 }, () => {
  it('names it too', async () => {
    const report = await conformPlugin(throwing([]), workshop);
    const page = report.lines.map(({ text }) => text).join('\n');
    expect(page).toContain('(src/tickets.ts:6:');
    expect(page).not.toContain('plugin.js:');
  });
});
