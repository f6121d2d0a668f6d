import { describe, expect, it } from 'vitest';
import { parseKeys } from '../keymap/key';
import { mergeKeymaps } from '../keymap/keymap';
import { frameText } from '../screen/frame-text';
import { plugin, sketchModel } from './testing/sample-model';
import { view } from './view';

/** A plugin with as many keys after `<C-x>` as asked for. */
function keymapsWith(count: number) {
  const keys = [...'abcdefghijklmnopqrstuvwxyz'].slice(0, count).map((letter) => ({
    key: `<C-x>${letter}`,
    action: letter,
    title: `deed ${letter}`,
    bound: true,
  }));
  return mergeKeymaps([plugin('tags', { keys })]);
}

function box(count: number, rows: number): string[] {
  const keymaps = keymapsWith(count);
  const pending = parseKeys('<C-x>') ?? [];
  const model = sketchModel({ size: { cols: 60, rows }, keymaps, pending, whichKey: true });
  return frameText(view(model).frame);
}

describe('which-key', () => {
  it('lists what can follow, and whose it is', () => {
    const text = box(2, 20).join('\n');
    expect(text).toContain('╭ C-x … ');
    expect(text).toMatch(/a {2}deed a {2}tags/);
    expect(text).toContain('Esc cancels');
  });

  it('says how many more there are where they do not all fit', () => {
    const text = box(26, 14).join('\n');
    expect(text).toContain('deed a');
    const shown = text.match(/deed \w/g)?.length ?? 0;
    expect(text).toContain(`… ${26 - shown} more`);
  });
});
