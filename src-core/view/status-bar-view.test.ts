import { describe, expect, it } from 'vitest';
import { DEFAULT_KEYMAP } from '../keymap/default-keymap';
import { parseKeys } from '../keymap/key';
import { keymapsOf } from '../keymap/keymap';
import { frameText } from '../screen/frame-text';
import type { Model } from '../tui/model';
import { session } from '../tui/testing/session';
import { inputOf } from '../tui/text-input';
import { listOf, mirrorOf, sketchModel } from './testing/sample-model';
import { view } from './view';

function bottom(rest: Partial<Model>, cols = 80): string {
  return frameText(view(sketchModel({ size: { cols, rows: 10 }, ...rest })).frame).at(-1) ?? '';
}

describe('status bar', () => {
  it('gives up the version first, then the hints from the last on, and what was typed never', () => {
    const pending = parseKeys('<C-x>') ?? [];
    expect(bottom({ pending }, 100)).toMatch(/C-x… {2}n new {2}\? help {2}q quit {2}v0\.1\.0$/);
    expect(bottom({ pending }, 76)).toMatch(/C-x… {2}n new {2}\? help {2}q quit$/);
    expect(bottom({ pending }, 60)).toMatch(/31 items +C-x… {2}n new$/);
    expect(bottom({ pending }, 50)).toMatch(/31 items +C-x…$/);
    expect(bottom({ pending }, 20)).toMatch(/C-x…$/);
  });

  it.each([80, 40, 24])(
    'says of a day that is over that it can only be read, whatever else it says, at %i columns',
    (cols) => {
      const list = mirrorOf(listOf([]), { readOnly: true });
      const status = { level: 'warning', text: 'No.', plugin: null, serial: 1 } as const;
      expect(bottom({ list }, cols)).toContain('[READONLY]');
      const beside = view(sketchModel({ size: { cols, rows: 10 }, list, status }));
      expect(frameText(beside.frame).join(' ')).toContain('[READONLY]');
    },
  );

  it('names only keys that work', () => {
    const navigate = DEFAULT_KEYMAP.navigate.filter(([, action]) => action !== 'quit');
    expect(bottom({ keymaps: keymapsOf({ ...DEFAULT_KEYMAP, navigate }) })).not.toContain('quit');
  });

  const failed = (text: string) => ({ level: 'error', text, plugin: 'jira', serial: 1 }) as const;
  const screen = (rest: Partial<Model>) => frameText(view(sketchModel(rest)).frame);
  const long = `the ticket could not be read because ${'nobody answered and '.repeat(3)}that was that.`;

  it('shows a long message whole in two lines, and moves the border of the list up', () => {
    const lines = screen({ status: failed(long) });
    const bar = lines.slice(-2).join(' ').replaceAll(/\s+/g, ' ');
    expect(bar).toContain(`✗ jira: ${long}`);
    expect(lines.at(-3)).toMatch(/^╰─+╯$/);
    expect(lines).toHaveLength(sketchModel().size.rows);
  });

  it('cuts what two lines cannot hold', () => {
    const lines = screen({ status: failed(`${'nobody answered and '.repeat(30)}that was that.`) });
    expect(lines.at(-1)).toMatch(/…$/);
    expect(lines.at(-3)).toMatch(/^╰─+╯$/);
    const pending = parseKeys('<C-x>') ?? [];
    expect(screen({ status: failed('no '.repeat(200)), pending }).at(-1)).toMatch(/… {2}C-x…$/);
  });

  it('keeps the keys in their place where the message fits beside them', () => {
    const lines = screen({
      status: failed('the ticket could not be read because nobody answered at all, twice'),
    });
    expect(lines.at(-1)).toMatch(/n new {2}\? help {2}q quit/);
  });

  it('leaves the line in which is typed in sight', () => {
    const rows = Array.from({ length: 30 }, (_, n) => `row ${n}`);
    const tui = session(rows, { size: { cols: 60, rows: 10 } }).press('Gi');
    tui.send({ kind: 'notified', status: { level: 'error', text: long, plugin: null }, durationMs: 1_000 });
    const { frame, caret } = view(tui.model);
    expect(frameText(frame)[caret?.y ?? 0]).toContain('row 29');
    expect(frameText(frame).at(-1)).toMatch(/ EDIT {2}✗ the ticket .*…$/);
  });

  const box = { kind: 'plugins', selected: null, details: false, scroll: 0, search: null } as const;

  it('shows a long message whole under a box too, which is a line less high for it', () => {
    const lines = screen({ status: failed(long), modal: box });
    expect(lines.slice(-2).join(' ').replaceAll(/\s+/g, ' ')).toContain(`✗ jira: ${long}`);
    expect(lines.at(-3)).toMatch(/^╰─ .*Esc close ─+╯$/);
    expect(lines[0]).toMatch(/^╭ Plugins/);
  });

  it('leaves a box in its place that does not reach down to it', () => {
    const deed = { kind: 'show_never', plugin: 'jira' } as const;
    const modal = { kind: 'confirm', question: 'Go on?', lines: [], deed, under: null } as const;
    const top = (rest: Partial<Model>) =>
      screen({ modal, ...rest }).findIndex((line) => line.includes('╭ Prev'));
    expect(top({ status: failed(long) })).toBe(top({}));
  });

  it('leaves a message one line under a box on a screen with few', () => {
    const lines = screen({ status: failed(long), modal: box, size: { cols: 80, rows: 9 } });
    expect(lines.at(-1)).toMatch(/^ PLUGINS {2}✗ jira: the ticket.*…$/);
    expect(lines.at(-2)).toMatch(/^╰─ /);
  });

  it('keeps the caret of a box where it is typed', () => {
    const search = { input: inputOf('jira'), typing: true };
    const { frame, caret } = view(sketchModel({ status: failed(long), modal: { ...box, search } }));
    expect(frameText(frame)[caret?.y ?? 0]).toContain('/ jira');
  });
});
