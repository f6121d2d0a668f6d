import { describe, expect, it } from 'vitest';
import type { ProvenanceEntry } from '../../plugin/provenance';
import { frameText } from '../../screen/frame-text';
import { idOf } from '../../todo/testing/list-notation';
import { view } from '../../view/view';
import { type Session, session } from '../testing/session';

const ENTRIES: readonly ProvenanceEntry[] = [
  {
    at: '2026-01-30 10:41',
    who: 'jira',
    run: '8412aaaa-0000-4000-8000-000000000000',
    trigger: 'sync',
    what: 'state [ ] → [x]',
  },
  { at: '2026-01-29 09:12', who: 'you', run: null, trigger: null, what: 'content, priority P1' },
];

const badge = { plugin: 'pomodoro', todoId: idOf('A'), text: 'pomodoro 2', style: 'plain' } as const;

const open = (): Session =>
  session(['A', 'B'], { size: { cols: 76, rows: 12 }, decorations: [badge] })
    .press('gb')
    .send({ kind: 'provenance', id: idOf('A'), entries: ENTRIES });
const screen = (tui: Session) => frameText(view(tui.model).frame).join('\n');

describe('who changed a row', () => {
  it('is asked of main for the row under the cursor', () => {
    expect(open().asked('provenance')).toEqual([{ kind: 'provenance', id: idOf('A') }]);
  });

  it('shows when, who, what and why, and whose badges the row has', () => {
    expect(screen(open())).toMatchInlineSnapshot(`
      "╭ to-tui ── [default] ── Saturday, January 31, 2026 ───────────────────────╮
      │ ❯   [ ] A                                                   ⚑ pomodoro 2 │
      │     [ ] B                                                                │
      ╭ A ───────────────────────────────────────────────────────────────────────╮
      │  ⚑ pomodoro 2  by pomodoro                                               │
      │❯ 2026-01-30  jira  state [ ] → [x]                   sync  run 8412aaaa  │
      │  2026-01-29  you   content, priority P1                                  │
      ╰─ Enter its runs  R revert jira since…  Esc close ────────────────────────╯
      │                                                                          │
      │                                                                          │
      ╰──────────────────────────────────────────────────────────────────────────╯
       CHANGES  default  2026-01-31 today  2 items                         v0.1.0"
    `);
  });

  it('leads to the runs of a plugin', () => {
    expect(open().press('<Enter>').asked('plugin_command')[0]?.words).toEqual(['audit', 'jira']);
  });

  it('leads to the command that takes back what a plugin changed', () => {
    expect(open().press('R').model.modal).toMatchObject({
      kind: 'command',
      input: { text: 'plugin revert jira since ' },
    });
  });

  it('offers neither for a change of the user', () => {
    expect(open().press('j<Enter>').asked('plugin_command')).toEqual([]);
    expect(open().press('jR').model.modal).toMatchObject({ kind: 'provenance' });
  });
});

describe('the badges of a row', () => {
  it('stand at its right, before the due date', () => {
    const line = screen(session(['A'], { size: { cols: 60, rows: 6 }, decorations: [badge] })).split('\n')[1];
    expect(line).toMatchInlineSnapshot(`"│ ❯   [ ] A                                   ⚑ pomodoro 2 │"`);
  });

  it('take together a third of the line at most', () => {
    const many = ['a', 'b', 'c'].map((plugin) => ({ ...badge, plugin, text: '東'.repeat(12) }));
    const tui = session(['A'], { size: { cols: 60, rows: 6 }, decorations: many });
    expect(screen(tui).split('\n')[1]).toMatchInlineSnapshot(
      `"│ ❯   [ ] A                               ⚑ 東東東東東東…  │"`,
    );
  });

  it('give way where the text would get too narrow', () => {
    const line = screen(session(['A'], { size: { cols: 26, rows: 6 }, decorations: [badge] })).split('\n')[1];
    expect(line).not.toContain('⚑');
  });
});
