import { describe, expect, it } from 'vitest';
import type { CommandAnswer } from '../../plugin/report';
import { frameText } from '../../screen/frame-text';
import { view } from '../../view/view';
import { galleryPlugin, pluginSummary } from '../testing/plugins';
import { type Session, session } from '../testing/session';

const plugins = ['jira', 'pomodoro'].map((name) => pluginSummary(name));
const gallery = [galleryPlugin('links')];
const ACTIVITY: CommandAnswer = {
  kind: 'report',
  live: null,
  report: { title: 'What plugins did', lines: [{ text: 'nothing yet', tone: 'text' }] },
};

/** A session in which main answers each `plugin audit`. */
const walk = (keys: readonly string[], size = { cols: 80, rows: 24 }): Session => {
  const tui = session(['A'], { plugins, gallery, size });
  for (const key of keys) {
    const before = tui.asked('plugin_command').length;
    tui.press(key);
    const asked = tui.asked('plugin_command')[before];
    if (asked) tui.send({ kind: 'command_answered', answer: ACTIVITY, asked });
  }
  return tui;
};
const shown = ({ model }: Session) => model.modal?.kind ?? 'list';
const top = ({ model }: Session) => frameText(view(model).frame)[0] ?? '';

describe('the tabs of the plugins', () => {
  it.each([
    [['P'], 'plugins'],
    [['P', '<Tab>'], 'gallery'],
    [['P', '<Tab>', '<Tab>'], 'report'],
    [['P', '<Tab>', '<Tab>', '<Tab>'], 'plugins'],
    [['P', '<BackTab>'], 'report'],
    [['P', '<S-Tab>', '<S-Tab>'], 'gallery'],
    [['P', '<BackTab>', '<BackTab>', '<BackTab>'], 'plugins'],
  ])('%j goes to %s', (keys, kind) => {
    const tui = walk(keys);
    expect(shown(tui)).toBe(kind);
    expect(top(tui)).toContain('╭ Plugins ── Installed │ Gallery │ Activity ─');
  });

  it('goes back to the plugin that was selected when the activity was opened from there', () => {
    const back = walk(['P', 'j', '<BackTab>', '<Tab>']);
    expect(back.model.modal).toMatchObject({ kind: 'plugins', selected: 'pomodoro' });
  });

  it('opens the activity once, however often it is asked for before main answers', () => {
    const tui = session(['A'], { plugins, gallery }).press('P<BackTab><BackTab>');
    tui.press('P').press('P<BackTab>');
    for (const asked of tui.asked('plugin_command')) {
      tui.send({ kind: 'command_answered', answer: ACTIVITY, asked });
    }
    expect(tui.model.modal).toMatchObject({ kind: 'report', under: { kind: 'plugins' } });
    expect(tui.press('<Esc><Esc>').model.modal).toBeNull();
  });

  it('leaves other pages for the plugins, whichever way', () => {
    for (const key of ['<Tab>', '<BackTab>']) {
      const tui = session(['A'], { plugins, gallery }).press('P<Tab>t');
      const [asked] = tui.asked('plugin_command');
      if (!asked) throw new Error('nothing asked');
      tui.send({ kind: 'command_answered', answer: ACTIVITY, asked });
      expect(shown(tui.press(key))).toBe('gallery');
    }
  });

  it.each([80, 40])('can be clicked by their names, %i columns wide', (cols) => {
    for (const [name, kind] of [
      ['Installed', 'plugins'],
      ['Gallery', 'gallery'],
    ] as const) {
      for (const from of [['P'], ['P', '<Tab>'], ['P', '<BackTab>']]) {
        const tui = walk(from, { cols, rows: 12 });
        const x = top(tui).indexOf(name);
        const click = (at: number) =>
          shown(walk(from, { cols, rows: 12 }).send({ kind: 'click', x: at, y: 0, double: false }));
        expect([name, from, click(x)]).toEqual([name, from, kind]);
        expect(click(x + name.length - 1)).toBe(kind);
        expect(click(x + name.length)).toBe(shown(tui));
      }
    }
    const activity = walk(['P'], { cols, rows: 12 });
    const x = top(activity).indexOf('Activity');
    activity.send({ kind: 'click', x, y: 0, double: false });
    expect(activity.asked('plugin_command').map(({ words }) => words)).toEqual([['audit']]);
  });

  it('name the one that is open where there is no room for all', () => {
    expect(top(walk(['P', '<Tab>'], { cols: 34, rows: 12 }))).toMatch(/^╭ Gallery ─+╮$/);
    expect(top(walk(['P', '<Tab>'], { cols: 36, rows: 12 }))).toContain('Installed │ Gallery │ Activity');
  });

  it('are not where a page of a plugin has its title', () => {
    const tui = walk(['P', '<Enter>']).send({ kind: 'click', x: 25, y: 0, double: false });
    expect(tui.model.modal).toMatchObject({ kind: 'plugins', details: true });
  });
});

