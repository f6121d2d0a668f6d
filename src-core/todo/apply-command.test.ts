import { describe, expect, it } from 'vitest';
import { applyBatch, applyCommand } from './apply-command';
import { isEmpty } from './changes';
import type { Command, Place } from './command';
import { checkInvariants } from './invariants';
import { LONGEST_RANK } from './placement';
import { edit, testEnv } from './testing/edit';
import { idOf, parseRows, printRows, TODAYS_LIST } from './testing/list-notation';
import { memoryDocument } from './testing/memory-document';

const rowsOf = (document: ReturnType<typeof memoryDocument>) => document.list(TODAYS_LIST).rows;

describe('a batch', () => {
  const rename = (name: string, to: string): Command => ({
    type: 'update_todo',
    id: idOf(name),
    updates: { content: to },
  });
  const remove = (name: string): Command => ({ type: 'delete_todo', id: idOf(name) });

  it('says which command was refused, and does nothing', () => {
    const document = memoryDocument(parseRows(['A', 'B']));
    expect(applyBatch(document, [rename('A', 'X'), rename('B', ' '), remove('A')], testEnv())).toEqual({
      ok: false,
      error: { index: 1, refusal: { kind: 'blank_content' } },
    });
    expect(printRows(rowsOf(document))).toEqual(['A', 'B']);
  });

  it('sees the rows that earlier commands made', () => {
    const parent = idOf('parent');
    const make = (content: string, at: Place, id?: string): Command => ({
      type: 'create_todo',
      list: TODAYS_LIST,
      place: at,
      content,
      ...(id === undefined ? {} : { id }),
    });
    const edited = edit(
      ['A'],
      make('P', { kind: 'start' }, parent),
      make('q', { kind: 'child_of', id: parent }),
    );
    expect(edited.lines).toEqual(['P', ' q', 'A']);
    expect(edited.focus).toBe('q');
  });

  it('has no change when its commands cancel out', () => {
    const { deed } = edit(['A', 'B'], { type: 'toggle_todo', id: idOf('A') }, remove('A'));
    expect(deed?.changes.removed.map((row) => row.state)).toEqual(['empty']);
    const back = edit(
      ['A'],
      { type: 'create_todo', list: TODAYS_LIST, place: { kind: 'end' }, content: 'x', id: idOf('x') },
      remove('x'),
    );
    expect(back.deed && isEmpty(back.deed.changes)).toBe(true);
  });

  it('has the focus of its last command that names a row', () => {
    expect(edit(['A', 'B', 'C'], remove('A'), remove('B')).focus).toBe('C');
    const note: Command = { type: 'set_metadata', owner: 'jira', todoId: null, key: 'k', value: 'v' };
    expect(edit(['A', 'B'], rename('B', 'X'), note).focus).toBe('X');
    expect(edit(['A', ' b'], rename('b', 'X'), remove('A')).deed?.focus).toBeNull();
  });
});

describe('ranks', () => {
  it('stay short when a thousand rows go into the same gap, with few neighbours rewritten', () => {
    const document = memoryDocument(parseRows(['A', 'Z']));
    const env = testEnv();
    const command: Command = {
      type: 'create_todo',
      list: TODAYS_LIST,
      place: { kind: 'child_of', id: idOf('A') },
      content: 'x',
    };
    let rewritten = 0;
    for (let n = 0; n < 1000; n += 1) {
      const result = applyCommand(document, command, env);
      if (!result.ok) throw new Error('refused');
      rewritten += result.value.changes.updated.length;
      document.apply(result.value.changes);
    }
    expect(checkInvariants(rowsOf(document))).toEqual([]);
    expect(Math.max(...rowsOf(document).map((row) => row.rank.length))).toBeLessThanOrEqual(LONGEST_RANK);
    expect(rewritten).toBeLessThan(1000);
  });
});
