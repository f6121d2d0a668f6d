import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../lib/calendar-date';
import type { Hit } from '../../todo/days';
import { TODAY } from '../../todo/testing/list-notation';
import { type Session, session } from '../testing/session';
import { cursorLine, findRows, hitsOf, openFind } from './find';

const YESTERDAY = '2026-01-30' as CalendarDate;
const hit = (id: number, project: string, date: CalendarDate): Hit => ({
  id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
  indent: 0,
  state: 'empty',
  priority: null,
  content: `row ${id}`,
  list: { project, date },
  projectName: project,
});
const HITS = [hit(1, 'default', TODAY), hit(2, 'default', TODAY), hit(3, 'garden', YESTERDAY)];

const modalOf = ({ model }: Session) => (model.modal?.kind === 'find' ? model.modal : null);
const open = (rows = 13): Session => {
  const tui = session(['A', 'B'], { size: { cols: 60, rows } });
  [tui.model] = openFind(tui.model);
  return tui;
};
const found = (text = 'row', hits: readonly Hit[] = HITS, rows = 13): Session =>
  open(rows).type(text).send({ kind: 'found', text, hits });

describe('finding in all lists', () => {
  it('takes what was found for exactly the words in the line', () => {
    const tui = found();
    tui.send({ kind: 'found', text: 'ro', hits: [] });
    expect(modalOf(tui)?.found?.hits).toHaveLength(3);
    expect(tui.asked('find_everywhere').map(({ text }) => text)).toEqual(['r', 'ro', 'row']);
  });

  it('shows nothing for no words, and asks nothing', () => {
    const tui = found().press('<C-u>');
    const modal = modalOf(tui);
    expect(modal && hitsOf(modal)).toEqual([]);
    expect(tui.asked('find_everywhere')).toHaveLength(3);
    tui.send({ kind: 'found', text: 'row', hits: HITS });
    expect(modalOf(tui)?.found).toBeNull();
  });

  it('groups hits by their list', () => {
    expect(findRows(HITS).map(({ kind, hit: { id } }) => `${kind} ${Number(id.slice(-2))}`)).toEqual([
      'list 1',
      'hit 1',
      'hit 2',
      'list 3',
      'hit 3',
    ]);
  });

  it('waits with Enter for what is found of the words in the line, and lets that list have what is typed behind it', () => {
    const tui = open()
      .type('r')
      .send({ kind: 'found', text: 'r', hits: HITS.slice(1) })
      .type('ow');
    tui.press('<Enter>x');
    expect(tui.asked('open_list')).toEqual([]);
    tui.send({ kind: 'found', text: 'row', hits: HITS.slice(2) });
    expect(tui.asked('open_list').at(-1)?.list).toEqual({ project: 'garden', date: YESTERDAY });
    expect(modalOf(tui)).toBeNull();
  });

  it('can be tried again when nothing was found, or the lists could not be searched', () => {
    const none = open().type('r').press('<Enter>').send({ kind: 'found', text: 'r', hits: [] });
    expect(modalOf(none.type('o'))?.input.text).toBe('ro');
    const tui = open().type('r').press('<Enter>');
    const [asked] = tui.asked('find_everywhere');
    if (asked) tui.send({ kind: 'failed', asked, message: 'gone' });
    expect(modalOf(tui.type('o'))?.input.text).toBe('ro');
  });

  it('goes to a hit: its list opens with the cursor on it, and its project is remembered', () => {
    const tui = found().press('<Down><Down><Enter>');
    expect(tui.asked('open_list').at(-1)?.list).toEqual({ project: 'garden', date: YESTERDAY });
    expect(tui.asked('project_opened')).toEqual([{ kind: 'project_opened', project: 'garden' }]);
    expect(tui.model.modal).toBeNull();
  });

  it('tells main nothing of the project when it stays', () => {
    expect(found().press('<Enter>').asked('project_opened')).toEqual([]);
  });

  it('stays at the first and the last hit', () => {
    expect(modalOf(found().press('<Up>'))?.cursor).toBe(0);
    expect(modalOf(found().press('<Down><Down><Down><Down>'))?.cursor).toBe(2);
  });

  it('keeps the cursor in sight, the name of a list above its first hit', () => {
    const hits = Array.from({ length: 9 }, (_, n) => hit(n, n < 5 ? 'a' : 'b', TODAY));
    const tui = found('row', hits, 8).press('<PageDown><PageDown><PageDown>');
    const modal = modalOf(tui);
    const line = modal ? cursorLine(modal, findRows(hits)) : -1;
    expect(line - (modal?.scroll ?? 0)).toBeLessThan(4);
    tui.press('<PageUp><PageUp><PageUp><PageUp>');
    expect(modalOf(tui)).toMatchObject({ cursor: 0, scroll: 0 });
  });

  it('is chosen with the mouse, a second press goes there; the name of a list is no hit', () => {
    const click = (tui: Session, y: number, double: boolean) => tui.send({ kind: 'click', x: 5, y, double });
    expect(modalOf(click(found(), 4, false))?.cursor).toBe(1);
    expect(modalOf(click(found(), 2, true))?.cursor).toBe(0);
    expect(click(found(), 6, true).asked('open_list').at(-1)?.list.project).toBe('garden');
  });

  it('does nothing with Enter while there is nothing to go to', () => {
    expect(modalOf(open().press('<Enter>'))).not.toBeNull();
  });
});
