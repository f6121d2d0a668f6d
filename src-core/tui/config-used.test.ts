import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, DEFAULT_SCREEN_CONFIG } from '../config/config';
import { dateOf, parseRows, TODAY } from '../todo/testing/list-notation';
import { dueWords } from './due-words';
import { session } from './testing/session';

describe('the configuration', () => {
  it('says when the box with what can follow opens', () => {
    const tui = session(['A'], { config: { whichKeyDelay: 1_234 } }).press('d');
    expect(tui.timers.get('which_key')?.ms).toBe(1_234);
  });

  it('says how long before its day a row is due soon', () => {
    const [row] = parseRows(['A'], { dueDate: dateOf('2026-02-05') });
    if (!row) throw new Error('no row');
    expect(dueWords(row, TODAY)).toEqual({ text: 'due in 5 days', urgency: 'later' });
    expect(dueWords(row, TODAY, 5)).toEqual({ text: 'due in 5 days', urgency: 'soon' });
    expect(dueWords(row, dateOf('2026-02-04'), 0)?.urgency).toBe('later');
    expect(dueWords(row, dateOf('2026-02-05'), 0)?.urgency).toBe('soon');
  });

  it('keeps the spinner still, or lets it turn, whatever the system wishes', () => {
    const turning = (config: { reducedMotion: boolean | null }, reducedMotion: boolean) =>
      session(['[*] A'], { config, reducedMotion }).timers.has('spinner');
    expect(turning({ reducedMotion: null }, false)).toBe(true);
    expect(turning({ reducedMotion: null }, true)).toBe(false);
    expect(turning({ reducedMotion: true }, false)).toBe(false);
    expect(turning({ reducedMotion: false }, true)).toBe(true);
  });

  it('is followed while the window is open: keys, and whether is asked before rows are deleted', () => {
    const tui = session(['A', ' b', 'C']);
    const config = {
      ...DEFAULT_CONFIG,
      confirmDelete: false,
      keybindings: { navigate: { X: 'delete' }, edit: {}, visual: {} },
    } as const;
    tui.send({ kind: 'config_changed', config: { ...DEFAULT_SCREEN_CONFIG, config } });
    expect(tui.press('X').rows()).toEqual(['C']);
  });

  it('tells why it was not saved', () => {
    const asked = { kind: 'save_config', key: ['filters', 'a'], value: 'x' } as const;
    const tui = session(['A']).send({
      kind: 'config_saved',
      asked,
      saved: { ok: false, error: 'config.toml cannot be written: disk full.' },
    });
    expect(tui.model.status?.text).toBe('config.toml cannot be written: disk full.');
  });
});

describe('keys of the application', () => {
  it('L copies the path of the log and says it', () => {
    const tui = session(['A']).press('L');
    expect(tui.asked('log_path')).toHaveLength(1);
    tui.send({ kind: 'log_path', path: '/home/ana/.config/to-tui/logs/main.log' });
    expect(tui.asked('copy_text')).toEqual([
      { kind: 'copy_text', text: '/home/ana/.config/to-tui/logs/main.log' },
    ]);
    expect(tui.model.status?.text).toContain('main.log');
    expect(tui.send({ kind: 'log_path', path: null }).model.status?.text).toBe('No log is written.');
  });

  it('C-+, C-= and C-- change the size, C-0 takes that back, also over selected rows', () => {
    const tui = session(['A']).press('<C-+><C-=><C-->').press('v<C-0>');
    expect(tui.asked('set_zoom').map(({ step }) => step)).toEqual([1, 1, -1, 0]);
  });

  it('s sorts the list, as one step', () => {
    const tui = session(['A', 'B']).press('jpgg').press('s');
    expect(tui.rows()).toEqual(['B', 'A']);
    expect(tui.press('u').rows()).toEqual(['A', 'B']);
    expect(session(['A']).press('<lt>s').model.status?.text).toMatch(/closed/);
  });

  it('gd asks for a day in words', () => {
    expect(session(['A']).press('gd').model.modal).toMatchObject({ kind: 'due', reading: 'day', ids: [] });
  });
});
