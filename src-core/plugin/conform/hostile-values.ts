/** Values that another version of a plugin may have stored, and other things that become of them. */
import { bentJson } from './hostile-answers';
import { HOSTILE_LINES, type HostileText } from './hostile-texts';

const PLAIN: readonly HostileText[] = [
  { words: 'an empty text', text: '' },
  { words: 'a blank', text: ' ' },
  { words: 'a word', text: 'word' },
  { words: 'a number', text: '42' },
  { words: 'a number below zero', text: '-1' },
  { words: 'a broken number', text: '1.5e999' },
  { words: 'a very large number', text: '99999999999999999999' },
  { words: 'null', text: 'null' },
  { words: 'true', text: 'true' },
  { words: 'an empty object', text: '{}' },
  { words: 'an empty list', text: '[]' },
  { words: 'a list of many kinds', text: '[null,1,"x",{},[[]]]' },
  { words: 'an object of another version', text: '{"version":99,"items":{"a":[1,2]},"at":"later"}' },
  { words: 'JSON that is cut off', text: '{"a":[1,2' },
  { words: 'a day that is none', text: '2026-02-31' },
  { words: 'a day of long ago', text: '0001-01-01' },
  { words: 'a day far ahead', text: '9999-12-31' },
  { words: '100,000 characters', text: 'x'.repeat(100_000) },
  { words: '100,000 characters of JSON', text: `[${'1,'.repeat(49_999)}1]` },
];

/** An id as todos have them, of no todo. */
export const NO_TODO = '99999999-9999-4999-8999-999999999999';

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What may stand where the plugin stored `known`; null when nothing is known of it. */
export function hostileValues(known: string | null): readonly HostileText[] {
  const odd = HOSTILE_LINES.slice(0, 5);
  const gone = known?.replace(ID, NO_TODO) ?? null;
  return [
    ...PLAIN,
    ...odd,
    { words: 'the id of a todo that is gone', text: NO_TODO },
    ...(known === null ? [] : bentJson(known)),
    ...(gone === null || gone === known ? [] : [{ words: 'the ids of todos that are gone', text: gone }]),
  ];
}
