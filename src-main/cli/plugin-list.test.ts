import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GrantRow, PluginStateRow } from '../plugin/plugin-repository';
import { returning, writePlugin } from '../plugin/testing/plugin-world';
import { parsePluginList, pluginList } from './plugin-list';

/** Rows in memory: nothing here may write. */
function rows<T extends { readonly name: string }>(...list: T[]) {
  const refuse = () => {
    throw new Error('listing must not write');
  };
  return { find: (name: string) => list.find((row) => row.name === name), save: refuse, remove: refuse };
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'to-tui-list-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  writePlugin(path, 'calm', returning());
  writePlugin(path, 'curious', returning(), '[permissions]\nexecute = ["git"]', '1.20.0');
  writePlugin(path, 'off', returning());
  writePlugin(path, 'worn', returning());
  writePlugin(path, 'odd', returning(), 'colour = 1');
  return path;
}

const PARTS = {
  grants: rows<GrantRow>(),
  states: rows<PluginStateRow>(
    { name: 'off', enabled: false, failures: 0, reason: null },
    { name: 'worn', enabled: true, failures: 3, reason: 'looped' },
  ),
};

describe('plugin list', () => {
  it('prints name, version, state and reason', async () => {
    expect((await pluginList(folder(), PARTS, { json: false })).split('\n')).toEqual([
      'calm     0.1.0   enabled',
      'curious  1.20.0  needs consent  enable it to see what it asks for',
      expect.stringMatching(/^odd {14}error {10}manifest.toml: line 6/),
      'off      0.1.0   disabled',
      'worn     0.1.0   failed         looped',
      '',
    ]);
  });

  it('prints JSON for programs', async () => {
    const listed = JSON.parse(await pluginList(folder(), PARTS, { json: true }));
    expect(listed).toHaveLength(5);
    expect(listed[0]).toEqual({ name: 'calm', version: '0.1.0', state: 'enabled', reason: null });
    expect(listed[1]).toMatchObject({ state: 'needs_consent' });
    expect(await pluginList('/nowhere', PARTS, { json: true })).toBe('[]\n');
    expect(await pluginList('/nowhere', PARTS, { json: false })).toBe('No plugins in /nowhere\n');
  });

  it.each([
    [['plugin', 'list'], { ok: true, value: { json: false } }],
    [['plugin', 'list', '--json'], { ok: true, value: { json: true } }],
    [['plugin', 'list', '--xml'], { ok: false }],
    [['plugin'], { ok: false }],
    [['plugin', 'eat'], { ok: false }],
  ])('%j is understood', (args, expected) => {
    expect(parsePluginList(args)).toMatchObject(expected);
  });

  it('other arguments are not its business', () => {
    expect(parsePluginList([])).toBeUndefined();
    expect(parsePluginList(['--data-dir=x'])).toBeUndefined();
  });
});
