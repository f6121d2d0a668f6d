import { describe, expect, it } from 'vitest';
import { idOf } from '../todo/testing/list-notation';
import { pluginSummary } from './testing/plugins';
import { session } from './testing/session';

const ROWS = ['A', ' b', 'C', 'D', 'E', 'F'];

describe('a count', () => {
  it.each([
    ['3j', 'D'],
    ['2j1k', ' b'],
    ['99j', 'F'],
    ['5G', 'E'],
    ['3gg', 'C'],
    ['99G', 'F'],
    ['12j', 'F'],
    ['10k', 'A'],
  ])('%s goes to %s', (keys, row) => {
    const tui = session(ROWS).press(keys);
    expect(tui.lines.find((line) => line.startsWith('>'))).toBe(`> ${row}`);
  });

  it('is for one key, and gone with one that means nothing', () => {
    expect(session(ROWS).press('2jj').lines[3]).toBe('> D');
    expect(session(ROWS).press('3zj').lines[1]).toBe('>  b');
    expect(session(ROWS).press('3').model.count).toBe(3);
    expect(session(ROWS).press('3j').model.count).toBeNull();
  });

  it('is taken back by Esc, which does nothing else then', () => {
    const tui = session(ROWS).press('/C<Enter>3<Esc>');
    expect(tui.model.count).toBeNull();
    expect(tui.model.search).toEqual({ text: 'C' });
  });

  it('begins with no zero, and is no count while something is typed', () => {
    expect(session(ROWS).press('0').model.count).toBeNull();
    expect(session(ROWS).press('10').model.count).toBe(10);
    expect(session(['A']).press('i23').lines).toEqual(['> A23|']);
  });

  it('leaves a digit to whoever has bound it', () => {
    const config = { keybindings: { navigate: { '3': 'cycle_priority' }, edit: {}, visual: {} } } as const;
    const tui = session(ROWS, { config }).press('3');
    expect(tui.asked('dispatch')).toHaveLength(1);
    expect(tui.press('13j').lines.at(-1)).toBe('> F');
  });

  it('leaves a digit within a sequence to the sequence', () => {
    const keys = [{ key: '<C-x>1', action: 'one', title: 'one', bound: true }];
    const tui = session(ROWS, { plugins: [pluginSummary('jira', { keys })] }).press('<C-x>1');
    expect(tui.asked('invoke_plugin_action')).toMatchObject([{ action: 'one' }]);
  });

  it('of x takes subtrees one after the other, and makes them the same', () => {
    expect(session(['A', ' b', '[x] C', 'D']).press('2x').rows()).toEqual(['[x] A', ' [x] b', '[x] C', 'D']);
    expect(session(['[x] A', '[x] C', 'D']).press('2x').rows()).toEqual(['A', 'C', 'D']);
  });

  it('of dd deletes as many subtrees, asks once, and is one step', () => {
    const tui = session(ROWS).press('2dd');
    expect(tui.model.modal).toMatchObject({
      kind: 'confirm',
      question: 'Delete these 2 rows and the one below them?',
      lines: ['A', 'b', 'C'],
    });
    expect(tui.press('y').rows()).toEqual(['D', 'E', 'F']);
    expect(tui.asked('dispatch')).toHaveLength(1);
    expect(tui.press('u').rows()).toEqual(ROWS);
  });

  it('of dd does not ask about rows with nothing below, or when that is not wanted', () => {
    expect(session(['A', 'B', 'C']).press('2dd').rows()).toEqual(['C']);
    const quiet = session(ROWS, { config: { confirmDelete: false } }).press('2dd');
    expect(quiet.rows()).toEqual(['D', 'E', 'F']);
  });

  it('of dd is as many times dd, whatever is folded', () => {
    const often = session(ROWS, { config: { confirmDelete: false } }).press('cdddddd');
    const counted = session(ROWS, { config: { confirmDelete: false } }).press('c3dd');
    expect(counted.rows()).toEqual(often.rows());
  });

  it('of Space and p takes rows, not what is below them', () => {
    expect(session(['A', ' b', 'C']).press('2<Space>').rows()).toEqual(['[x] A', ' [x] b', 'C']);
    const { commands } = session(['A', ' b', 'C']).press('3p').asked('dispatch')[0] ?? { commands: [] };
    expect(commands).toEqual(
      ['A', 'b', 'C'].map((row) => ({
        type: 'update_todo',
        id: idOf(row),
        updates: { priority: 'P0' },
      })),
    );
  });

  it('of Tab indents as many rows, all or none', () => {
    expect(session(['A', 'B', 'C']).press('j2<Tab>').rows()).toEqual(['A', ' B', ' C']);
    expect(session(['A', 'B', 'C']).press('2<Tab>').rows()).toEqual(['A', 'B', 'C']);
  });

  it('of moving moves as far', () => {
    expect(session(['A', 'B', 'C', 'D']).press('2<A-S-Down>').rows()).toEqual(['B', 'C', 'A', 'D']);
  });

  it('of u takes back as many steps', () => {
    expect(session(['A', 'B', 'C']).press('xjxjx3u').rows()).toEqual(['A', 'B', 'C']);
  });

  it('of < goes back as many days, and of > no further than today', () => {
    const tui = session(['A']).press('3<lt>');
    expect(tui.model.list.key.date).toBe('2026-01-28');
    expect(tui.press('9>').model.list.key.date).toBe('2026-01-31');
  });

  it('that is larger than main takes at once changes nothing', () => {
    const many = Array.from({ length: 1_200 }, (_, n) => `row ${n}`);
    const tui = session(many, { pageRows: 2_000 }).press('1200<Space>');
    expect(tui.asked('dispatch')).toEqual([]);
    expect(tui.model.status?.text).toBe('At most 1,000 rows can be changed at once.');
  });
});
