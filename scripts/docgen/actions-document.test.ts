import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../src-core/keymap/action';
import { actionsDocument } from './actions-document';

describe('docs/actions.md', () => {
  const lines = actionsDocument().split('\n');

  it('has a row for every action', () => {
    for (const { name } of ACTIONS)
      expect(lines.filter((line) => line.includes(`| \`${name}\` |`))).toHaveLength(1);
  });

  it('says which keys count where', () => {
    const row = (name: string) => lines.find((line) => line.includes(`\`${name}\` |`));
    expect(row('undo')).toMatch(/^\| `u` \| the same \| `undo` \| Takes the latest change back/);
    expect(row('save')).toMatch(
      /^\| `<Esc>` \(typing a row\)<br>`<Esc>` `<C-s>` \(a description\) \| .* \| `save` \|/,
    );
    expect(row('paste')).toMatch(/^\| `gp` \| `p` \| `paste` \|/);
    expect(row('close')).toMatch(/^\| `<Esc>`<br>`<Esc>` `\?` `q` \(help\)<br>/);
  });
});
