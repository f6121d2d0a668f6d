import { describe, expect, it } from 'vitest';
import { type Session, session } from '../testing/session';

const FACTS = Array.from({ length: 30 }, (_, n) => `fact ${n} that is about what would be lost`);

function asked(size = { cols: 40, rows: 10 }): Session {
  const tui = session(['A', 'B'], { size });
  const deed = { kind: 'show_never', plugin: 'jira' } as const;
  const modal = { kind: 'confirm', question: 'Go on?', lines: FACTS, deed, under: null } as const;
  tui.model = { ...tui.model, modal };
  return tui;
}

const scroll = ({ model: { modal } }: Session) => (modal?.kind === 'confirm' ? (modal.scroll ?? 0) : null);

describe('a question that is longer than the window', () => {
  it('scrolls by lines, by half pages and to its ends, and no further', () => {
    const tui = asked();
    expect(scroll(tui.press('j<Down>'))).toBe(2);
    expect(scroll(tui.press('k'))).toBe(1);
    expect(scroll(tui.press('<PageDown>'))).toBe(4);
    expect(scroll(tui.press('<C-u>'))).toBe(1);
    const end = scroll(tui.press('G')) ?? 0;
    expect(end).toBe(62 - 7); // the question, a gap and 30 facts of two lines; seven of them fit
    expect(scroll(tui.press('j<PageDown><Down>'))).toBe(end);
    expect(scroll(tui.press('gg'))).toBe(0);
    expect(scroll(tui.send({ kind: 'wheel', lines: 3, x: 1, y: 1 }))).toBe(3);
  });

  it('is answered from wherever it stands', () => {
    expect(asked().press('jjy').asked('plugin_command')).toMatchObject([
      { words: ['preview', 'jira', 'never'] },
    ]);
    expect(asked().press('Gn').model.modal).toBeNull();
  });

  it('stays where it is when all of it fits', () => {
    expect(scroll(asked({ cols: 80, rows: 60 }).press('jG'))).toBe(0);
  });
});
