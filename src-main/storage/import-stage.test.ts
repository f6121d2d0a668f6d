import { describe, expect, it } from 'vitest';
import { noChanges } from '../../src-core/todo/changes';
import { parseRows, TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { ImportStage } from './import-stage';
import { openWorld, shown } from './testing/world';

const rows = parseRows(['a', ' b "quoted" $& \u0000', 'c']).map((row) => ({
  ...row,
  description: 'two\nlines',
}));
const changes = { ...noChanges, added: rows };

function staged(count = rows.length) {
  const world = openWorld();
  const stage = new ImportStage(world.database);
  stage.add(rows.slice(0, 2));
  stage.add(rows.slice(2, count));
  return { world, stage };
}

describe('rows that lie ready', () => {
  it('are nowhere to be seen before the commit, and do not last', () => {
    const { world } = staged();
    expect(shown(world, TODAYS_LIST)).toEqual([]);
    expect(shown(world.reopen(), TODAYS_LIST)).toEqual([]);
  });

  it('come in as if they were written one by one: rows, step to undo, who did it', () => {
    const { world, stage } = staged();
    const plain = openWorld();
    expect(world.store.commitImport(changes, [], stage)).toEqual({ ok: true });
    plain.store.commitImport(changes, []);
    stage.clear();
    for (const table of ['todos', 'history', 'provenance', 'todos_unsearched']) {
      const all = (from: typeof world) => from.database.prepare(`SELECT * FROM ${table} ORDER BY 1`).all();
      expect(all(world), table).toEqual(all(plain));
    }
    expect(world.store.undo()).toMatchObject({ ok: true });
    expect(shown(world, TODAYS_LIST)).toEqual([]);
    expect(world.store.redo()).toMatchObject({ ok: true });
    expect(shown(world, TODAYS_LIST)).toHaveLength(3);
  });

  it('are all of the change or none of it', () => {
    const { world, stage } = staged(2);
    expect(world.store.commitImport(changes, [], stage)).toMatchObject({ ok: false });
    expect(shown(world.reopen(), TODAYS_LIST)).toEqual([]);
  });

  it('follow on what a salvaged database still knows of a row', () => {
    const { world, stage } = staged();
    const [row] = rows;
    world.database
      .prepare<[string], never>("INSERT INTO provenance VALUES (?, 1, 'x', '{}', 'created')")
      .run(row?.id ?? '');
    expect(world.store.commitImport(changes, [], stage)).toMatchObject({ ok: true });
  });
});
