import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src-core/plugin/audit';
import { SqliteAuditRepository } from './sqlite-audit';
import { opened, temporaryPaths } from './testing/temporary';

const moment = (n: number) => `2026-01-31T12:00:${String(n % 60).padStart(2, '0')}.000Z`;

function decision(n: number, plugin = 'hello'): AuditEntry {
  return {
    kind: 'decision',
    at: moment(n),
    plugin,
    version: '1.0.0',
    hash: 'abc',
    decision: 'enabled',
    detail: `entry ${n} — “quoted” \ud800`,
  };
}

const run: AuditEntry = {
  kind: 'run',
  at: moment(59),
  plugin: 'jira-sync',
  version: '1.0.0',
  hash: 'abc',
  run: 'run-1',
  export: 'handle_action',
  trigger: 'sync',
  chain: [],
  end: 'done',
  reason: null,
  wallMs: 12.5,
  cpuMs: 3,
  hostCalls: [{ name: 'http_request', count: 2, refused: 1 }],
  reached: ['GET https://api.example.org'],
  commands: 2,
  todos: 1,
};

function setUp(entries = 10, kept?: { least: number; slack: number }) {
  const { database } = opened(temporaryPaths());
  const audit = new SqliteAuditRepository(database, kept);
  for (let n = 1; n <= entries; n++) audit.append([decision(n)]);
  return { database, audit };
}

describe('the audit log', () => {
  it('is whole when it is empty and after every entry', () => {
    const { audit } = setUp(0);
    expect([audit.broken(), audit.find({ limit: 5 })]).toEqual([null, []]);
    audit.append([]);
    audit.append([decision(1), run]);
    audit.append([decision(2)]);
    expect(audit.broken()).toBeNull();
  });

  it('is read newest first, by plugin, kind and moment', () => {
    const { audit } = setUp(0);
    audit.append([decision(1), decision(2, 'other'), run]);
    const ids = (query: Parameters<typeof audit.find>[0]) => audit.find(query).map(({ id }) => id);
    expect(audit.find({ limit: 1 })[0]?.entry).toEqual(run);
    expect(ids({ limit: 2 })).toEqual([3, 2]);
    expect(ids({ plugin: 'hello', limit: 9 })).toEqual([1]);
    expect(ids({ kind: 'decision', limit: 9 })).toEqual([2, 1]);
    expect(ids({ since: moment(2), limit: 9 })).toEqual([3, 2]);
  });

  it('keeps every text as it was', () => {
    expect(setUp(1).audit.find({ limit: 1 })[0]?.entry).toEqual(decision(1));
  });

  it.each([
    [
      'an entry was edited',
      "UPDATE plugin_audit SET entry = replace(entry, 'entry 4', 'nothing') WHERE id = 4",
      4,
    ],
    ['an entry was edited and its plugin hidden', "UPDATE plugin_audit SET plugin = 'other' WHERE id = 5", 5],
    ['an entry was moved in time', "UPDATE plugin_audit SET at = '2020' WHERE id = 5", 5],
    ['an entry is called another kind', "UPDATE plugin_audit SET kind = 'run' WHERE id = 5", 5],
    ['a hash was edited', "UPDATE plugin_audit SET hash = 'x' WHERE id = 6", 6],
    ['one in the middle was taken out', 'DELETE FROM plugin_audit WHERE id = 5', 6],
    ['the first was taken out', 'DELETE FROM plugin_audit WHERE id = 1', 2],
    ['the last were cut off', 'DELETE FROM plugin_audit WHERE id > 7', 8],
    ['all were taken out', 'DELETE FROM plugin_audit', 1],
    ['the end is forgotten', "DELETE FROM view_state WHERE key = 'audit:newest'", 10],
    [
      'two were swapped',
      `UPDATE plugin_audit SET id = 99 WHERE id = 3; UPDATE plugin_audit SET id = 3 WHERE id = 4;
       UPDATE plugin_audit SET id = 4 WHERE id = 99`,
      3,
    ],
    [
      'the texts of two were swapped',
      `UPDATE plugin_audit SET entry = (SELECT entry FROM plugin_audit AS o WHERE o.id = 7 - plugin_audit.id)
       WHERE id IN (3, 4)`,
      3,
    ],
    [
      'one was put in',
      `INSERT INTO plugin_audit SELECT 11, plugin, kind, at, entry, hash FROM plugin_audit WHERE id = 1`,
      11,
    ],
  ])('is found broken when %s, and stays so', (_, deed, id) => {
    const { database, audit } = setUp();
    database.execute(deed);
    expect(audit.broken()).toBe(id);
    if (id < 11) {
      audit.append([decision(11)]);
      expect(audit.broken()).not.toBeNull();
    }
  });

  it('lets the oldest go and stays whole, between two starts too', () => {
    const { database, audit } = setUp(50, { least: 10, slack: 5 });
    const kept = audit.find({ limit: 100 }).map(({ id }) => id);
    expect(kept[0]).toBe(50);
    expect(kept.length).toBeGreaterThanOrEqual(10);
    expect(kept.length).toBeLessThan(15);
    expect(audit.broken()).toBeNull();
    const again = new SqliteAuditRepository(database);
    again.append([decision(51)]);
    expect([again.broken(), again.find({ limit: 1 })[0]?.id]).toEqual([null, 51]);
    database.execute('DELETE FROM plugin_audit WHERE id = (SELECT min(id) FROM plugin_audit)');
    expect(again.broken()).toBe(kept.at(-1) === undefined ? null : Number(kept.at(-1)) + 1);
  });

  it('is whole although one entry can only be read by another version, and leaves that one out', () => {
    const { audit } = setUp(2);
    audit.append([{ ...run, wallMs: Number.NaN }, decision(3)]);
    expect([audit.broken(), audit.find({ limit: 9 }).map(({ id }) => id)]).toEqual([null, [4, 2, 1]]);
  });

  it('writes all of a batch or nothing', () => {
    const { database, audit } = setUp(2);
    database.execute("INSERT INTO plugin_audit VALUES (4, 'x', 'x', 'x', 'x', 'x')");
    expect(() => audit.append([decision(3), decision(4)])).toThrow('audit log');
    database.execute('DELETE FROM plugin_audit WHERE id = 4');
    expect([audit.broken(), audit.find({ limit: 9 }).length]).toEqual([null, 2]);
  });
});
