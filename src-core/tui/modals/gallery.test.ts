import { describe, expect, it } from 'vitest';
import type { GalleryPlugin } from '../../plugin/gallery';
import { frameText } from '../../screen/frame-text';
import { view } from '../../view/view';
import { galleryPlugin, pluginSummary } from '../testing/plugins';
import { type Session, session } from '../testing/session';

const here = (onTrial = false, version = '1.0.0') => ({ version, state: 'enabled', onTrial }) as const;
const GALLERY = [
  galleryPlugin('jira-claude', { title: 'Tickets', description: 'Makes steps of a ticket' }),
  galleryPlugin('pomodoro', { title: 'Timer', installed: here() }),
  galleryPlugin('quick-tags', { description: 'tags with one key', installed: here(true) }),
  galleryPlugin('old', { version: '2.0.0', installed: here() }),
];
const SIZE = { cols: 80, rows: 24 };
const open = (gallery: readonly GalleryPlugin[] | undefined = GALLERY): Session =>
  session(['A'], { size: SIZE, ...(gallery && { gallery }) }).press('P<Tab>');
const unanswered = (): Session => session(['A'], { size: SIZE }).press('P<Tab>');
const modalOf = ({ model }: Session) => (model.modal?.kind === 'gallery' ? model.modal : undefined);
const wordsOf = (tui: Session) => tui.asked('plugin_command').map(({ words }) => words);
const screen = ({ model }: Session) => frameText(view(model).frame);
const asks = (tui: Session) => tui.asked('gallery').length;

