/** `plugin conform`, with real sandboxes: a clean plugin, and twins of it with one fault each. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Conformance, ConformCheck } from '../../../../src-core/plugin/conform/conform-check';
import { readSource } from '../../package-source';
import { checkoutWorkshop } from '../testing/workshop';
import type { Workshop } from '../workshop';
import { type ConformWays, conformanceOf, conformPlugin } from './conform-plugin';

let root: string;
let workshop: Workshop;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'to-tui-conform-'));
  workshop = await checkoutWorkshop();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const MANIFEST = `
[plugin]
name = "twin"
version = "0.1.0"
entry = "plugin.js"

[permissions]
network = ["api.example.org"]

[settings.token]
type = "secret"

[actions.count]

[hooks]
on_todo_created = true
on_todo_deleted = true
`;

/** Does it all well: pages, values of any kind, answers of any kind, nothing selected. */
const CLEAN = {
  count: `
    let open = 0, cursor;
    do {
      const page = host.query_todos(cursor ? { cursor } : {});
      open += page.todos.length;
      cursor = page.next_cursor;
    } while (cursor);
    const selected = input.context.selected;
    const before = Number.parseInt(host.get_metadata({ key: 'times' }) || '0', 10);
    const times = before >= 0 && before < 1e6 ? before + 1 : 1;
    return { commands: [
      { type: 'set_metadata', key: 'times', value: String(times) },
      { type: 'set_status_message', message: (selected ? 'of ' : '') + open + said() },
    ] };`,
  said: `
    try {
      const token = host.get_secret({ name: 'token' });
      const answer = host.http_request({ url: 'https://api.example.org/', headers: { authorization: 'Bearer ' + token } });
      return ' ' + answer.status;
    } catch { return ' offline'; }`,
  created: `
    return { commands: [{ type: 'add_decoration', todo_id: input.todo.id, text: 'new' }] };`,
  deleted: `return {};`,
  top: '',
};

async function conformance(
  bent: Partial<typeof CLEAN>,
  ways: ConformWays = { cost: false },
): Promise<Conformance> {
  const folder = mkdtempSync(join(root, 'twin-'));
  const part = { ...CLEAN, ...bent };
  writeFileSync(join(folder, 'manifest.toml'), MANIFEST);
  writeFileSync(
    join(folder, 'plugin.js'),
    `'use strict';
    ${part.top}
    function said() { ${part.said} }
    exports.handle_action = (input) => {
      if (input.action !== 'count') throw new Error('there is no action ' + input.action);
      ${part.count}
    };
    exports.on_todo_created = (input) => { ${part.created} };
    exports.on_todo_deleted = (input) => { ${part.deleted} };`,
  );
  const source = await readSource(folder);
  if (!source.ok) throw new Error(source.error);
  return conformanceOf(source.value.package, folder, workshop.sandboxes, ways);
}

/** What was found, each once: `error worlds action count`. */
function found({ checks }: Conformance): readonly string[] {
  const bad = checks.filter(({ level }) => level !== 'pass');
  return [...new Set(bad.map(({ level, group, called }) => `${level} ${group} ${called}`))].sort();
}

function givenWhen({ checks }: Conformance, isMeant: (one: ConformCheck) => boolean): readonly string[] {
  return checks.filter((one) => one.level !== 'pass' && isMeant(one)).map(({ given }) => given);
}

describe('conform', { timeout: 180_000 }, () => {
  it('finds nothing in a plugin that takes everything well', async () => {
    const all = await conformance({}, { maxMs: 150_000 });
    expect(all.checks.filter(({ level }) => level !== 'pass')).toEqual([]);
    expect(all.cut).toEqual({});
    const groups = new Set(all.checks.map(({ group }) => group));
    expect([...groups].sort()).toEqual(
      ['cost', 'determinism', 'errors', 'network', 'secrets', 'stored', 'texts', 'worlds'].sort(),
    );
  });

  it('finds one that breaks off when nothing is selected', async () => {
    const all = await conformance({
      count: `return { commands: [{ type: 'set_status_message', message: input.context.selected.content || '-' }] };`,
    });
    expect(found(all)).toEqual(['error worlds action count']);
    expect(givenWhen(all, () => true)).toEqual(['no todo at all', 'nothing is selected']);
  });

  it('finds one that reads one page of several', async () => {
    const all = await conformance({
      count: `return { commands: [{ type: 'set_status_message', message: '' + host.query_todos({}).todos.length }] };`,
    });
    expect(found(all)).toContain('recommendation worlds action count');
    expect(givenWhen(all, ({ level }) => level === 'recommendation')).toContain('500 todos in several pages');
  });

  it('finds one that counts in memory', async () => {
    const all = await conformance({
      top: 'let created = 0;',
      created: `return { commands: [{ type: 'set_metadata', key: 'created', value: String(created++) }] };`,
    });
    expect(found(all)).toEqual(['warning determinism on_todo_created']);
  });

  it('finds one that keeps all it was ever told', async () => {
    const all = await conformance(
      {
        top: 'const kept = [];',
        created: `kept.push('x'.repeat(20_000)); return {};`,
      },
      { maxMs: 150_000 },
    );
    expect(found(all)).toEqual(['warning cost on_todo_created']);
  });

  it('finds one that logs its secret', async () => {
    const all = await conformance({
      said: `try { console.log('token ' + host.get_secret({ name: 'token' })); } catch {} return '';`,
    });
    expect(found(all)).toEqual(['error secrets action count']);
  });

  it('finds one that shows an answer in which its secret stands', async () => {
    const shows = CLEAN.said.replace('answer.status', 'answer.body.slice(0, 500)');
    const all = await conformance({ said: shows });
    expect(found(all)).toEqual(['error secrets action count']);
    expect(givenWhen(all, () => true)).toEqual(['400 with all that was sent']);
  });

  it('finds one that asks again for ever, and stops asking it', async () => {
    const all = await conformance({
      created: `for (;;) { try { return host.query_todos({ limit: 1 }) && {}; } catch {} }`,
    });
    expect(found(all)).toEqual(['error errors on_todo_created']);
  });

  it('finds one that is about a todo that is gone', async () => {
    const all = await conformance({
      deleted: `return { commands: [{ type: 'update_todo', id: input.todo.id, content: 'gone' }] };`,
    });
    expect(new Set(found(all))).toEqual(
      new Set(['warning texts on_todo_deleted', 'warning worlds on_todo_deleted']),
    );
  });

  it('finds a hook that reports failure when the host is not to be had', async () => {
    const all = await conformance({ created: `host.query_todos({ limit: 1 }); return {};` });
    expect(found(all)).toEqual(['warning errors on_todo_created']);
    expect(givenWhen(all, () => true)).toEqual([
      'E_LIMIT from query_todos',
      'E_UNAVAILABLE from query_todos',
    ]);
  });

  it('ends a group in which it hangs again and again', async () => {
    const all = await conformance({ created: 'for (;;) {}' }, { maxMs: 20_000, cost: false });
    expect(all.cut.worlds).toBe('it hung 5 times');
    expect(all.checks.filter(({ group, level }) => group === 'worlds' && level === 'error')).toHaveLength(5);
  });

  it('says in a sentence what cannot be built', async () => {
    const report = await conformPlugin(root, workshop);
    expect(report.lines.map(({ tone }) => tone)).toContain('error');
  });
});
