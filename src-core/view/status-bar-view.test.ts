import { describe, expect, it } from 'vitest';
import { DEFAULT_KEYMAP } from '../keymap/default-keymap';
import { parseKeys } from '../keymap/key';
import { keymapsOf } from '../keymap/keymap';
import { frameText } from '../screen/frame-text';
import type { Model } from '../tui/model';
import { listOf, mirrorOf, sketchModel } from './testing/sample-model';
import { view } from './view';

function bottom(rest: Partial<Model>, cols = 80): string {
  return frameText(view(sketchModel({ size: { cols, rows: 10 }, ...rest })).frame).at(-1) ?? '';
}

describe('status bar', () => {
  it('gives up the version first, then the hints, and what was typed never', () => {
    const pending = parseKeys('<C-x>') ?? [];
    expect(bottom({ pending }, 100)).toMatch(/C-x… {2}n new {2}\? help {2}q quit {2}v0\.1\.0$/);
    expect(bottom({ pending }, 76)).toMatch(/C-x… {2}n new {2}\? help {2}q quit$/);
    expect(bottom({ pending }, 60)).toMatch(/31 items +C-x…$/);
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

  it('shows a long message whole, over the end of the list', () => {
    const text = `the ticket could not be read because ${'nobody answered and '.repeat(5)}that was that.`;
    const model = sketchModel({ status: { level: 'error', text, plugin: 'jira', serial: 1 } });
    const all = frameText(view(model).frame).join(' ').replaceAll(/\s+/g, ' ');
    expect(all).toContain(`✗ jira: ${text}`);
  });
});
