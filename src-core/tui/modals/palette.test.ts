import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { mergeKeymaps } from '../../keymap/keymap';
import { pluginSummary } from '../testing/plugins';
import { type Session, session } from '../testing/session';
import { entriesOf } from './palette';
import { foundEntries } from './palette-entries';

const jira = pluginSummary('jira-sync', {
  actions: [
    { id: 'sync', title: 'sync ticket', description: '' },
    { id: 'create', title: 'create ticket', description: '' },
  ],
  keys: [{ key: '<C-x>p', action: 'sync', title: 'sync ticket', bound: true }],
  generates: true,
  hasSettings: true,
  powers: ['api.atlassian.com'],
  version: '0.2.0',
  previousVersion: '0.1.0',
});
const off = pluginSummary('sleeper', {
  state: 'disabled',
  generates: true,
  actions: [{ id: 'nap', title: 'take a nap', description: '' }],
});
const open = (plugins = [jira, off]): Session =>
  session(['A', 'B'], { plugins, size: { cols: 80, rows: 24 } }).press('<C-P>');
const titles = (tui: Session): string[] => {
  const { model } = tui;
  return model.modal?.kind === 'palette' ? entriesOf(model, model.modal).map(({ title }) => title) : [];
};
const found = (text: string) => titles(open().type(text));

describe('the palette', () => {
  it('opens with Ctrl+Shift+P too, and closes with Esc', () => {
    expect(session([]).press('<C-S-p>').model.modal?.kind).toBe('palette');
    expect(open().press('<Esc>').model.modal).toBeNull();
  });

  it.each([
    ['undo', 'Change: undo'],
    ['hpd', 'Move: half a page down'],
    ['move up', 'Arrange: move up'],
    ['toggle_state', 'Change: done or not'],
    ['sync', 'sync ticket'],
    ['jira create', 'create ticket'],
    ['c-x p', 'sync ticket'],
    ['rollback jira', 'Plugins: roll back jira-sync from 0.2.0 to 0.1.0'],
    ['rbj', 'Plugins: roll back jira-sync from 0.2.0 to 0.1.0'],
    ['SETTINGS', 'Show the settings'],
    ['settings of', 'Plugins: settings of jira-sync'],
    ['export', 'Export this day as Markdown …'],
    ['back up', 'Back up now'],
    ['theme dark', 'Theme: dark'],
    ['generate', 'generate todos with jira-sync …'],
  ])('finds for %s first: %s', (text, title) => expect(found(text)[0]).toBe(title));

  it('offers what a plugin can be told as it is, and nothing of one that is off', () => {
    const of = (name: string) =>
      found(`plugins: ${name}`).filter((title) => title.endsWith(name) || title.includes(` ${name} `));
    expect(of('jira-sync')).toEqual(
      expect.arrayContaining(['Plugins: disable jira-sync', 'Plugins: revoke what jira-sync may do']),
    );
    expect(of('sleeper')).toContain('Plugins: enable sleeper');
    expect(of('sleeper')).not.toContain('Plugins: disable sleeper');
    expect(found('nap')).not.toContain('take a nap');
    expect(found('generate todos with')).toEqual(['generate todos with jira-sync …']);
  });

  it('does what is chosen', () => {
    expect(open().type('done or not').press('<Enter>').rows()).toEqual(['[x] A', 'B']);
    const action = open().type('create').press('<Enter>');
    expect(action.asked('invoke_plugin_action')).toMatchObject([{ plugin: 'jira-sync', action: 'create' }]);
    expect(action.model.modal).toBeNull();
    const verb = open().type('logs of jira').press('<Enter>');
    expect(verb.asked('plugin_command')).toMatchObject([{ words: ['logs', 'jira-sync'] }]);
  });

  it('asks before it takes something away, as the plugins view does', () => {
    for (const [text, kind] of [
      ['remove jira', 'remove'],
      ['revoke what jira', 'revoke'],
      ['roll back jira', 'rollback'],
    ]) {
      const tui = open()
        .type(text ?? '')
        .press('<Enter>');
      expect(tui.asked('plugin_command')).toEqual([]);
      expect(tui.model.modal).toMatchObject({ kind: 'confirm', deed: { verb: kind } });
      expect(tui.press('y').asked('plugin_command')).toMatchObject([{ words: [kind, 'jira-sync'] }]);
    }
  });

  it('hands a choice over to the command line, where it can be typed on', () => {
    expect(open().type('logs of jira').press('<Tab>').model.modal).toMatchObject({
      kind: 'command',
      input: { text: 'plugin logs jira-sync' },
    });
    expect(open().type('generate').press('<Enter>').model.modal).toMatchObject({
      kind: 'command',
      input: { text: 'generate jira-sync ' },
    });
  });

  it('is walked through with arrows and scrolls, and starts anew with every letter', () => {
    const tui = open().press('<Down><C-n><Up>');
    expect(tui.model.modal).toMatchObject({ cursor: 1 });
    expect(tui.press('<PageDown><PageDown><PageDown>').model.modal).toMatchObject({ cursor: 31, scroll: 12 });
    expect(tui.type('u').model.modal).toMatchObject({ cursor: 0, scroll: 0 });
    expect(open().type('zzzz').press('<Down><Enter>').model.modal).toMatchObject({
      kind: 'palette',
      cursor: 0,
    });
  });

  it('keeps to what is left when plugins go', () => {
    const tui = open().type('do').press('<PageDown><PageDown>');
    tui.send({ kind: 'plugins_changed', plugins: [] });
    const left = titles(tui);
    expect(left.length).toBeGreaterThan(0);
    const last = left.at(-1);
    expect(last).not.toContain('jira');
    expect(tui.press('<Enter>').model.modal?.kind).not.toBe('palette');
  });

  it('can be clicked: once to choose, twice to do', () => {
    const click = (double: boolean) => open().send({ kind: 'click', x: 10, y: 4, double });
    expect(click(false).model.modal).toMatchObject({ cursor: 2 });
    expect(click(true).model.modal).toBeNull();
    expect(open().send({ kind: 'click', x: 10, y: 1, double: true }).model.modal?.kind).toBe('palette');
  });

  it('finds among 500 entries in about a millisecond', () => {
    const many = Array.from({ length: 40 }, (_, n) =>
      pluginSummary(`plugin-${n}`, {
        actions: Array.from({ length: 4 }, (_, a) => ({
          id: `a${a}`,
          title: `action ${a} of many words aaaa`,
          description: '',
        })),
      }),
    );
    const source = { keymaps: mergeKeymaps(many), plugins: many };
    expect(foundEntries(source, '').length).toBeGreaterThan(400);
    const times = ['aaaaaaaab', 'plugin', 'roll back', 'p', 'action 3 many'].map((typed) => {
      foundEntries(source, typed);
      const runs = Array.from({ length: 9 }, () => {
        const start = performance.now();
        foundEntries(source, typed);
        return performance.now() - start;
      });
      return runs.sort((a, b) => a - b)[4] ?? 0;
    });
    // A wide margin for a machine that does other things; measured alone it is below 1 ms.
    expect(Math.max(...times)).toBeLessThan(10);
  });
});
