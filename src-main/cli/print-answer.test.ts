import { expect, it } from 'vitest';
import { line, page } from '../../src-core/plugin/report-lines';
import { printAnswer, printingAsItGrows } from './print-answer';

const LINES = ['one', 'two', 'three'].map((text) => line(text));

it('prints a page as it grows, and at the end what is left of it', () => {
  const printed: string[] = [];
  const output = { out: (text: string) => printed.push(text), error: (text: string) => printed.push(text) };
  const { grow, told, end } = printingAsItGrows(output);
  const print = () => {
    const answer = { kind: 'report', report: page('a page', LINES), live: null } as const;
    printAnswer(answer, { plain: false, judges: false, told: told() }, output);
    return printed.splice(0);
  };
  expect(print()).toEqual(['a page\none\ntwo\nthree\n']);
  grow('a page', []);
  expect(printed.splice(0)).toEqual(['a page\n']);
  grow('a page', LINES.slice(0, 2));
  expect(printed.splice(0)).toEqual(['one\ntwo\n']);
  end();
  grow('a page', LINES);
  expect(print()).toEqual(['three\n']);
});
