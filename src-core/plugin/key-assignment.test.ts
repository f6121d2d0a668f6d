import { describe, expect, it } from 'vitest';
import { coreKeyTaken } from '../keymap/keymap';
import { assignKeys, type KeyWishes } from './key-assignment';

const wish = (plugin: string, ...keys: string[]) => ({
  plugin,
  keys: keys.map((key) => ({ key, action: 'go' })),
});
const given = (...plugins: KeyWishes[]) => {
  const assigned = assignKeys(plugins, coreKeyTaken);
  return [...assigned].flatMap(([plugin, keys]) =>
    keys.map(({ key, bound, conflict }) => `${plugin} ${key} ${bound ? 'bound' : conflict}`),
  );
};

describe('keys for plugins', () => {
  it('the study’s example gets its keys, written in one way', () => {
    expect(given(wish('jira-sync', '<c-j>s', '<C-j> c'))).toEqual([
      'jira-sync <C-j>s bound',
      'jira-sync <C-j>c bound',
    ]);
  });

  it('none of the application’s, no prefix of one, nothing behind one', () => {
    expect(given(wish('greedy', 'x', 'd', 'xa'))).toEqual([
      expect.stringMatching(/^greedy x taken by .*x/),
      expect.stringMatching(/^greedy d taken by .*dd/),
      expect.stringMatching(/^greedy xa taken by .*x/),
    ]);
  });

  it('the plugin first by name has it, whatever the order', () => {
    const taken = 'taken by aa (C-x p)';
    expect(given(wish('bb', '<C-x>p', '<C-x>', '<C-x>pq', '<C-x>q'), wish('aa', '<C-x>p'))).toEqual([
      'aa <C-x>p bound',
      `bb <C-x>p ${taken}`,
      `bb <C-x> ${taken}`,
      `bb <C-x>pq ${taken}`,
      'bb <C-x>q bound',
    ]);
  });

  it('four a plugin, and only what is a key', () => {
    expect(given(wish('p', '<C-x>1', '<C-x>2', '<C-nonsense>', '<C-x>4', '<C-x>5'))).toEqual([
      'p <C-x>1 bound',
      'p <C-x>2 bound',
      'p <C-nonsense> is not a key sequence',
      'p <C-x>4 bound',
      'p <C-x>5 only 4 keys a plugin are bound',
    ]);
  });

  const wishes = (plugin: string, change: Partial<KeyWishes>): KeyWishes => ({
    ...wish(plugin, '<C-x>p'),
    ...change,
  });

  it('the user’s own keys come before what any plugin suggests', () => {
    const chosen = wishes('zz', { overrides: [{ action: 'go', key: '<C-x>p' }] });
    expect(given(chosen, wish('aa', '<C-x>p'))).toEqual(['aa <C-x>p taken by zz (C-x p)', 'zz <C-x>p bound']);
  });

  it('stand in place of what is suggested for that action', () => {
    expect(given(wishes('p', { overrides: [{ action: 'go', key: 'gz' }] }))).toEqual(['p gz bound']);
    expect(given(wishes('p', { overrides: [{ action: 'other', key: 'gz' }] }))).toEqual([
      'p gz bound',
      'p <C-x>p bound',
    ]);
  });

  it('are never the application’s, nor nonsense', () => {
    const overrides = [
      { action: 'go', key: 'x' },
      { action: 'b', key: 'd' },
      { action: 'c', key: '<C-nonsense>' },
    ];
    expect(given(wishes('p', { overrides }))).toEqual([
      expect.stringMatching(/^p x taken by/),
      expect.stringMatching(/^p d taken by/),
      'p <C-nonsense> is not a key sequence',
    ]);
  });

  it('can be switched off, one or all', () => {
    expect(given(wishes('p', { overrides: [{ action: 'go', key: null }] }))).toEqual([
      'p <C-x>p you switched it off',
    ]);
    expect(given(wishes('p', { suggestions: false }), wish('q', '<C-x>p'))).toEqual([
      'p <C-x>p you switched its keys off',
      'q <C-x>p bound',
    ]);
    const own = [{ action: 'b', key: 'gz' }];
    expect(given(wishes('p', { suggestions: false, overrides: own }))).toEqual([
      'p gz bound',
      'p <C-x>p you switched its keys off',
    ]);
  });
});
