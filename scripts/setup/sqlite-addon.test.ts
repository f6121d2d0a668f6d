import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { electronProgram } from './electron-runtime.mjs';
import { at } from './project-root.mjs';
import { nodeNeedsAddon } from './sqlite-addon.mjs';

it.each([
  ['9', true],
  ['10', false],
  ['12', false],
])('with Node-API %s it is %s that Node.js needs the compiled addon', (version, needed) => {
  expect(nodeNeedsAddon(version)).toBe(needed);
});

/** Everything of better-sqlite3 that keeps values in references, strings and numbers among them, while memory is collected. */
const STRESS = `
  const Database = require('better-sqlite3');
  for (let round = 0; round < 20; round += 1) {
    const db = new Database(':memory:');
    db.function('twice', (n) => n * 2);
    db.aggregate('total', { start: 100, step: (sum, n) => sum + n });
    db.aggregate('joined', { start: '', step: (all, n) => all + n, inverse: (all, n) => all.replace(String(n), ''), result: (all) => '<' + all + '>' });
    db.table('letters', { columns: ['letter'], parameters: ['word'], *rows(word) { for (const letter of word) yield [letter]; } });
    gc();
    db.exec('create table t (n)');
    const insert = db.prepare('insert into t values (?)');
    db.transaction(() => { for (let n = 0; n < 50; n += 1) insert.run(n); })();
    gc();
    const row = db.prepare('select twice(21) a, (select total(n) from t) b, (select group_concat(letter) from letters(?)) c').get('abc');
    if (row.a !== 42 || row.b !== 1325 || row.c !== 'a,b,c') throw new Error(JSON.stringify(row));
    let last;
    for (last of db.prepare('select joined(n) over (order by n rows 1 preceding) j from t limit 3').iterate()) gc();
    if (last.j !== '<12>') throw new Error(JSON.stringify(last));
    try { db.prepare('select nothing'); throw new Error('no error'); } catch (error) { if (error.code !== 'SQLITE_ERROR') throw error; }
    new Database(db.serialize()).close();
    db.close();
    gc();
  }
  console.log('unhurt');
`;

describe('better-sqlite3 under garbage collection', () => {
  it.each([
    ['Node.js', process.execPath],
    ['Electron', String(electronProgram())],
  ])('works in %s', (_, runtime) => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const { stdout, stderr, signal } = spawnSync(runtime, ['--expose-gc', '-e', STRESS], {
      cwd: at(),
      env,
      encoding: 'utf8',
    });
    expect({ stdout, stderr, signal }).toEqual({ stdout: 'unhurt\n', stderr: '', signal: null });
  });
});
