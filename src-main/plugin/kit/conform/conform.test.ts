/** `plugin conform`, with real sandboxes: a clean plugin, and twins of it with one fault each. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWat, fixturePath } from '../../../../plugins/fixtures/build-wat';
import type {
  Conformance,
  ConformCheck,
  ConformGroup,
} from '../../../../src-core/plugin/conform/conform-check';
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

const WASM_MANIFEST = `
[plugin]
name = "rubbish"
version = "0.1.0"
entry = "plugin.wasm"

[actions.count]
`;

/** Base64, which scripts do not have. */
const BTOA = `
  function btoa(text) {
    const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    let out = '';
    for (let at = 0; at < text.length; at += 3) {
      const [a, b, c] = [0, 1, 2].map((n) => text.charCodeAt(at + n) || 0);
      const all = (a << 16) | (b << 8) | c;
      out += [18, 12, 6, 0].map((shift) => signs[(all >> shift) & 63]).join('');
    }
    return out;
  }`;

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
  only?: readonly ConformGroup[],
  ways: ConformWays & { readonly sandboxes?: Workshop['sandboxes'] } = {},
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
  return conformanceIn(folder, only, ways);
}

/** The groups that a test is about are the only ones that are tried; the time is no bound unless it says one. */
async function conformanceIn(
  folder: string,
  only?: readonly ConformGroup[],
  {
    sandboxes = workshop.sandboxes,
    maxMs = 600_000,
    now = () => performance.now(),
  }: ConformWays & { readonly sandboxes?: Workshop['sandboxes'] } = {},
): Promise<Conformance> {
  const source = await readSource(folder);
  if (!source.ok) throw new Error(source.error);
  return conformanceOf(source.value.package, folder, sandboxes, { maxMs, now, ...(only && { only }) });
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
    const all = await conformance({});
    expect(all.checks.filter(({ level }) => level !== 'pass')).toEqual([]);
    expect(all).toMatchObject({ cut: {}, unjudged: 0 });
    const groups = new Set(all.checks.map(({ group }) => group));
    expect([...groups].sort()).toEqual(
      ['cost', 'determinism', 'errors', 'network', 'secrets', 'stored', 'texts', 'worlds'].sort(),
    );
  });

  it('finds one that breaks off when nothing is selected', async () => {
    const all = await conformance(
      {
        count: `return { commands: [{ type: 'set_status_message', message: input.context.selected.content || '-' }] };`,
      },
      ['worlds'],
    );
    expect(found(all)).toEqual(['error worlds action count']);
    expect(givenWhen(all, () => true)).toEqual(['no todo at all', 'nothing is selected']);
  });

  it('finds one that reads one page of several', async () => {
    const all = await conformance(
      {
        count: `return { commands: [{ type: 'set_status_message', message: '' + host.query_todos({}).todos.length }] };`,
      },
      ['worlds'],
    );
    expect(found(all)).toContain('recommendation worlds action count');
    expect(givenWhen(all, ({ level }) => level === 'recommendation')).toContain('500 todos in several pages');
  });

  it('finds one that counts in memory', async () => {
    const all = await conformance(
      {
        top: 'let created = 0;',
        created: `return { commands: [{ type: 'set_metadata', key: 'created', value: String(created++) }] };`,
      },
      ['worlds', 'determinism'],
    );
    expect(found(all)).toEqual(['warning determinism on_todo_created']);
  });

  it('finds one that keeps all it was ever told', async () => {
    const all = await conformance(
      {
        top: 'const kept = [];',
        created: `kept.push('x'.repeat(20_000)); return {};`,
      },
      ['cost'],
    );
    expect(found(all)).toEqual(['warning cost on_todo_created']);
  });

  it('finds one that logs its secret', async () => {
    const all = await conformance(
      {
        said: `try { console.log('token ' + host.get_secret({ name: 'token' })); } catch {} return '';`,
      },
      ['worlds', 'secrets'],
    );
    expect(found(all)).toEqual(['error secrets action count']);
  });

  it('finds one that shows an answer in which its secret stands', async () => {
    const shows = CLEAN.said.replace('answer.status', 'answer.body.slice(0, 500)');
    const all = await conformance({ said: shows }, ['network', 'secrets']);
    expect(found(all)).toEqual(['error secrets action count']);
    expect(givenWhen(all, () => true)).toEqual(['400 with all that was sent']);
  });

  it('finds one that asks again for ever, and stops asking it', async () => {
    const all = await conformance(
      {
        created: `for (;;) { try { return host.query_todos({ limit: 1 }) && {}; } catch {} }`,
      },
      ['errors'],
    );
    expect(found(all)).toEqual(['error errors on_todo_created']);
  });

  it('finds one that is about a todo that is gone', async () => {
    const all = await conformance(
      {
        deleted: `return { commands: [{ type: 'update_todo', id: input.todo.id, content: 'gone' }] };`,
      },
      ['worlds'],
    );
    expect(found(all)).toEqual(['warning worlds on_todo_deleted']);
  });

  it('finds a hook that reports failure when the host is not to be had', async () => {
    const all = await conformance({ created: `host.query_todos({ limit: 1 }); return {};` }, ['errors']);
    expect(found(all)).toEqual(['warning errors on_todo_created']);
    expect(givenWhen(all, () => true)).toEqual([
      'E_LIMIT from query_todos',
      'E_UNAVAILABLE from query_todos',
    ]);
  });

  it('ends a group in which it hangs again and again', async () => {
    const all = await conformance({ created: 'for (;;) {}' }, ['worlds']);
    expect(all.cut.worlds).toMatchObject({ why: 'it hung 5 times' });
    expect(all.cut.worlds?.left).toBeGreaterThan(10);
    expect(all.checks.filter(({ group, level }) => group === 'worlds' && level === 'error')).toHaveLength(5);
  });

  it('finds one that comes to other things in two new instances', async () => {
    const created = `return { commands: [{ type: 'set_status_message', message: 'lot ' + Math.random() }] };`;
    // What the application never does: each instance, and each call, has other chances.
    let seed = 0;
    const sandboxes: Workshop['sandboxes'] = (parts) => {
      const real = workshop.sandboxes(parts);
      const chanced = <T extends { readonly chance: { readonly nowMs: number; readonly seed: number } }>(
        one: T,
      ): T => {
        seed += 1;
        return { ...one, chance: { ...one.chance, seed } };
      };
      return {
        load: (request) => real.load(chanced(request)),
        call: (request) => real.call(chanced(request)),
        replicate: (changes) => real.replicate(changes),
        onLog: (listener) => real.onLog(listener),
        onLost: (listener) => real.onLost(listener),
        unload: (name) => real.unload(name),
        dispose: () => real.dispose(),
      };
    };
    const all = await conformance({ created }, ['determinism'], { sandboxes });
    expect(found(all)).toEqual(['error determinism on_todo_created']);
  });

  it('finds one that hands its secret out in base64, wherever it stands in it', async () => {
    for (const before of ['', 'a', 'ab']) {
      const said = `try { return btoa('${before}' + host.get_secret({ name: 'token' }) + ':x'); } catch { return ''; }`;
      const all = await conformance({ top: BTOA, said }, ['secrets', 'worlds']);
      expect(found(all), before).toEqual(['error secrets action count']);
    }
  });

  it('finds one that ends well and answers with no JSON', async () => {
    const folder = mkdtempSync(join(root, 'rubbish-'));
    writeFileSync(join(folder, 'manifest.toml'), WASM_MANIFEST);
    writeFileSync(join(folder, 'plugin.wasm'), buildWat(fixturePath('lies-in-json.wat')));
    const all = await conformanceIn(folder, ['worlds']);
    expect(found(all)).toContain('error worlds action count');
    const came = all.checks.filter(({ level, called }) => level === 'error' && called === 'action count');
    expect(new Set(came.map((one) => one.came))).toEqual(
      new Set([expect.stringContaining('what it returned is refused: returned something that is not JSON')]),
    );
  });

  it('does not blame a plugin for questions that were never asked before', async () => {
    // On a refusal it looks for each todo by itself: what was recorded has no answer to that.
    const created = `
      try { host.query_todos({ limit: 1 }); } catch (error) {
        host.log({ level: 'warn', message: 'not now' });
        if (error.code !== 'E_LIMIT') return {};
        host.get_todo({ id: input.todo.id });
      }
      return {};`;
    const all = await conformance({ created }, ['errors']);
    expect(found(all)).toEqual([]);
    expect(all.unjudged).toBe(1);
  });

  it('plays what was recorded to a new instance, which asks the same', async () => {
    // The first call asks otherwise than all later ones.
    const all = await conformance(
      {
        top: 'let first = true;',
        created: `
        const isFirst = first;
        first = false;
        if (isFirst) host.get_todo({ id: input.todo.id });
        try { host.query_todos({ limit: 1 }); } catch (error) { if (isFirst) throw error; }
        return {};`,
      },
      ['errors'],
    );
    expect(givenWhen(all, ({ called }) => called === 'on_todo_created')).toContain(
      'E_LIMIT from query_todos',
    );
    expect(all.unjudged).toBe(0);
  });

  it('leaves no group out because those before it were long, and says what was left out', async () => {
    // Time goes by one with every look at it.
    let moment = 0;
    const now = () => {
      moment += 1;
      return moment;
    };
    const all = await conformance({}, undefined, { maxMs: 220, now });
    const groups = new Set(all.checks.map(({ group }) => group));
    expect([...groups]).toEqual(expect.arrayContaining(['worlds', 'errors', 'network', 'stored', 'texts']));
    expect(all.cut.worlds).toMatchObject({ why: 'the time was up' });
    expect(all.cut.texts?.left).toBeGreaterThan(10);
  });

  it('grows as the page that it answers with', async () => {
    const folder = mkdtempSync(join(root, 'grows-'));
    writeFileSync(join(folder, 'manifest.toml'), MANIFEST);
    writeFileSync(
      join(folder, 'plugin.js'),
      `exports.handle_action = exports.on_todo_deleted = () => ({});
      exports.on_todo_created = ({ todo }) => { if (todo.description === null) throw new Error('no words'); };`,
    );
    const grown: (readonly string[])[] = [];
    const report = await conformPlugin(folder, workshop, (title, lines) =>
      grown.push([title, ...lines.map(({ text }) => text)]),
    );
    expect(new Set(grown.map(([title]) => title))).toEqual(new Set([report.title]));
    const lines = grown.flatMap(([, ...texts]) => texts);
    expect(report.lines.map(({ text }) => text).slice(0, lines.length)).toEqual(lines);
    expect(grown.length).toBe(8);
    expect(lines.join()).toContain('warning: on_todo_created');
  });

  it('comes to the same findings each time', async () => {
    const bent = { created: `if (todo.description === null) throw new Error('no words'); return {};` };
    const created = bent.created.replaceAll('todo.', 'input.todo.');
    const groups = ['worlds', 'errors', 'stored', 'determinism'] as const;
    const [one, other] = [await conformance({ created }, groups), await conformance({ created }, groups)];
    expect(one.checks).toEqual(other.checks);
    expect(found(one)).not.toEqual([]);
  });

  it('says in a sentence what cannot be built', async () => {
    const report = await conformPlugin(root, workshop);
    expect(report.lines.map(({ tone }) => tone)).toContain('error');
  });
});
