import { describe, expect, it } from 'vitest';
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
    tui.press('<C-p>').type('undo').press('<Esc>');
    expect(heard(tui)).toEqual(['i', '?', ':', '<C-p>']);
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
