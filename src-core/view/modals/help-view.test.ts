import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../config/config';
import { mergeKeymaps } from '../../keymap/keymap';
import { session } from '../../tui/testing/session';
import { drawnScreen } from '../testing/golden-screens';

const navigate = { '<C-s>': 'sort_by_priority', jj: 'undo' } as const;
const config = { ...DEFAULT_CONFIG, keybindings: { ...DEFAULT_CONFIG.keybindings, navigate } };
const { model } = session([], { size: { cols: 80, rows: 24 } });
const opened = session([]).press('?').model.modal;

/** The help of somebody with keys of their own, searched for a text. */
function shown(filter: string, cols: number): string {
  const modal = opened?.kind === 'help' ? { ...opened, filter: { ...opened.filter, text: filter } } : null;
  return drawnScreen({ ...model, modal, keymaps: mergeKeymaps([], config) }, { cols, rows: 24 }).text;
}

describe('the help', () => {
  it('shows what is in conflict first, with the reason', () => {
    const [, , first, second] = shown('', 80).split('\n');
    expect(first).toContain('Keys in conflict');
    expect(second).toMatch(/^│ +j +one row down: gives way to your undo \(jj\) /);
  });

  it('says which keys are the user’s own, in words', () => {
    expect(shown('sort', 80)).toMatch(/C-s, s +sort by priority +yours: C-s /);
    expect(shown('sort', 120)).toMatch(/yours: C-s Sorts the list/);
  });

  it.each([3, 12, 30, 45, 50])('fits into %i columns', (cols) => {
    for (const line of shown('', cols).split('\n')) expect(line.length).toBeLessThanOrEqual(cols);
  });
});
