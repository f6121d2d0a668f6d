import { describe, expect, it } from 'vitest';
import type { PreviewQuestion } from '../../plugin/preview';
import { frameText } from '../../screen/frame-text';
import { view } from '../../view/view';
import { type Session, session } from '../testing/session';

const QUESTION: PreviewQuestion = {
  id: '00000000-0000-4000-8000-000000000001',
  plugin: 'jira-sync',
  trigger: 'sync ticket',
  todos: 3,
  rows: [
    {
      index: 0,
      mark: '+',
      indent: 0,
      text: 'PROJ-12',
      detail: 'under “Sprint 9”',
      needs: [],
      description: null,
    },
    { index: 1, mark: '+', indent: 1, text: 'reproduce on 17.2', detail: '', needs: [0], description: null },
    {
      index: 2,
      mark: '-',
      indent: 0,
      text: 'Old notes',
      detail: '(and 3 below it)',
      needs: [],
      description: null,
    },
  ],
};

const asked = (tui: Session = session(['A'])): Session =>
  tui.send({ kind: 'preview_asked', question: QUESTION }).elapse('preview');
const answers = (tui: Session) => tui.asked('answer_preview');

describe('the preview of a run', () => {
  it('begins with everything ticked, and Enter takes it', () => {
    expect(answers(asked().press('<Enter>'))).toEqual([
      { kind: 'answer_preview', id: QUESTION.id, take: [0, 1, 2], always: false },
    ]);
  });

  it.each([
    ['G<Space><Enter>', [0, 1]],
    ['<Space><Enter>', [2]],
    ['a<Enter>', []],
    ['aj<Space><Enter>', [0, 1]],
  ])('%s takes %j', (keys, take) => {
    expect(answers(asked().press(keys))[0]?.take?.toSorted()).toEqual(take);
  });

  it('takes nothing with Esc', () => {
    expect(answers(asked().press('<Esc>'))).toEqual([
      { kind: 'answer_preview', id: QUESTION.id, take: null, always: false },
    ]);
  });

  it('does not take a key that was on its way to the list', () => {
    const tui = session(['A']).send({ kind: 'preview_asked', question: QUESTION });
    expect(answers(tui.press('<Enter>').press('<Space>'))).toEqual([]);
    expect(frameText(view(tui.model).frame).join()).not.toContain('apply');
    expect(answers(tui.elapse('preview').press('<Enter>'))[0]).toMatchObject({ take: [0, 1, 2] });
  });

  it('can be the last one of this plugin', () => {
    expect(answers(asked().press('A'))[0]).toMatchObject({ always: true, take: [0, 1, 2] });
  });

  it('does not take the keys of a line that is being typed', () => {
    const tui = asked(session(['A']).press('i'));
    expect(tui.type('a').model.modal).toBeNull();
    expect(tui.press('<Esc>').model.modal).toMatchObject({ kind: 'preview', armed: false });
  });

  it('goes when nobody waits for its answer any more', () => {
    const tui = asked().send({ kind: 'preview_withdrawn', id: QUESTION.id });
    expect(tui.model.modal).toEqual({
      kind: 'message',
      title: 'jira-sync',
      text: 'jira-sync was stopped: its changes were not made.',
    });
    expect(answers(tui)).toEqual([]);
  });

  it.each(['<Space>', '<Enter>', 'a', 'A', 'd', 'x', '<Esc>', 'q'])(
    'that goes by itself takes %s, so that it does nothing to the list',
    (key) => {
      const tui = asked().send({ kind: 'preview_withdrawn', id: QUESTION.id }).press(key);
      expect(tui.rows()).toEqual(['A']);
      expect(tui.effects.filter(({ kind }) => kind !== 'after')).toEqual([]);
      expect(tui.model.modal === null).toBe(['<Esc>', '<Enter>', 'q'].includes(key));
    },
  );

  it('that goes before it was shown goes without a word', () => {
    const typing = session(['A']).press('i').send({ kind: 'preview_asked', question: QUESTION });
    const tui = typing.send({ kind: 'preview_withdrawn', id: QUESTION.id }).press('<Esc>');
    expect(tui.model).toMatchObject({ modal: null, queued: [], status: null });
  });

  it('that went before this one is no word about this one', () => {
    const tui = asked().send({ kind: 'preview_withdrawn', id: '00000000-0000-4000-8000-00000000000f' });
    expect(tui.model.modal?.kind).toBe('preview');
  });

  it('shows what each command would do', () => {
    const tui = asked(session(['A'], { size: { cols: 72, rows: 10 } })).press('G<Space>');
    expect(frameText(view(tui.model).frame).join('\n')).toMatchInlineSnapshot(`
      "╭ to-tui ── [default] ── Saturday, January 31, 2026 ───────────────────╮
      │ ❯   [ ] A                                                            │
      ╭ jira-sync · sync ticket · would change 3 todos ──────────────────────╮
      │  [x] + PROJ-12                                     under “Sprint 9”  │
      │  [x] +    reproduce on 17.2                                          │
      │❯ [ ] - Old notes                                   (and 3 below it)  │
      ╰─ Space toggle  Enter apply 2  A always for this plugin  Esc nothing ─╯
      │                                                                      │
      ╰──────────────────────────────────────────────────────────────────────╯
       PREVIEW  default  2026-01-31 today  1 item                      v0.1.0"
    `);
  });
});
