import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  INTERCHANGE_END,
  interchangeHeader,
  interchangeList,
  readInterchange,
  readProjectName,
} from './interchange';
import { momentOf, readIncomingRow } from './interchange-row';
import { MAX_PROJECT_NAME } from './project';
import { CREATED, parseRows, TODAYS_LIST } from './testing/list-notation';

const mending = () => ({ repaired: 0, clamped: 0 });

const fileOf = (...lists: string[]) =>
  JSON.parse(
    interchangeHeader({ exportedAt: CREATED, plugins: [], projects: [{ id: 'default', name: 'default' }] }) +
      lists.join(',') +
      INTERCHANGE_END,
  ) as unknown;

describe('an export as JSON', () => {
  it('carries every field and the fold, and its version first', () => {
    const [row] = parseRows(['[x] A'], { recurrence: '+1w', reminder: '2026-02-01T09:00', description: 'D' });
    if (!row) throw new Error('no row');
    const text = fileOf(interchangeList(TODAYS_LIST, [row], new Set([row.id])));
    expect(Object.keys(text as object).slice(0, 2)).toEqual(['format', 'version']);
    const reading = readInterchange(text);
    const list = reading.ok ? reading.value.list(0, mending()) : undefined;
    const { project: _, date: __, rank: ___, ...fields } = row;
    expect(list).toEqual({
      ok: true,
      value: {
        unreadable: 0,
        list: {
          project: { id: 'default', name: 'default' },
          date: TODAYS_LIST.date,
          rows: [{ ...fields, folded: true }],
          picture: null,
        },
      },
    });
  });

  it('keeps pictures apart from todos', () => {
    const text = fileOf(interchangeList(TODAYS_LIST, parseRows(['A']), new Set(), { closedAt: CREATED }));
    const reading = readInterchange(text);
    const list = reading.ok ? reading.value.list(0, mending()) : undefined;
    expect(list).toMatchObject({ ok: true, value: { list: { picture: { closedAt: CREATED } } } });
  });

  it('never fails on any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (lists, projects) => {
        const reading = readInterchange({ format: 'to-tui', version: 1, lists, projects });
        if (reading.ok) for (let i = 0; i < reading.value.total; i++) reading.value.list(i, mending());
      }),
    );
    const field = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }));
    const raw = fc.record({
      content: field,
      indent: field,
      state: field,
      id: field,
      dueDate: field,
      createdAt: field,
    });
    fc.assert(fc.property(raw, (row) => readIncomingRow(row, mending()) !== undefined));
  });
});

describe('a moment', () => {
  it.each([
    ['2026-01-24T10:00:00.123456789+00:00', '2026-01-24T10:00:00.123Z'],
    ['2026-01-24T10:00:00+02:00', '2026-01-24T08:00:00.000Z'],
    ['2026-01-24 10:00:00', '2026-01-24T10:00:00.000Z'],
    ['2026-13-24T10:00:00Z', undefined],
    ['9999-12-31T23:59:59-05:00', undefined],
    ['yesterday', undefined],
  ])('%s is %s', (text, moment) => {
    expect(momentOf(text)).toBe(moment);
  });
});

describe('the name of a project', () => {
  it('is one line, as long as is allowed, and no half character', () => {
    expect(readProjectName(' a\nb ')).toBe('a b');
    expect(readProjectName('\u200b')).toBeNull();
    expect(readProjectName(`a${'👩'.repeat(60)}`)?.length).toBe(MAX_PROJECT_NAME - 1);
  });
});
