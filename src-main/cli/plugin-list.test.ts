import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GrantRow, PluginStateRow } from '../plugin/plugin-repository';
import { returning, writePlugin } from '../plugin/testing/plugin-world';
import { pluginList } from './plugin-list';

function refuse(): never {
  throw new Error('listing must not write');
}

/** Rows in memory: nothing here may write. */
function rows<T extends { readonly name: string }>(...list: T[]) {
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

const NOTHING_FILLED_IN = {
  settings: { find: () => ({}), save: refuse, remove: refuse },
  secrets: { names: () => [], find: () => undefined, save: refuse, removeAll: refuse },
};

const PARTS = {
  ...NOTHING_FILLED_IN,
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

  it('knows doubtful decisions and what is not filled in, as the window does', async () => {
    const path = folder();
    const field = (type: string) => `[settings.f]\ntype = "${type}"\ntitle = "Key"\nrequired = true`;
    writePlugin(path, 'open', returning(), field('string'));
    writePlugin(path, 'shut', returning(), field('secret'));
    const doubtful: GrantRow = {
      name: 'calm',
      version: '0.1.0',
      hash: 'x',
      decision: 'perhaps',
      permissions: '[]',
      optionalAllowed: '[]',
      optionalDenied: '[]',
      shown: '[]',
      decidedAt: '2026-01-30T09:45:00.000Z',
    };
    const secrets = { ...PARTS.secrets, find: () => new Uint8Array([1]) };
    const { lines } = await pluginList(path, { ...PARTS, grants: rows(doubtful), secrets }, false);
    expect(lines.map(({ text }) => text.replace(/ +/g, ' '))).toEqual(
      expect.arrayContaining([
        'calm 0.1.0 needs consent what was decided about it cannot be read; enable it to be asked again',
        'open 0.1.0 error needs the setting Key: press s',
        // Whether the keychain can still read it, the window knows.
        'shut 0.1.0 enabled',
      ]),
    );
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