describe('the gallery', () => {
  it('is asked for when its tab is opened, and says meanwhile that it is being read', () => {
    const tui = unanswered();
    expect(asks(tui)).toBe(1);
    expect(screen(tui).join()).toContain('loading…');
    tui.send({ kind: 'gallery', plugins: GALLERY });
    expect(modalOf(tui)?.selected).toBe('jira-claude');
    expect(screen(tui).join()).not.toContain('loading…');
  });

  it.each([
    ['j', 'pomodoro'],
    ['jjjjj', 'old'],
    ['Gk', 'quick-tags'],
    ['Ggg', 'jira-claude'],
    ['<C-d>', 'old'],
    ['<C-d><C-u>', 'jira-claude'],
  ])('is walked through by %s', (keys, name) => expect(modalOf(open().press(keys))?.selected).toBe(name));

  it.each([
    ['I', ['install', 'jira-claude']],
    ['t', ['try', 'jira-claude']],
    ['jt', ['try', 'pomodoro']],
    ['GI', ['install', 'old']],
    ['<Enter>I', ['install', 'jira-claude']],
    ['<BackTab><Tab>t', ['try', 'jira-claude']],
  ])('%s asks for plugin %j and stays', (keys, words) => {
    const tui = open().press(keys);
    expect(wordsOf(tui)).toEqual([words]);
    expect(tui.model.modal?.kind).toBe('gallery');
  });

  it.each([
    ['jI', 'pomodoro is installed already, in this version.'],
    ['jjt', 'It is on trial already.'],
  ])('%s says why nothing happens', (keys, text) => {
    const tui = open().press(keys);
    expect(wordsOf(tui)).toEqual([]);
    expect(tui.model.status?.text).toBe(text);
  });

  it.each(['I', 't', '<Enter>'])('%s says that there is nothing yet, or nothing at all', (key) => {
    expect(unanswered().press(key).model.status?.text).toMatch(/is being read/);
    expect(open([]).press(key).model.status?.text).toBe('There is no plugin here.');
    expect(open([]).press(key).model.modal).toMatchObject({ details: false });
    expect(wordsOf(open([]).press(key))).toEqual([]);
  });

  it('is read again when a plugin was installed, switched or put on trial, and only then', () => {
    const tui = open();
    const plugins = [pluginSummary('pomodoro')];
    expect(asks(tui.send({ kind: 'plugins_changed', plugins }))).toBe(2);
    const busier = [pluginSummary('pomodoro', { runs: 7, p95Ms: 2 })];
    expect(asks(tui.send({ kind: 'plugins_changed', plugins: busier }))).toBe(2);
    const trying = [pluginSummary('pomodoro', { trialRuns: 0 })];
    expect(asks(tui.send({ kind: 'plugins_changed', plugins: trying }))).toBe(3);
    const noted = [pluginSummary('pomodoro', { trialRuns: 9 })];
    expect(asks(tui.send({ kind: 'plugins_changed', plugins: noted }))).toBe(3);
    expect(asks(tui.press('<Esc>').send({ kind: 'plugins_changed', plugins: [] }))).toBe(3);
  });

  it('is read again below a page too', () => {
    const tui = open().press('t');
    const [asked] = tui.asked('plugin_command');
    if (!asked) throw new Error('nothing asked');
    const answer = { kind: 'report', live: null, report: { title: 'Trial', lines: [] } } as const;
    tui.send({ kind: 'command_answered', answer, asked });
    expect(tui.model.modal).toMatchObject({ kind: 'report', under: { kind: 'gallery' } });
    expect(asks(tui.send({ kind: 'plugins_changed', plugins: [pluginSummary('a')] }))).toBe(2);
  });

  it('is asked for once at a time, and once more when the answer is out of date', () => {
    const tui = unanswered();
    for (const name of ['a', 'b', 'c']) {
      tui.send({ kind: 'plugins_changed', plugins: [pluginSummary(name)] });
    }
    expect(asks(tui)).toBe(1);
    expect(asks(tui.send({ kind: 'gallery', plugins: [] }))).toBe(2);
    expect(asks(tui.send({ kind: 'gallery', plugins: GALLERY }))).toBe(2);
  });

  it('keeps the cursor on its plugin, and goes to a neighbour when that has gone', () => {
    const told = (names: readonly string[]) =>
      open()
        .press('jj')
        .send({ kind: 'gallery', plugins: names.map((name) => galleryPlugin(name)) });
    expect(modalOf(told(['a', 'b', 'quick-tags']))?.selected).toBe('quick-tags');
    expect(modalOf(told(['a', 'b', 'c', 'd']))?.selected).toBe('c');
    expect(modalOf(told([]))?.selected).toBeNull();
  });

  it('closes the page of a plugin that has gone', () => {
    const tui = open()
      .press('j<Enter>')
      .send({ kind: 'gallery', plugins: [galleryPlugin('a'), galleryPlugin('b')] });
    expect(modalOf(tui)).toMatchObject({ selected: 'b', details: false });
    expect(modalOf(open().press('j<Enter>').send({ kind: 'gallery', plugins: GALLERY }))?.details).toBe(true);
  });

  it('says that it could not be read, and is asked for again by going there', () => {
    const tui = unanswered().send({ kind: 'failed', asked: { kind: 'gallery' }, message: 'disk is gone' });
    expect(tui.model.status).toMatchObject({ level: 'error' });
    expect(tui.model.status?.text).toContain('disk is gone');
    expect(screen(tui).join(' ')).toContain('could not be read');
    expect(asks(tui.press('<BackTab><Tab>'))).toBe(2);
    expect(tui.model.gallery.failed).toBe(false);
  });

  it('shows what was told before when it could not be read again', () => {
    const tui = open().send({ kind: 'failed', asked: { kind: 'gallery' }, message: 'no' });
    expect(screen(tui).join()).toContain('pomodoro');
  });

  it('says what to do when nothing came with the application', () => {
    expect(screen(open([])).join(' ')).toContain('No plugins came with this application.');
  });

  it('says what main answered when installing was refused', () => {
    const tui = open().press('I');
    const [asked] = tui.asked('plugin_command');
    if (!asked) throw new Error('nothing asked');
    const answer = { kind: 'said', level: 'error', text: 'You said no.' } as const;
    tui.send({ kind: 'command_answered', answer, asked });
    expect(tui.model.status).toMatchObject({ level: 'error', text: 'You said no.' });
    expect(tui.model.running).toEqual([]);
  });

  it('opens a page and leaves it before the box', () => {
    expect(modalOf(open().press('<Enter>'))?.details).toBe(true);
    expect(modalOf(open().press('<Enter><Esc>'))?.details).toBe(false);
    expect(open().press('<Enter><Esc><Esc>').model.modal).toBeNull();
    for (const key of ['P', 'q']) expect(open().press(key).model.modal).toBeNull();
  });

  it('says on the page of an installed one where it is looked after', () => {
    expect(screen(open().press('j<Enter>')).join(' ')).toContain('BackTab goes to Installed');
    expect(screen(open().press('G<Enter>')).join(' ')).toContain(
      'Version 1.0.0 is installed; this is 2.0.0.',
    );
    expect(screen(open().press('<Enter>')).join(' ')).not.toContain('goes to Installed');
  });

  it('can be clicked: once to select, twice for the page', () => {
    const click = (double: boolean) => modalOf(open().send({ kind: 'click', x: 20, y: 3, double }));
    expect(click(false)).toMatchObject({ selected: 'quick-tags', details: false });
    expect(click(true)).toMatchObject({ selected: 'quick-tags', details: true });
    expect(modalOf(open().send({ kind: 'click', x: 20, y: 9, double: true }))?.details).toBe(false);
  });

  it('is walked through with the wheel', () => {
    expect(modalOf(open().send({ kind: 'wheel', lines: 3, x: 1, y: 1 }))?.selected).toBe('pomodoro');
  });

  it('keeps the selected one of forty in sight, and a click selects what stands there', () => {
    const forty = Array.from({ length: 40 }, (_, n) => galleryPlugin(`plugin-${n + 10}`));
    const tui = open(forty).press('G');
    expect(screen(tui)[21]).toMatch(/❯.*plugin-49/);
    expect(screen(tui.press('gg'))[1]).toMatch(/❯.*plugin-10/);
    const end = open(forty).press('G').send({ kind: 'click', x: 9, y: 1, double: false });
    expect(screen(end)[1]).toMatch(/❯.*plugin-29/);
  });

  it.each([24, 40, 80])('has a README whose last line is reached, %i columns wide', (cols) => {
    const readme = [
      '# Long',
      ...Array.from({ length: 60 }, (_, n) => `- line ${n} 東京 and more words`),
      '',
      'The end.',
    ];
    const tui = session(['A'], { size: { cols, rows: 14 }, gallery: [galleryPlugin('long', { readme })] });
    tui.press('P<Tab><Enter>G');
    expect(screen(tui)[11]).toContain('The end.');
    const at = modalOf(tui)?.scroll;
    expect(modalOf(tui.press('j<C-d><PageDown>'))?.scroll).toBe(at);
    expect(modalOf(tui.press('k'))?.scroll).toBe((at ?? 0) - 1);
    expect(modalOf(tui.send({ kind: 'wheel', lines: -3, x: 1, y: 1 }))?.scroll).toBe((at ?? 0) - 4);
    expect(modalOf(tui.press('gg'))?.scroll).toBe(0);
  });
});

