/** The keys that shipped plugins suggest: free in both keymaps, and no two alike. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedPlugins } from '../../../scripts/build-plugins';
import { DEFAULT_CONFIG } from '../../../src-core/config/config';
import { coreKeyTaken, mergeKeymaps } from '../../../src-core/keymap/keymap';
import { assignKeys } from '../../../src-core/plugin/key-assignment';
import { readManifest } from '../plugin-package';

/** Keys that are asked for in `init`, which no manifest says. */
const IN_INIT: Readonly<Record<string, readonly { readonly key: string; readonly action: string }[]>> = {
  hello: [{ key: '<C-x>s', action: 'sweep' }],
  'hello-js': [{ key: '<C-j>s', action: 'sweep' }],
};

const wishes = shippedPlugins().map((plugin) => {
  const manifest = readManifest(readFileSync(path.join('plugins', plugin, 'manifest.toml')));
  if (!manifest.ok) throw new Error(`${plugin}: ${manifest.error.reason}`);
  return { plugin, keys: [...manifest.value.keys, ...(IN_INIT[plugin] ?? [])], manifest: manifest.value };
});

describe('the keys of shipped plugins', () => {
  it.each(['to-tui', 'vim'] as const)('are free with the keymap %s, all of them together', (keymap) => {
    const keymaps = mergeKeymaps([], { ...DEFAULT_CONFIG, keymap });
    const assigned = assignKeys(wishes, (sequence) => coreKeyTaken(sequence, keymaps));
    const conflicts = [...assigned].flatMap(([plugin, keys]) =>
      keys.filter(({ bound }) => !bound).map(({ key, conflict }) => `${plugin} ${key}: ${conflict}`),
    );
    expect(conflicts).toEqual([]);
    expect([...assigned.values()].flat().length).toBeGreaterThan(15);
  });

  it.each(wishes)('$plugin says in its README what its keys are', ({ plugin, keys }) => {
    const readme = readFileSync(path.join('plugins', plugin, 'README.md'), 'utf8');
    for (const { key } of keys) expect(readme).toContain(`\`${key}\``);
  });

  it.each(wishes)(
    '$plugin says who made it, and has a title and a description for each action',
    ({ manifest }) => {
      expect(manifest).toMatchObject({ author: 'The to-tui authors', license: 'MIT' });
      for (const action of manifest.actions) expect(action.title).not.toBe('');
    },
  );
});
