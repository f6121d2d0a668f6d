import { describe, expect, it } from 'vitest';
import { type ComparedPlugin, capabilityDiff, type DiffArea } from './capability-diff';
import { parseManifest } from './manifest';
import { compareVersions } from './version';

function compared(
  version: string,
  more: object = {},
  module: ComparedPlugin['module'] = null,
  bytes = 100,
): ComparedPlugin {
  const manifest = parseManifest({ plugin: { name: 'p', version, entry: 'plugin.wasm' }, ...more });
  if (!manifest.ok) throw new Error(JSON.stringify(manifest.error));
  return { manifest: manifest.value, permissions: manifest.value.permissions, module, bytes };
}

const areaOf = (before: ComparedPlugin, after: ComparedPlugin, area: DiffArea) => {
  const { added, removed, same } = capabilityDiff(before, after).areas.find((one) => one.area === area) ?? {
    added: [],
    removed: [],
    same: [],
  };
  return { added, removed, same };
};

describe('the difference between two versions', () => {
  it('names hosts, folders and programs one by one', () => {
    const before = compared('1.0.0', {
      permissions: { network: ['a.example', 'b.example'], filesystem: true, execute: ['git'] },
    });
    const after = compared('1.1.0', {
      permissions: { network: ['a.example', 'c.example'], execute: true },
    });
    expect(areaOf(before, after, 'permissions')).toEqual({
      added: ['connect to c.example', '⚠ run any program on this computer, with all your rights'],
      removed: [
        'connect to b.example',
        'keep files in a folder of its own',
        'run the program git, with all your rights',
      ],
      same: ['connect to a.example'],
    });
    expect(capabilityDiff(before, after).addedPowers).toHaveLength(2);
  });

  it('counts what was granted, not what was asked for', () => {
    const asks = { permissions: { network: ['a.example'] } };
    const denied = { ...compared('1.0.0', asks), permissions: [] };
    expect(capabilityDiff(denied, compared('1.0.1', asks)).addedPowers).toHaveLength(1);
  });

  it('sees writing where there was reading as new', () => {
    const folder = (access: string) => ({ permissions: { filesystem: [{ path: '~/notes', access }] } });
    const { addedPowers } = capabilityDiff(
      compared('1.0.0', folder('read')),
      compared('1.0.1', folder('write')),
    );
    expect(addedPowers).toEqual([{ kind: 'filesystem', path: '~/notes', access: 'write' }]);
  });

  it('names keys, hooks, imports, limits and settings', () => {
    const before = compared(
      '1.0.0',
      {
        keybindings: { '<C-j>a': 'one' },
        hooks: { on_todo_created: true, on_tick: { every: '60s' } },
        settings: { site: { type: 'string' } },
        limits: { memory_mib: 8 },
      },
      { exports: ['handle_action', 'on_todo_created', 'on_tick'], imports: ['query_todos'] },
    );
    const after = compared(
      '1.0.1',
      {
        keybindings: { '<C-j>b': 'one' },
        hooks: { on_tick: { every: '30s' } },
        settings: { site: { type: 'secret', required: true } },
        limits: { memory_mib: 64 },
      },
      { exports: ['handle_action', 'on_tick'], imports: ['query_todos', 'get_secret'] },
      250,
    );
    const changes = capabilityDiff(before, after).areas.flatMap(({ added, removed }) => [
      ...added.map((one) => `+ ${one}`),
      ...removed.map((one) => `- ${one}`),
    ]);
    expect(changes).toEqual([
      '+ use 64 MiB of memory (usually 16)',
      '+ C-j b one',
      '- C-j a one',
      '+ on_tick every 30 s',
      '- on_todo_created',
      '- on_tick every 60 s',
      '+ get_secret',
      '+ 64 MiB of memory (usually 16)',
      '- 8 MiB of memory (usually 16)',
      '+ site (secret, required)',
      '- site (string)',
    ]);
    expect(capabilityDiff(before, after).bytes).toEqual({ from: 100, to: 250 });
  });

  it('names a longer wait as a new power, and a longer one than before again', () => {
    const waiting = (ms: number) => compared('1.0.0', { limits: { request_ms: ms, wall_ms: 100_000 } });
    const long = 'use 20 s to wait for one answer from the network (usually 10)';
    const longer = 'use 60 s to wait for one answer from the network (usually 10)';
    const powers = (from: number, to: number) =>
      capabilityDiff(waiting(from), waiting(to)).areas.find(({ area }) => area === 'permissions');
    expect(powers(10_000, 20_000)).toMatchObject({ added: [long] });
    expect(powers(20_000, 60_000)).toMatchObject({ added: [longer], removed: [long] });
    expect(capabilityDiff(waiting(10_000), waiting(20_000)).addedPowers).toHaveLength(1);
  });

  it('says whether it is newer or older', () => {
    const direction = (from: string, to: string) => capabilityDiff(compared(from), compared(to)).direction;
    expect(direction('0.9.0', '0.10.0')).toBe('newer');
    expect(direction('1.0.0', '1.0.0-beta')).toBe('older');
    expect(direction('1.0.0+a', '1.0.0+b')).toBe('same');
  });
});

it('versions stand in the order of the standard', () => {
  const order =
    '1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0 1.0.1 1.1.0 2.0.0'.split(
      ' ',
    );
  for (const [i, a] of order.entries()) {
    for (const [j, b] of order.entries()) expect(Math.sign(compareVersions(a, b))).toBe(Math.sign(i - j));
  }
});
