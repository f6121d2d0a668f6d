import { describe, expect, it } from 'vitest';
import type { PluginState } from '../plugin/plugin-summary';
import { idOf, TODAYS_LIST } from '../todo/testing/list-notation';
import { pluginSummary } from './testing/plugins';
import { type Session, session } from './testing/session';

const listening = [pluginSummary('logger', { hearsKeys: true })];
const heard = (tui: Session) => tui.asked('key_pressed').map(({ key }) => key);

describe('keys that plugins hear', () => {
  it('are those of navigate mode, bound or not, after their own deed', () => {
    const tui = session(['A', 'B'], { plugins: listening }).press('j€<C-A-x>dd');
    expect(heard(tui)).toEqual(['j', '€', '<C-A-x>', 'd', 'd']);
    expect(tui.asked('key_pressed')[0]).toEqual({
      kind: 'key_pressed',
      key: 'j',
      list: TODAYS_LIST,
      selected: idOf('B'),
    });
    const { kind } = tui.effects.findLast((effect) => effect.kind !== 'after') ?? {};
    expect(kind).toBe('key_pressed');
  });

  it('are none that are typed into a row, a search, a command or a setting', () => {
    const tui = session(['A'], { plugins: listening });
    tui.press('i').type('secret').press('<Esc>');
    tui.press('?/').type('word').press('<Esc><Esc>');
    tui.press(':').type('plugin').press('<Esc>');
    tui.press('<C-P>').type('undo').press('<Esc>');
    expect(heard(tui)).toEqual(['i', '?', ':', '<C-P>']);
  });

  it('are none while a box is open', () => {
    const tui = session(['A', ' b'], { plugins: listening }).press('ddyP').press('jkq');
    expect(heard(tui)).toEqual(['d', 'd', 'P']);
  });

  it('are none when nobody listens', () => {
    const off = [pluginSummary('logger', { hearsKeys: true, state: 'disabled' }), pluginSummary('other')];
    expect(heard(session(['A'], { plugins: off }).press('jkx'))).toEqual([]);
  });

  it('say nothing of a paste', () => {
    const tui = session(['A'], { plugins: listening }).send({ kind: 'paste', text: 'secret' });
    expect(heard(tui)).toEqual([]);
  });
});

describe('keys of a plugin that is off', () => {
  const jira = (state: PluginState) =>
    pluginSummary('jira', {
      state,
      keys: [{ key: '<C-x>o', action: 'open', title: 'open ticket', bound: state === 'enabled' }],
    });

  it.each([
    ['disabled', 'jira is off (P to switch it on)'],
    ['needs_consent', 'jira waits for your consent (P to look at what it asks for)'],
    ['failed', 'jira has failed and is off (P to switch it on again)'],
    ['error', 'jira cannot run (P says why)'],
  ] as const)('do nothing but say that it is %s', (state, text) => {
    const tui = session(['A'], { plugins: [jira(state)] }).press('<C-x>o');
    expect(tui.lines).toEqual(['> A']);
    expect(tui.model.mode).toBe('navigate');
    expect(tui.model.status).toMatchObject({ level: 'warning', text });
    expect(tui.asked('invoke_plugin_action')).toEqual([]);
  });

  it('say what the plugin lacks, where that is known', () => {
    const lacking = { ...jira('error'), reason: 'needs the setting Site: press s' };
    const tui = session(['A'], { plugins: [lacking] }).press('<C-x>o');
    expect(tui.model.status?.text).toBe('jira is not on: needs the setting Site: press s (in P)');
  });

  it('take the key after the first half, whatever it is', () => {
    const tui = session(['A'], { plugins: [jira('disabled')] }).press('<C-x>x');
    expect(tui.rows()).toEqual(['A']);
    expect(tui.model.pending).toEqual([]);
    expect(tui.press('x').rows()).toEqual(['[x] A']);
  });

  it('stay half typed when the plugin is switched off in between', () => {
    const tui = session(['A'], { plugins: [jira('enabled')] }).press('<C-x>');
    tui.send({ kind: 'plugins_changed', plugins: [jira('disabled')] }).press('o');
    expect(tui.lines).toEqual(['> A']);
    expect(tui.model.status?.text).toBe('jira is off (P to switch it on)');
  });
});
