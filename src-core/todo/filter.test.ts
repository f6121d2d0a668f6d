import { describe, expect, it } from 'vitest';
import { queryRows, type TodoFilter } from './filter';
import { idOf, parseRows } from './testing/list-notation';

const rows = parseRows([
  'Garden #Home',
  ' [x] buy seeds #shop',
  '  [*] call Anna',
  ' [-] dig',
  'Write #work',
]).map((row) => (row.content === 'dig' ? { ...row, description: 'Ask ANNA first' } : row));
const first = (filter: TodoFilter) => queryRows(rows, filter).map((row) => row.content.split(' ')[0]);

describe('a query', () => {
  it.each<[string, TodoFilter, string[]]>([
    ['nothing in particular', {}, ['Garden', 'buy', 'call', 'dig', 'Write']],
    ['all', { state: 'all' }, ['Garden', 'buy', 'call', 'dig', 'Write']],
    ['open', { state: 'open' }, ['Garden', 'call', 'Write']],
    ['done or cancelled', { state: 'done' }, ['buy', 'dig']],
    ['a text in content or description', { text: 'anna' }, ['call', 'dig']],
    ['a tag', { tag: '#home' }, ['Garden']],
    ['a tag, whole', { tag: 'hom' }, []],
    ['direct children', { parentId: idOf('Garden #Home') }, ['buy', 'dig']],
    ['top-level rows', { parentId: null }, ['Garden', 'Write']],
    ['children of nobody', { parentId: idOf('nobody') }, []],
    ['several things at once', { state: 'done', text: 'anna', parentId: idOf('Garden #Home') }, ['dig']],
  ])('for %s', (_, filter, found) => expect(first(filter)).toEqual(found));
});
