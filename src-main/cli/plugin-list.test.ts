import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GrantRow, PluginStateRow } from '../plugin/plugin-repository';
import { returning, writePlugin } from '../plugin/testing/plugin-world';
import { pluginList } from './plugin-list';

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

const text = async (path: string, json: boolean) => {
  const { lines } = await pluginList(path, PARTS, json);
  return lines.map((line) => line.text).join('\n');
};

describe('plugin list without the application', () => {
  it('says name, version, state and reason', async () => {
    expect((await text(folder(), false)).split('\n')).toEqual([
      'calm     0.1.0   enabled',
      'curious  1.20.0  needs consent  enable it to see what it asks for',
      expect.stringMatching(/^odd {14}error {10}manifest.toml: line 6/),
      'off      0.1.0   disabled',
      'worn     0.1.0   failed         looped',
    ]);
  });

  it('says it as JSON for programs', async () => {
    const listed = JSON.parse(await text(folder(), true));
    expect(listed).toHaveLength(5);
    expect(listed[0]).toEqual({ name: 'calm', version: '0.1.0', state: 'enabled', reason: null });
    expect(listed[1]).toMatchObject({ state: 'needs_consent' });
    expect(await text('/nowhere', true)).toBe('[]');
    expect(await text('/nowhere', false)).toBe('No plugins in /nowhere');
  });
});
