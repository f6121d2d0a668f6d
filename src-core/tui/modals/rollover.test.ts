import { describe, expect, it } from 'vitest';
import type { NamedRow, RolloverOffer } from '../../todo/days';
import { dateOf, TODAY, YESTERDAY } from '../../todo/testing/list-notation';
import { type Session, session } from '../testing/session';
import { dayName } from './rollover';

const row = (n: number): NamedRow => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  indent: 0,
  state: 'empty',
  priority: null,
  content: `row ${n} 行`,
});
const OFFER: RolloverOffer = {
  project: 'default',
  projectName: 'default',
  from: YESTERDAY,
  to: TODAY,
  rows: [row(1), row(2)],
  total: 2,
};
const start = () => session(['A', 'B'], { size: { cols: 60, rows: 12 } });
const unseen = (tui: Session, rest: Partial<RolloverOffer> = {}): Session =>
  tui.send({ kind: 'rollover_offered', offer: { ...OFFER, ...rest } });
const offered = (tui: Session, rest: Partial<RolloverOffer> = {}): Session =>
  unseen(tui, rest).elapse('question');
const modalOf = ({ model }: Session) => (model.modal?.kind === 'rollover' ? model.modal : null);
const answers = (tui: Session) =>
  tui
    .asked('answer_rollover')
    .map(({ take, remember, from, project }) => ({ take, remember, from, project }));
const ANSWER = { from: YESTERDAY, project: 'default' };

describe('the question about open todos', () => {
  it.each(['y', '<Enter>'])('%s takes them along', (key) => {
    const tui = offered(start()).press(key);
    expect(answers(tui)).toEqual([{ ...ANSWER, take: true, remember: false }]);
    expect(tui.model.modal).toBeNull();
  });

  it.each(['n', '<Esc>', 'q'])('%s leaves them', (key) => {
    expect(answers(offered(start()).press(key))).toEqual([{ ...ANSWER, take: false, remember: false }]);
  });

  it('remembers the answer when that is ticked, but not when it is only closed', () => {
    expect(answers(offered(start()).press('ay'))).toEqual([{ ...ANSWER, take: true, remember: true }]);
    expect(answers(offered(start()).press('an'))).toEqual([{ ...ANSWER, take: false, remember: true }]);
    expect(answers(offered(start()).press('aay'))).toEqual([{ ...ANSWER, take: true, remember: false }]);
    expect(answers(offered(start()).press('a<Esc>'))).toEqual([{ ...ANSWER, take: false, remember: false }]);
  });

  it('is answered by no key before it has been seen, and not by a text that goes on', () => {
    const tui = unseen(start());
    expect(tui.timers.get('question')?.ms).toBe(400);
    for (const key of 'nBay') {
      const waited = tui.timers.get('question');
      tui.press(key);
      expect(tui.timers.get('question')).not.toBe(waited);
    }
    expect(tui.press('<Enter><Esc>q<Space>').model.modal).toMatchObject({ remember: false });
    expect(answers(tui)).toEqual([]);
    expect(answers(tui.elapse('question').press('ay'))).toEqual([{ ...ANSWER, take: true, remember: true }]);
  });

  it('takes keys that were typed behind R, and lets the list have them when there is nothing', () => {
    const tui = start().press('Ry');
    tui.send({ kind: 'rollover_offer', project: 'default', offer: OFFER });
    expect(answers(tui)).toEqual([{ ...ANSWER, take: true, remember: false }]);
    const none = start().press('Rj');
    expect(none.model.cursor).toBe(none.model.list.todos.rows[0]?.id);
    none.send({ kind: 'rollover_offer', project: 'default', offer: null });
    expect(none.model.cursor).toBe(none.model.list.todos.rows[1]?.id);
    const failed = start().press('Rj');
    const [asked] = failed.asked('rollover_offer');
    if (asked) failed.send({ kind: 'failed', asked, message: 'gone' });
    expect(failed.model.cursor).toBe(failed.model.list.todos.rows[1]?.id);
  });

  it('goes to the first that came, and says how many came', () => {
    const tui = offered(start()).press('y');
    const [asked] = tui.asked('answer_rollover');
    const second = tui.model.list.todos.rows[1]?.id ?? '';
    const focus = { id: second, list: { project: 'default', date: TODAY } };
    if (asked) tui.send({ kind: 'outcome', outcome: { ok: true, revision: 7, focus }, asked });
    expect(tui.model.cursor).toBe(second);
    expect(tui.model.status?.text).toBe('2 todos of yesterday came along.');
  });

  it('opens the new day when another one is read', () => {
    const tui = start().press('<');
    offered(tui).press('y');
    const [asked] = tui.asked('answer_rollover');
    const focus = { id: row(1).id, list: { project: 'default', date: TODAY } };
    if (asked) tui.send({ kind: 'outcome', outcome: { ok: true, revision: 7, focus }, asked });
    expect(tui.model.list.key.date).toBe(TODAY);
  });

  it('says what was refused', () => {
    const tui = offered(start()).press('y');
    const [asked] = tui.asked('answer_rollover');
    const refusal = { kind: 'nothing_to_roll_over' } as const;
    if (asked) tui.send({ kind: 'outcome', outcome: { ok: false, index: 0, refusal }, asked });
    expect(tui.model.status?.text).toBe('There is nothing open on an earlier day.');
    expect(tui.model.waiting.answers).toBe(0);
  });

  it('scrolls through its rows, with a line for those that are not named', () => {
    const rows = Array.from({ length: 20 }, (_, n) => row(n));
    const tui = offered(start(), { rows, total: 600 }).press('G');
    expect(modalOf(tui)?.scroll).toBe(21 - 7);
    expect(modalOf(tui.send({ kind: 'wheel', lines: -2, x: 1, y: 1 }))?.scroll).toBe(12);
  });
});

