import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterWords, fitsFilter, readFilter } from './filter-language';
import { dateOf, parseRows, TODAY } from './testing/list-notation';
import type { Todo } from './todo';

function row(line: string, fields: Partial<Todo> = {}): Todo {
  const [todo] = parseRows([line], fields);
  if (!todo) throw new Error('no row');
  return todo;
}

function fits(line: string, todo: Todo): boolean {
  const read = readFilter(line);
  if (!read.ok) throw new Error(read.error);
  return fitsFilter(todo, read.value, TODAY);
}

const due = (date: string, line = 'x') => row(line, { dueDate: dateOf(date) });

describe('a filter', () => {
  it.each([
    ['', row('anything'), true],
    ['milk', row('Buy MILK'), true],
    ['milk tea', row('Buy milk'), false],
    ['milk buy', row('Buy milk'), true],
    ['"buy milk"', row('Buy milk'), true],
    ['"milk buy"', row('Buy milk'), false],
    ['farm', row('Milk', { description: 'from the Farm' }), true],
    ['-milk', row('Buy milk'), false],
    ['-"buy milk" eggs', row('Buy eggs'), true],
    ['#shop', row('Milk #Shop'), true],
    ['#sho', row('Milk #shop'), false],
    ['-#shop', row('Milk'), true],
    ['state:open', row('[!] Milk'), true],
    ['state:open', row('[-] Milk'), false],
    ['state:done', row('[-] Milk'), false],
    ['state:complete', row('[-] Milk'), true],
    ['state:important,question', row('[?] Milk'), true],
    ['state:important|done', row('[?] Milk'), false],
    ['State:DONE', row('[x] Milk'), true],
    ['-state:done', row('[x] Milk'), false],
    ['state:progress', row('[*] Milk'), true],
    ['p:0', row('Milk', { priority: 'P0' }), true],
    ['p:P1', row('Milk', { priority: 'P0' }), false],
    ['p:none', row('Milk'), true],
    ['p:0,none', row('Milk', { priority: 'P1' }), false],
    ['priority:p2', row('Milk', { priority: 'P2' }), true],
    ['due:none', row('Milk'), true],
    ['due:any', row('Milk'), false],
    ['due:overdue', due('2026-01-30'), true],
    ['due:overdue', due('2026-01-30', '[x] x'), false],
    ['due:today', due('2026-01-31'), true],
    ['due:tomorrow', due('2026-02-01'), true],
    ['due:week', due('2026-02-06'), true],
    ['due:week', due('2026-02-07'), false],
    ['due:week', due('2026-01-30'), false],
    ['due:<2026-02-01', due('2026-01-31'), true],
    ['due:<2026-02-01', due('2026-02-01'), false],
    ['due:>2026-02-01', due('2026-02-02'), true],
    ['due:2026-02-01', due('2026-02-01'), true],
    ['due:<2026-02-01', row('Milk'), false],
    ['due:overdue,today', due('2026-01-31'), true],
    ['-due:none', row('Milk'), false],
    ['http://a', row('see http://a'), true],
    ['-', row('Milk'), true],
    ['""', row('Milk'), true],
  ])('%s', (line, todo, expected) => expect(fits(line, todo)).toBe(expected));

  it.each([
    ['state:', 'state: needs a word behind it. It takes open, complete, empty'],
    ['state:opne', 'state: does not know “opne”. It takes open,'],
    ['p:9', 'p: does not know “9”. It takes P0, P1, P2, none.'],
    ['due:soon', 'due: does not know “soon”. It takes overdue, today,'],
    ['due:<2026-02-30', 'due: does not know “<2026-02-30”.'],
    ['milk "and', '"and has no closing quotation mark.'],
  ])('%s is refused with a reason', (line, reason) => {
    const read = readFilter(line);
    expect(read.ok ? '' : read.error).toContain(reason);
  });

  it('with everything negated fits exactly what it did not', () => {
    const words = fc.constantFrom('milk', '#shop', 'state:open', 'p:0', 'due:week', '"buy m"');
    const rows = [row('Buy milk #shop'), row('[x] Tea', { priority: 'P0' }), due('2026-02-01')];
    fc.assert(
      fc.property(words, fc.constantFrom(...rows), (word, todo) => {
        expect(fits(`-${word}`, todo)).toBe(!fits(word, todo));
      }),
    );
  });

  it('reads any line at all, or says why not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        const read = readFilter(line);
        expect(read.ok || read.error.length > 0).toBe(true);
      }),
    );
  });
});

describe('the ways to go on', () => {
  it.each([
    ['st', ['state:']],
    ['state:i', ['state:in_progress', 'state:important']],
    ['-p:', ['-p:P0', '-p:P1', '-p:P2', '-p:none']],
    ['#s', ['#shop', '#side']],
    ['DUE:to', ['due:today', 'due:tomorrow']],
    ['zzz', []],
  ])('%s', (word, ways) => expect(filterWords(word, ['home', 'shop', 'side'])).toEqual(ways));

  it('are read, each of them', () => {
    for (const word of ['state:', 'p:', 'due:'].flatMap((field) => filterWords(field, []))) {
      expect(readFilter(word).ok).toBe(true);
    }
  });
});
