import { describe, expect, it } from 'vitest';
import { applyBatch, applyCommand } from '../apply-command';
import { isEmpty, reverse } from '../changes';
import type { Command } from '../command';
import type { Draft } from '../document';
import { edit, testEnv } from '../testing/edit';
import { dateOf, idOf, parseRows, printRows, TODAY, TODAYS_LIST, YESTERDAY } from '../testing/list-notation';
import { memoryDocument } from '../testing/memory-document';
import type { ListKey, Todo } from '../todo';

const WORK = idOf('work');
const worksList: ListKey = { project: WORK, date: TODAY };
const tomorrow = dateOf('2026-02-01');

function world(...more: readonly Todo[]): Draft {
  return memoryDocument(
    [...parseRows(['A', ' b', '  c', 'D', ' e', 'F']), ...parseRows(['W', ' v'], { project: WORK }), ...more],
    [{ id: WORK, name: 'Work' }],
  );
}

/** Carries the commands out, or says why not. */
function does(document: Draft, ...commands: readonly Command[]) {
  const result = applyBatch(document, commands, testEnv());
  if (result.ok) document.apply(result.value.changes);
  return result.ok ? { refusal: null, ...result.value } : { refusal: result.error.refusal };
}

const names = (document: Draft) => document.projects().map(({ name }) => name);
const create = (name: string, id?: string): Command => ({
  type: 'create_project',
  name,
  ...(id ? { id } : {}),
});
const rename = (id: string, name: string): Command => ({ type: 'rename_project', id, name });
const remove = (id: string): Command => ({ type: 'delete_project', id });

describe('a project', () => {
  it('is made with a name on one line, and an id of its own or a given one', () => {
    const document = world();
    expect(does(document, create('  Home\n and garden '), create('Zoo', idOf('zoo'))).refusal).toBeNull();
    expect(document.projects()).toEqual([
      { id: idOf('new 1'), name: 'Home and garden' },
      { id: WORK, name: 'Work' },
      { id: idOf('zoo'), name: 'Zoo' },
      { id: 'default', name: 'default' },
    ]);
  });

  it.each([
    ['a blank name', create(' \n'), { kind: 'blank_project_name' }],
    ['the name of another', create(' wORK '), { kind: 'project_name_taken', name: 'Work' }],
    ['the name of the default project', create('Default'), { kind: 'project_name_taken', name: 'default' }],
    ['an id that was used', create('x', WORK), { kind: 'id_taken', id: WORK }],
    ['the id of a row', create('x', idOf('A')), { kind: 'id_taken', id: idOf('A') }],
    ['a blank name', rename(WORK, '\u200b'), { kind: 'blank_project_name' }],
    ['the name of another', rename(WORK, 'DEFAULT'), { kind: 'project_name_taken', name: 'default' }],
    ['the default project', rename('default', 'x'), { kind: 'default_project' }],
    ['a project that is not there', rename(idOf('?'), 'x'), { kind: 'no_such_project', id: idOf('?') }],
    ['the default project', remove('default'), { kind: 'default_project' }],
    ['a project that is not there', remove(idOf('?')), { kind: 'no_such_project', id: idOf('?') }],
  ] as const)('%s: %j is refused', (_, command, refusal) => {
    expect(does(world(), command).refusal).toEqual(refusal);
  });

  it('has the same name as another with other accents, or other cases of letters beyond ASCII', () => {
    const document = world();
    does(document, create('Cafe\u0301'), create('ÜBUNG'));
    expect(does(document, create('café')).refusal?.kind).toBe('project_name_taken');
    expect(does(document, create('übung')).refusal?.kind).toBe('project_name_taken');
  });

  it('is renamed, also to other cases of its own name, and keeps its rows', () => {
    const document = world();
    expect(does(document, rename(WORK, 'WORK')).refusal).toBeNull();
    expect(names(document)).toEqual(['WORK', 'default']);
    expect(printRows(document.list(worksList).rows)).toEqual(['W', ' v']);
    const again = applyCommand(document, rename(WORK, ' WORK '), testEnv());
    expect(again.ok && isEmpty(again.value.changes)).toBe(true);
  });

  it('is deleted with the rows of all its days, the past ones too, and comes back with them', () => {
    const days = [
      ...parseRows(['old'], { project: WORK, date: YESTERDAY }),
      ...parseRows(['to come'], { project: WORK, date: tomorrow }),
    ];
    const document = world(...days);
    const before = document.projectRows(WORK);
    expect(before.map(({ content }) => content)).toEqual(['old', 'W', 'v', 'to come']);
    const done = does(document, remove(WORK));
    expect(names(document)).toEqual(['default']);
    expect(document.projectRows(WORK)).toEqual([]);
    expect(document.find(idOf('old'))).toBeUndefined();
    expect(document.list(TODAYS_LIST).rows).toHaveLength(6);
    if (done.refusal !== null) throw new Error('refused');
    document.apply(reverse(done.changes));
    expect(names(document)).toEqual(['Work', 'default']);
    expect(document.projectRows(WORK)).toEqual(before);
  });

  it('that was deleted leaves its name free and its id taken', () => {
    const document = world();
    does(document, remove(WORK));
    expect(does(document, create('work', WORK)).refusal).toEqual({ kind: 'id_taken', id: WORK });
    expect(does(document, create('work')).refusal).toBeNull();
  });
});