describe('when it is asked', () => {
  it('waits until nothing is typed and nothing covers the list', () => {
    const typing = offered(start().press('i'));
    expect(modalOf(typing)).toBeNull();
    expect(modalOf(typing.press('<Esc>'))).not.toBeNull();
    const covered = offered(start().press('?'));
    expect(covered.model.modal?.kind).toBe('help');
    expect(modalOf(covered.press('<Esc>'))).not.toBeNull();
  });

  it('is asked once, with the newest offer, and keeps its tick', () => {
    const waiting = offered(offered(start().press('?')), { total: 9 });
    expect(waiting.model.queued).toHaveLength(1);
    const open = offered(offered(start()).press('a'), { total: 9 });
    expect(modalOf(open)).toMatchObject({ remember: true, offer: { total: 9 } });
  });

  it('is dropped when it is about another project or another day, also while it waits', () => {
    expect(modalOf(offered(start(), { project: 'garden' }))).toBeNull();
    expect(modalOf(offered(start(), { to: YESTERDAY }))).toBeNull();
    expect(modalOf(offered(offered(start()), { project: 'garden' }))?.offer.project).toBe('default');
    const waiting = offered(start().press('?'));
    waiting.today = dateOf('2026-02-01');
    waiting.send({ kind: 'day_changed', today: waiting.today });
    waiting.press('<Esc>');
    expect(modalOf(waiting)).toBeNull();
    expect(waiting.model.queued).toEqual([]);
  });

  it('is asked for with R, which says when there is nothing', () => {
    const tui = start().press('R');
    expect(tui.asked('rollover_offer')).toEqual([{ kind: 'rollover_offer', project: 'default' }]);
    tui.send({ kind: 'rollover_offer', project: 'default', offer: null });
    expect(tui.model.status?.text).toBe('There is nothing open on an earlier day.');
    tui.send({ kind: 'rollover_offer', project: 'default', offer: OFFER });
    expect(modalOf(tui)).not.toBeNull();
  });
});

it.each([
  ['2026-01-30', 'yesterday'],
  ['2026-01-29', 'Thursday'],
  ['2026-01-25', 'Sunday'],
  ['2026-01-24', 'January 24'],
  ['2025-12-31', 'December 31, 2025'],
])('calls %s %s', (date, name) => expect(dayName(dateOf(date), TODAY)).toBe(name));
