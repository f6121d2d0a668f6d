import { describe, expect, it } from 'vitest';
import { plainText } from '../span';
import { sketchModel } from '../testing/sample-model';
import { helpDialog } from './help-view';

const COLUMNS = 30;

function search(text: string, caret = text.length) {
  const modal = { kind: 'help', filter: { text, caret }, filtering: true, scroll: 0 } as const;
  return helpDialog(sketchModel(), modal, COLUMNS);
}

describe('help dialog', () => {
  it('keeps the end of a long search text in sight while it is typed', () => {
    const { header, caret } = search(`${'東京'.repeat(20)}fold`);
    expect(plainText(header[0] ?? [])).toMatch(/^\/ .*fold$/);
    expect(caret).toBeLessThan(COLUMNS);
    expect(caret).toBeGreaterThan(COLUMNS - 4);
  });

  it('puts the caret behind the columns before it, not behind its characters', () => {
    expect(search('東京', 1).caret).toBe('/ '.length + 2);
  });

  it('shows the sentence in which a search found its words', () => {
    const model = sketchModel();
    const modal = {
      kind: 'help',
      filter: { text: 'whatever', caret: 8 },
      filtering: false,
      scroll: 0,
    } as const;
    const text = helpDialog(model, modal, 120).lines.map(plainText).join('\n');
    expect(text).toMatch(/u +undo +Takes the latest change back.*whatever/);
    const all = helpDialog(model, { ...modal, filter: { text: '', caret: 0 } }, 120).lines.map(plainText);
    expect(all.join('\n')).not.toContain('whatever');
  });
});
