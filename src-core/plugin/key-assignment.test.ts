import { describe, expect, it } from 'vitest';
import { coreKeyTaken } from '../keymap/keymap';
import { assignKeys } from './key-assignment';

const wish = (plugin: string, ...keys: string[]) => ({
  plugin,
  keys: keys.map((key) => ({ key, action: 'go' })),
});
const given = (...plugins: ReturnType<typeof wish>[]) => {
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
    const taken = 'taken by aa (<C-x>p)';
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
});