describe('a move to a project', () => {
  const move = (...rows: readonly string[]): Command => ({
    type: 'move_to_project',
    ids: rows.map(idOf),
    project: WORK,
  });

  it.each([
    ['a subtree, from its level to the top one', ['b'], ['A', 'D', ' e', 'F'], ['W', ' v', 'b', ' c'], 'D'],
    ['several, in list order', ['F', 'A'], ['D', ' e'], ['W', ' v', 'A', ' b', '  c', 'F'], 'D'],
    [
      'what lies below another once',
      ['c', 'A', 'b', 'e'],
      ['D', 'F'],
      ['W', ' v', 'A', ' b', '  c', 'e'],
      'D',
    ],
    [
      'the last one: the cursor goes to the one before',
      ['F'],
      ['A', ' b', '  c', 'D', ' e'],
      ['W', ' v', 'F'],
      'e',
    ],
  ])('%s', (_, chosen, left, there, focus) => {
    const document = world();
    const done = does(document, move(...chosen));
    expect(printRows(document.list(TODAYS_LIST).rows)).toEqual(left);
    expect(printRows(document.list(worksList).rows)).toEqual(there);
    expect(done.refusal === null && done.focus && document.find(done.focus)?.content).toBe(focus);
  });

  it('keeps ids, fields and stored values, and changes nothing for what is there already', () => {
    const document = world();
    const before = document.find(idOf('b'));
    does(
      document,
      { type: 'set_metadata', owner: 'jira', todoId: idOf('b'), key: 'k', value: '1' },
      move('b'),
    );
    const { project, rank, indent, modifiedAt, ...kept } = document.find(idOf('b')) ?? {};
    expect(before).toMatchObject(kept);
    expect([project, indent]).toEqual([WORK, 0]);
    expect(document.metadata('jira', idOf('b'), 'k')).toBe('1');
    const again = applyCommand(document, move('b', 'W'), testEnv());
    expect(again.ok && isEmpty(again.value.changes)).toBe(true);
  });

  it('goes to the same day', () => {
    const later = parseRows(['L'], { date: tomorrow });
    const document = world(...later);
    does(document, move('L', 'D'));
    expect(printRows(document.list({ project: WORK, date: tomorrow }).rows)).toEqual(['L']);
    expect(printRows(document.list(worksList).rows)).toEqual(['W', ' v', 'D', ' e']);
  });

  it.each([
    ['a day that is over', move('old'), { kind: 'read_only_day', date: YESTERDAY }],
    ['a row that is not there', move('A', '?'), { kind: 'no_such_todo', id: idOf('?') }],
    [
      'a project that is not there',
      { ...move('A'), project: 'gone' },
      { kind: 'no_such_project', id: 'gone' },
    ],
  ] as const)('is refused for %s', (_, command, refusal) => {
    const document = world(...parseRows(['old'], { date: YESTERDAY }));
    expect(does(document, command as Command).refusal).toEqual(refusal);
    expect(document.list(worksList).rows).toHaveLength(2);
  });
});

describe('sorting', () => {
  const sort: Command = { type: 'sort_list', list: TODAYS_LIST };
  const prioritized = (lines: readonly string[]): Todo[] =>
    parseRows(lines).map((row) => {
      const priority = /P\d$/.exec(row.content)?.[0] as Todo['priority'] | undefined;
      return { ...row, priority: priority ?? null };
    });
  const sorted = (lines: readonly string[]) => {
    const document = memoryDocument(prioritized(lines));
    const done = does(document, sort);
    return { lines: printRows(document.list(TODAYS_LIST).rows), done };
  };

  it.each([
    [
      'puts P0, P1, P2, none in order and keeps equals as they were',
      ['a', 'b P2', 'c P0', 'd P1', 'e', 'f P0'],
      ['c P0', 'f P0', 'd P1', 'b P2', 'a', 'e'],
    ],
    [
      'takes subtrees along and sorts each level in itself',
      ['a', ' x P1', ' y P0', '  z', 'b P1', ' w'],
      ['b P1', ' w', 'a', ' y P0', '  z', ' x P1'],
    ],
    ['leaves a sorted list alone', ['a P0', 'b P1', 'c'], ['a P0', 'b P1', 'c']],
    ['sorts nothing', [], []],
  ])('%s', (_, before, after) => expect(sorted(before).lines).toEqual(after));

  it('gives a new rank to the rows that move, and touches no other', () => {
    const { done } = sorted(['a', 'b', 'c P0', 'd']);
    expect(done.refusal === null && done.changes.updated.map(([, to]) => to.content)).toEqual(['c P0']);
  });

  it('is refused for a day that is over', () => {
    const closed: Command = { ...sort, list: { ...TODAYS_LIST, date: YESTERDAY } } as Command;
    expect(edit([], closed).refusal).toEqual({ kind: 'read_only_day', date: YESTERDAY });
  });
});
