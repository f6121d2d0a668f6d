import { describe, expect, it } from 'vitest';
import { mergeKeymaps } from '../keymap/keymap';
import { frameText } from '../screen/frame-text';
import { UNKNOWN_GALLERY } from '../tui/gallery-state';
import type { GalleryModal, PluginsModal } from '../tui/modal';
import { questionAbout } from '../tui/modals/plugin-questions';
import type { Model, Size } from '../tui/model';
import { galleryPlugin } from '../tui/testing/plugins';
import { EMPTY_INPUT, inputOf } from '../tui/text-input';
import { accessibleScreen } from './accessible-tree';
import { isABox, isAGoldenScreen } from './testing/golden-screen-tests';
import { GALLERY } from './testing/sample-gallery';
import { PLUGINS, plugin, sketchModel } from './testing/sample-model';
import { view } from './view';

/* Golden screens of the gallery and of trials; see screens.test.ts for how they are accepted. */

const SIZES: readonly Size[] = [
  { cols: 80, rows: 24 },
  { cols: 40, rows: 12 },
];

const TRYING = plugin('quick-tags', { version: '1.2.0', trialRuns: 12, runs: 14, p95Ms: 3 });
const plugins = [...PLUGINS.slice(0, 3), TRYING];
const base = { details: false, scroll: 0, search: null } as const;

const gallery = (rest: Partial<GalleryModal> = {}, told: Partial<Model['gallery']> = {}): Model =>
  sketchModel({
    modal: { kind: 'gallery', selected: 'jira-claude', ...base, ...rest },
    gallery: { ...UNKNOWN_GALLERY, plugins: GALLERY, ...told },
  });
const installed = (rest: Partial<PluginsModal> = {}): Model =>
  sketchModel({
    plugins,
    keymaps: mergeKeymaps(plugins),
    modal: { kind: 'plugins', selected: 'quick-tags', ...base, ...rest },
  });
const keep = questionAbout('keep', TRYING);
const many = Array.from({ length: 40 }, (_, n) =>
  galleryPlugin(`plugin-${n + 10}-with-a-name-that-is-long`, {
    version: '10.20.30-beta.40',
    description: '東京 '.repeat(40),
  }),
);

const SCREENS: Readonly<Record<string, Model>> = {
  gallery: gallery(),
  'gallery-loading': gallery({ selected: null }, { plugins: null, asking: true }),
  'gallery-failed': gallery({ selected: null }, { plugins: null, failed: true }),
  'gallery-none': gallery({ selected: null }, { plugins: [] }),
  'gallery-many': gallery({ selected: many[30]?.name ?? null, scroll: 20 }, { plugins: many }),
  'gallery-search': gallery({ selected: 'pomodoro', search: { input: inputOf('timer'), typing: true } }),
  'gallery-nothing-found': gallery({ selected: null, search: { input: inputOf('zzz'), typing: false } }),
  'gallery-page': gallery({ selected: 'git-branch', details: true }),
  'gallery-page-installed': gallery({ details: true }),
  'gallery-page-readme': gallery({ selected: 'pomodoro', details: true, scroll: 15 }),
  'gallery-page-end': gallery({ selected: 'pomodoro', details: true, scroll: 999 }),
  trial: installed(),
  'trial-page': installed({ details: true }),
  'trial-search': installed({ search: { input: EMPTY_INPUT, typing: true } }),
  'trial-keep': sketchModel({
    modal: typeof keep === 'object' ? { kind: 'confirm', ...keep, under: null } : null,
  }),
};

describe.each(Object.entries(SCREENS))('screen %s', (name, model) => {
  isAGoldenScreen(`./__screens__/${name}`, model, SIZES);
  isABox(model, /Esc (close|back|show all)|n go on trying/);
});

describe('a screen reader in the gallery', () => {
  it('is told which tab it is, the plugins as options, and the keys', () => {
    const { dialog } = accessibleScreen(gallery());
    expect(dialog?.label).toBe('Plugins: Gallery, tab 2 of 3');
    expect(dialog?.options).toHaveLength(GALLERY.length);
    expect(dialog?.current).toMatch(/^● jira-claude +1\.0\.0 +installed +Makes todos/);
    expect(dialog?.lines).toEqual(['Enter page  I update  t try  Tab activity  / search  ? help  Esc close']);
  });

  it('has a field for the search, and the page as lines', () => {
    const typing = accessibleScreen(SCREENS['gallery-search'] ?? gallery());
    expect(typing.typing).toMatchObject({ label: 'Search the plugins', value: 'timer', caret: 5 });
    expect(typing.dialog?.lines.join(' ')).not.toContain('/ timer');
    const page = accessibleScreen(SCREENS['gallery-page'] ?? gallery()).dialog;
    expect(page?.options).toBeNull();
    expect(page?.lines).toEqual(expect.arrayContaining(['It would ask to', '• run the program git']));
  });

  it('hears that it is being read', () => {
    const loading = accessibleScreen(SCREENS['gallery-loading'] ?? gallery()).dialog;
    expect(loading?.lines).toContain('loading…');
  });
});

describe('the tab that is open', () => {
  it('differs without its colour', () => {
    const { frame } = view({ ...gallery(), size: { cols: 80, rows: 24 } });
    const at = (word: string) => frame.styleAt(frameText(frame)[0]?.indexOf(word) ?? 0, 0);
    expect(at('Gallery')).toMatchObject({ bold: true, underline: true });
    expect(at('Installed').underline).not.toBe(true);
  });
});
