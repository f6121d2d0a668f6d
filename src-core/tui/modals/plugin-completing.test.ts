import { describe, expect, it } from 'vitest';
import { galleryPlugin, pluginSummary } from '../testing/plugins';
import { type Session, session } from '../testing/session';
import { waysOn } from './command-ways';

const gallery = ['pomodoro', 'git-branch'].map((name) => galleryPlugin(name));
const plugins = [pluginSummary('git-branch'), pluginSummary('jira', { trialRuns: 2 })];
const known = {
  projects: [],
  themes: [],
  filters: [],
  plugins,
  shipped: gallery.map(({ name }) => name),
};
const words = (line: string, paths: readonly string[] = []) =>
  waysOn(line, line.length, known, paths).map(({ word }) => word);

describe('a line about plugins goes on with', () => {
  it.each([
    ['plugin gal', ['gallery']],
    ['plugin gallery ', ['pomodoro', 'git-branch']],
    ['plugin gallery p', ['pomodoro']],
    ['plugin install ', ['pomodoro']],
    ['plugin install po', ['pomodoro']],
    ['plugin install ./x po', ['pomodoro']],
    ['plugin try ', ['git-branch', 'jira', 'pomodoro']],
    ['plugin try g', ['git-branch']],
    ['plugin trial ', ['git-branch', 'jira']],
    ['plugin keep j', ['jira']],
    ['plugin lint j', ['jira']],
    ['plugin lint p', []],
    ['plugin new x --l', ['--language']],
    ['plugin new x --language ', ['typescript', 'javascript', 'assemblyscript', 'rust', 'c']],
    ['plugin dev ~/x --', ['--stop', '--own-compiler']],
    ['plugin pack ~/x --', ['--out', '--own-compiler']],
    ['plugin new ', []],
  ] as const)('%s… %j', (line, expected) => expect(words(line)).toEqual(expected));

  it('names before paths, each once', () => {
    expect(words('plugin try p', ['~/plugins/', '~/p.zip'])).toEqual(['pomodoro', 'plugins/', 'p.zip']);
  });

  it('no names where the gallery is not known', () => {
    const { shipped: _, ...rest } = known;
    expect(waysOn('plugin gallery ', 15, rest).map(({ word }) => word)).toEqual([]);
  });
});

const typed = (text: string, told: boolean): Session =>
  session(['A'], { plugins, size: { cols: 80, rows: 24 }, ...(told && { gallery }) })
    .press(':')
    .type(text);
const line = ({ model }: Session) => (model.modal?.kind === 'command' ? model.modal.input.text : undefined);

describe('a path', () => {
  it.each([
    'plugin dev ~/pl',
    'plugin dev --stop ~/pl',
    'plugin test ~/pl',
    'plugin lint ~/pl',
    'plugin conform ~/pl',
    'plugin pack ~/pl',
    'plugin pack x --out ~/pl',
    'plugin new x --in ~/pl',
    'plugin new x --language rust --in ~/pl',
    'plugin try ~/pl',
    'plugin install ~/pl',
  ])('is completed behind %s', (text) => {
    const tui = typed(text, true).press('<Tab>');
    const [asked] = tui.asked('complete_path');
    expect(asked).toMatchObject({ text: '~/pl', line: text });
    if (asked) tui.send({ kind: 'paths', asked, texts: ['~/plugin folder/'] });
    expect(line(tui)).toBe(text.replace('~/pl', "'~/plugin folder/'"));
  });

  it.each([
    'plugin trial x',
    'plugin keep x',
    'plugin gallery x',
    'plugin new x',
    'plugin new x --language x',
  ])('is not asked for behind %s', (text) =>
    expect(typed(text, true).press('<Tab>').asked('complete_path')).toEqual([]),
  );
});

describe('the names of the gallery', () => {
  it.each(['plugin gallery ', 'plugin install ', 'plugin try p'])('are asked for once by “%s”', (text) => {
    const tui = typed(text, true);
    expect(tui.asked('gallery')).toHaveLength(1);
    expect(tui.press('<Esc>:').type(text).asked('gallery')).toHaveLength(1);
  });

  it.each(['plugin gallery', 'plugin list ', 'gallery try ', 'add plugin try '])(
    'are not asked for by “%s”',
    (text) => expect(typed(text, true).asked('gallery')).toEqual([]),
  );

  it('are there for Tab, also when the verb itself was completed', () => {
    const tui = typed('plugin galle', true).press('<Tab>');
    expect(line(tui)).toBe('plugin gallery ');
    expect(tui.asked('gallery')).toHaveLength(1);
    expect(line(tui.press('<Tab>'))).toBe('plugin gallery pomodoro ');
  });

  it('are not waited for, and not asked for again when main cannot tell', () => {
    const tui = typed('plugin gallery ', false).press('<Tab>');
    expect(line(tui)).toBe('plugin gallery ');
    tui.send({ kind: 'failed', asked: { kind: 'gallery' }, message: 'no' });
    expect(tui.type('p').asked('gallery')).toHaveLength(1);
  });
});

describe('the palette', () => {
  const chosen = (text: string): Session => {
    const tui = session(['A'], { plugins, gallery, size: { cols: 80, rows: 24 } });
    return tui.press('<C-P>').type(text).press('<Enter>');
  };

  it('opens the gallery', () => {
    const tui = chosen('Plugins: gallery');
    expect(tui.model.modal).toMatchObject({ kind: 'gallery', selected: 'pomodoro' });
  });

  it.each([
    ['Plugins: try git-branch', [['try', 'git-branch']]],
    ['Plugins: trial report of jira', [['trial', 'jira']]],
  ])('%s asks for plugin %j', (text, expected) => {
    expect(
      chosen(text)
        .asked('plugin_command')
        .map((asked) => asked.words),
    ).toEqual(expected);
  });

  it('asks before a trial ends', () => {
    const tui = chosen('Plugins: end the trial of jira');
    expect(tui.model.modal).toMatchObject({ kind: 'confirm', question: 'End the trial of jira?' });
    expect(tui.press('y').asked('plugin_command')).toMatchObject([{ words: ['keep', 'jira'] }]);
  });
});
