import { describe, expect, it } from 'vitest';
import type { Statistics } from '../../todo/days';
import type { Effect } from '../effect';
import { type Session, session } from '../testing/session';
import { openStatistics, plotRows, statisticsLines } from './statistics';

const told = (project: string | null): Statistics => ({
  project,
  projectName: 'default',
  days: [],
  open: 1,
  overdue: 0,
  streak: 2,
});
const modalOf = ({ model }: Session) => (model.modal?.kind === 'statistics' ? model.modal : null);
const open = (rows = 24): Session => {
  const tui = session(['A'], { size: { cols: 60, rows } });
  const [model, effects] = openStatistics(tui.model);
  tui.model = model;
  tui.effects.push(...effects);
  return tui;
};
const asked = (tui: Session) => tui.asked('statistics').map(({ project, days }) => [project, days]);

describe('the statistics', () => {
  it('begin with thirty days of the open project', () => expect(asked(open())).toEqual([['default', 30]]));

  it('go over 7, 30, 90 and 365 days and no further', () => {
    expect(asked(open().press('+++'))).toEqual([
      ['default', 30],
      ['default', 90],
      ['default', 365],
    ]);
    expect(asked(open().press('--'))).toEqual([
      ['default', 30],
      ['default', 7],
    ]);
  });

  it('are those of all projects with Tab, and again of this one', () => {
    expect(asked(open().press('<Tab><Tab>'))).toEqual([
      ['default', 30],
      [null, 30],
      ['default', 30],
    ]);
  });

  it('take no answer to an earlier question', () => {
    const tui = open().press('+');
    const [first, second] = tui.asked('statistics');
    const answer = (effect: Extract<Effect, { kind: 'statistics' }> | undefined) =>
      effect && tui.send({ kind: 'statistics', asked: effect, statistics: told('default') });
    answer(first);
    expect(modalOf(tui)?.statistics).toBeNull();
    answer(second);
    expect(modalOf(tui)?.statistics).not.toBeNull();
  });

  it('keep what they show until the new answer is there', () => {
    const tui = open();
    const [first] = tui.asked('statistics');
    if (first) tui.send({ kind: 'statistics', asked: first, statistics: told('default') });
    expect(modalOf(tui.press('+'))?.statistics).not.toBeNull();
  });

  it('close when main cannot answer, and say so', () => {
    const tui = open();
    const [first] = tui.asked('statistics');
    if (first) tui.send({ kind: 'failed', asked: first, message: 'no' });
    expect(tui.model.modal).toBeNull();
    expect(tui.model.status?.level).toBe('error');
  });

  it('scroll to their last line, by keys and by the wheel', () => {
    expect(modalOf(open(10).press('G'))?.scroll).toBe(statisticsLines({ cols: 60, rows: 10 }) - 7);
    expect(modalOf(open(10).press('j'))?.scroll).toBe(1);
    expect(modalOf(open(10).send({ kind: 'wheel', lines: 3, x: 1, y: 1 }))?.scroll).toBe(3);
    expect(modalOf(open(10).press('Gggk'))?.scroll).toBe(0);
  });

  it('have larger plots on a larger screen', () => {
    expect([10, 24, 40, 100].map((rows) => plotRows({ cols: 80, rows }))).toEqual([6, 7, 14, 14]);
  });
});
