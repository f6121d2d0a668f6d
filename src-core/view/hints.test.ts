import { describe, expect, it } from 'vitest';
import { KEY_MODES, type KeyMode } from '../keymap/action';
import { parseKeys } from '../keymap/key';
import { entries } from '../keymap/key-trie';
import { mergeKeymaps } from '../keymap/keymap';
import { readableKeys } from '../keymap/readable-keys';
import { UNKNOWN_GALLERY } from '../tui/gallery-state';
import { keyModeOf } from '../tui/keyboard';
import { helpRows } from '../tui/modals/help-rows';
import type { Model } from '../tui/model';
import { galleryPlugin } from '../tui/testing/plugins';
import { update } from '../tui/update';
import { openDialog } from './modals/open-dialog';
import { PLUGINS, plugin, sketchModel } from './testing/sample-model';
import { MODE_SCREENS } from './testing/sample-screens';

/** Plugins in every state there is, with all that a plugin can have or nothing of it. */
const STANDINGS = [
  ...PLUGINS,
  plugin('on-trial', { trialRuns: 3 }),
  plugin('bare', { powers: [], permissions: [] }),
  plugin('off', { state: 'disabled', hasSettings: true, previousVersion: '0.9.0', powers: ['run: git'] }),
];
const keymaps = mergeKeymaps(STANDINGS);
const base = { scroll: 0, search: null } as const;
const GALLERY = [
  galleryPlugin('new-one'),
  galleryPlugin('on-trial', {
    installed: { version: '1.0.0', state: 'enabled', onTrial: true },
    version: '1.0.0',
  }),
  galleryPlugin('older', {
    installed: { version: '0.1.0', state: 'enabled', onTrial: false },
    version: '1.0.0',
  }),
];

/** The sample's statistics over one of the spans there are. */
function spanOf(days: number): Model {
  const { modal } = MODE_SCREENS.statistics;
  return modal?.kind === 'statistics'
    ? { ...MODE_SCREENS.statistics, modal: { ...modal, days } }
    : MODE_SCREENS.statistics;
}

/** A screen for each mode, and the lists of plugins on each of their plugins, as a list and as a page. */
const SCREENS: readonly (readonly [string, Model])[] = [
  ...Object.entries({ ...MODE_SCREENS, statistics: spanOf(30) }),
  ...STANDINGS.flatMap(({ name }) =>
    [false, true].map((details) => {
      const modal = { kind: 'plugins', selected: name, details, ...base } as const;
      return [`plugins ${name} ${details}`, sketchModel({ plugins: STANDINGS, keymaps, modal })] as const;
    }),
  ),
  ...GALLERY.flatMap(({ name }) =>
    [false, true].map((details) => {
      const modal = { kind: 'gallery', selected: name, details, ...base } as const;
      const gallery = { ...UNKNOWN_GALLERY, plugins: GALLERY };
      return [
        `gallery ${name} ${details}`,
        sketchModel({ plugins: STANDINGS, keymaps, modal, gallery }),
      ] as const;
    }),
  ),
];

/** The keys of a mode as hints write them, by how they are pressed. */
function keysByHint({ keymaps: { modes } }: Model, mode: KeyMode): ReadonlyMap<string, string> {
  return new Map(entries(modes[mode]).map(({ keys }) => [readableKeys(keys), keys]));
}

/** Moving does nothing at an end. */
const MOVES = new Set(['down', 'up']);

/** Sets and maps as their entries. */
const plainly = (_: string, value: unknown): unknown =>
  value instanceof Set || value instanceof Map ? [...value] : value;

/** Whether the keys do more than to say that they do nothing. */
function doesSomething(model: Model, keys: string): boolean {
  let [after, done] = [model, false];
  for (const key of parseKeys(keys) ?? []) {
    const [next, effects] = update(after, { kind: 'key', key });
    done ||= effects.some(({ kind }) => kind !== 'after');
    after = next;
  }
  const plain = (one: Model) =>
    JSON.stringify({ ...one, status: null, serial: 0, list: null, keymaps: null }, plainly);
  return done || plain(after) !== plain(model);
}

const HINTED = SCREENS.map(([name, drawn]) => {
  const model: Model = { ...drawn, size: { cols: 80, rows: 24 } };
  return [name, model, openDialog(model)?.content.hints ?? []] as const;
}).filter(([, , hints]) => hints.length > 0);

describe.each(HINTED)('the keys below %s', (_, model, hints) => {
  it('are keys of what is open, and each does something', () => {
    const known = keysByHint(model, keyModeOf(model));
    for (const { key, does } of hints.filter((hint) => !MOVES.has(hint.does))) {
      const keys = known.get(key);
      expect(keys, `${key} ${does} is no key here`).toBeDefined();
      expect(doesSomething(model, keys ?? ''), `${key} ${does} does nothing`).toBe(true);
    }
  });
});

describe('a plugin on trial', () => {
  it.each(['plugins', 'gallery'] as const)('has its report and its end among the keys in the %s', (kind) => {
    const found = SCREENS.filter(([name]) => name.startsWith(`${kind} on-trial`));
    expect(found).toHaveLength(2);
    for (const [, model] of found) {
      const keys = openDialog(model)?.content.hints.map(({ key, does }) => `${key} ${does}`);
      expect(keys).toEqual(expect.arrayContaining(['w trial report', 'K keep']));
    }
  });
});

describe('the help', () => {
  const rows = helpRows(keymaps, '').flatMap((row) => (row.kind === 'keys' ? row.keys : []));

  it.each(KEY_MODES)('has every key of %s', (mode) => {
    const missing = entries(keymaps.modes[mode]).filter(({ keys }) => !rows.includes(keys));
    expect(missing.map(({ keys }) => keys)).toEqual([]);
  });
});
