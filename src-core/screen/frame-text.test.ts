import { describe, expect, it } from 'vitest';
import { Frame } from './frame';
import { frameText, styledText } from './frame-text';

const sample = (): Frame => {
  const frame = Frame.blank(8, 2, { fg: 0xd7dde8, bg: 0x10141b });
  frame.put(0, 0, '[x]', { fg: 0x7fb4ff, bold: true });
  frame.put(4, 0, '東e\u0301', { fg: 0xd7dde8, bg: 0x10141b });
  frame.put(0, 1, 'q', { fg: 0x7fb4ff, bold: true });
  frame.put(2, 1, 'quit', {});
  return frame;
};

describe('frameText', () => {
  it('is the rows without the spaces at their ends', () => {
    expect(frameText(sample())).toEqual(['[x] 東e\u0301', 'q quit']);
  });
});

describe('styledText', () => {
  it('adds a map of the styles and what its letters mean', () => {
    expect(styledText(sample())).toBe(
      [
        '[x] 東e\u0301',
        'q quit',
        '-- styles --',
        'aaa',
        'a.bbbb',
        '-- legend --',
        '. #d7dde8 on #10141b',
        'a #7fb4ff bold',
        'b default',
        '',
      ].join('\n'),
    );
  });
});