describe('the help over the plugins', () => {
  it.each([
    [['P'], 'In the plugins'],
    [['P', '<Tab>'], 'In the gallery of plugins'],
  ])('after %j opens at “%s”, and goes back there', (keys, heading) => {
    const tui = walk([...keys, '?']);
    expect(shown(tui)).toBe('help');
    expect(frameText(view(tui.model).frame)[2]).toContain(heading);
    const before = shown(walk(keys));
    for (const key of ['?', '<Esc>', 'q']) expect(shown(walk([...keys, '?', key]))).toBe(before);
  });

  it('knows of plugins that go while it is open', () => {
    const tui = walk(['P', '?']).send({ kind: 'plugins_changed', plugins: [pluginSummary('pomodoro')] });
    expect(tui.press('q').model.modal).toMatchObject({ kind: 'plugins', selected: 'pomodoro' });
  });
});

describe('searching in the plugins', () => {
  const both = [
    pluginSummary('jira', { title: 'Tickets' }),
    pluginSummary('tags', { description: 'One key each' }),
  ];
  const found = (text: string) =>
    session(['A'], { plugins: both, size: { cols: 60, rows: 12 } })
      .press('P/')
      .type(text);

  it('narrows the list by name, title and description', () => {
    expect(found('TICK').model.modal).toMatchObject({ selected: 'jira' });
    expect(found('key').model.modal).toMatchObject({ selected: 'tags' });
    const none = found('zzz');
    expect(none.model.modal).toMatchObject({ selected: null });
    expect(frameText(view(none.model).frame).join()).toContain('No plugin is found.');
    expect(none.press('<Enter>d').model.status?.text).toBe('There is no plugin here.');
    expect(none.asked('disable_plugin')).toEqual([]);
  });

  it('stays while plugins come and go, with the cursor on one that is found', () => {
    const tui = found('key').press('<Enter>');
    tui.send({ kind: 'plugins_changed', plugins: [pluginSummary('keys'), pluginSummary('other')] });
    expect(tui.model.modal).toMatchObject({ selected: 'keys', search: { input: { text: 'key' } } });
    expect(tui.press('<Esc>j').model.modal).toMatchObject({ selected: 'other', search: null });
  });
});

describe('a trial', () => {
  const trying = (trialRuns: number | null, rest = {}) =>
    session(['A'], {
      plugins: [pluginSummary('jira', { trialRuns, ...rest })],
      size: { cols: 80, rows: 24 },
    }).press('P');
  const wordsOf = (tui: Session) => tui.asked('plugin_command').map(({ words }) => words);

  it.each([
    ['t', null, [['try', 'jira']]],
    ['w', 3, [['trial', 'jira']]],
    ['Ky', 3, [['keep', 'jira']]],
    ['Kn', 3, []],
    ['K', 3, []],
  ] as const)('%s with %s runs noted asks for %j', (keys, runs, words) =>
    expect(wordsOf(trying(runs).press(keys))).toEqual(words),
  );

  it.each([
    ['t', 3, 'It is on trial already.'],
    ['w', null, 'It is not on trial.'],
    ['K', null, 'It is not on trial.'],
  ] as const)('%s with %s runs noted says why nothing happens', (key, runs, text) => {
    const tui = trying(runs).press(key);
    expect(wordsOf(tui)).toEqual([]);
    expect(tui.model.status?.text).toBe(text);
  });

  it('is ended after a question that says what comes then', () => {
    expect(trying(3).press('K').model.modal).toMatchObject({
      kind: 'confirm',
      question: 'End the trial of jira?',
      lines: ['From now on jira does what it returns.', 'The 3 runs noted so far will not be made up for.'],
    });
    expect(trying(0, { state: 'disabled' }).press('K').model.modal).toMatchObject({
      lines: ['From now on jira does what it returns.', expect.stringContaining('It is off')],
    });
  });

  it('stands in the list and on the page, with the keys that go on from there', () => {
    const text = (tui: Session) => frameText(view(tui.model).frame).join('\n');
    expect(text(trying(1))).toMatch(/◇ jira +1\.0\.0 +on trial .* 1 run noted/);
    expect(text(trying(12).press('<Enter>'))).toContain('12 runs noted so far.');
    expect(text(trying(12).press('<Enter>'))).toContain('w shows what it would have done; K ends the trial.');
    expect(text(trying(12, { state: 'disabled' }))).toContain('○ jira');
    expect(text(trying(null).press('<Enter>'))).not.toContain('trial');
  });
});