describe('searching in the gallery', () => {
  const found = (text: string): Session => open().press('/').type(text);
  const names = (tui: Session) =>
    screen(tui)
      .join()
      .match(/jira-claude|pomodoro|quick-tags|old/g);

  it.each([
    ['TICKETS', ['jira-claude']],
    ['one key', ['quick-tags']],
    ['key one', ['quick-tags']],
    ['timer', ['pomodoro']],
    ['zzz', null],
  ])('%s narrows the list, and the cursor is on what is found', (text, expected) => {
    const tui = found(text);
    expect(names(tui)).toEqual(expected);
    expect(modalOf(tui)?.selected).toBe(expected?.[0] ?? null);
  });

  it('types letters that are keys otherwise, and Enter makes them keys again', () => {
    const tui = found('It');
    expect(wordsOf(tui)).toEqual([]);
    expect(wordsOf(tui.press('<Esc>/').type('tags').press('<Enter>')).length).toBe(0);
    expect(modalOf(tui)?.search).toMatchObject({ typing: false });
    expect(tui.press('t').model.status?.text).toBe('It is on trial already.');
  });

  it('Esc shows everything again, while it is typed and after; then it closes', () => {
    expect(modalOf(found('timer').press('<Esc>'))?.search).toBeNull();
    const kept = found('timer').press('<Enter>');
    expect(names(kept)).toEqual(['pomodoro']);
    expect(modalOf(kept.press('<Esc>'))).toMatchObject({ search: null, selected: 'pomodoro' });
    expect(kept.press('<Esc>').model.modal).toBeNull();
  });

  it('nothing typed is no search, and another / types on', () => {
    expect(modalOf(found('').press('<Enter>'))?.search).toBeNull();
    const again = found('time').press('<Enter>/').type('r');
    expect(modalOf(again)?.search?.input.text).toBe('timer');
    expect(modalOf(again.press('<C-u>'))?.search?.input.text).toBe('');
  });

  it('from a page goes back to the list', () => {
    expect(modalOf(open().press('<Enter>/'))).toMatchObject({ details: false, search: { typing: true } });
  });

  it('takes what is pasted, as much as fits', () => {
    const tui = open()
      .press('/')
      .send({ kind: 'paste', text: `tags ${'x'.repeat(300)}` });
    expect(modalOf(tui)?.search?.input.text).toHaveLength(200);
    expect(tui.model.status?.text).toContain('105 characters were left out');
  });

  it('selects by a click in the line that is drawn there', () => {
    const tui = found('o').send({ kind: 'click', x: 9, y: 2, double: false });
    expect(screen(tui)[2]).toMatch(/❯.*jira-claude|❯.*pomodoro/);
  });
});
