import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, RAISABLE_LIMITS } from './abi';
import { parseManifest } from './manifest';
import { MANIFEST_LIMITS } from './manifest-limits';
import { permissionSchema } from './permissions';

/** The study's own example, as parsed. */
const EXAMPLE = {
  plugin: {
    name: 'jira-sync',
    version: '0.1.0',
    description: 'Sync todos with Jira tickets',
    author: 'Your Name',
    entry: 'plugin.wasm',
  },
  permissions: { network: true, filesystem: false, execute: false },
  keybindings: { '<C-j>s': 'sync_ticket', '<C-j>c': 'create_ticket' },
  hooks: { on_todo_created: true, on_todo_completed: true },
};

const PLUGIN = EXAMPLE.plugin;
const parsed = (data: unknown) => {
  const result = parseManifest(data);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const faults = (data: unknown) => {
  const result = parseManifest(data);
  return !result.ok && result.error.kind === 'invalid' ? result.error.faults : [];
};
const incompatible = (data: unknown) => {
  const result = parseManifest(data);
  return !result.ok && result.error.kind === 'incompatible' ? result.error : undefined;
};

describe('a manifest', () => {
  it('of the study loads as it stands', () => {
    expect(parsed(EXAMPLE)).toMatchObject({
      name: 'jira-sync',
      title: 'jira-sync',
      kind: 'wasm',
      permissions: [{ kind: 'network', host: '*' }],
      keys: [
        { key: '<C-j>s', action: 'sync_ticket' },
        { key: '<C-j>c', action: 'create_ticket' },
      ],
      actions: [{ id: 'sync_ticket', title: 'sync ticket' }, { id: 'create_ticket' }],
      exports: ['handle_action', 'on_todo_created', 'on_todo_completed'],
      limits: DEFAULT_LIMITS,
    });
  });

  it('may say everything more precisely', () => {
    const manifest = parsed({
      plugin: {
        ...PLUGIN,
        entry: 'plugin.js',
        title: 'Jira',
        license: 'MIT',
        homepage: 'https://example.org/x',
        api: '1',
      },
      permissions: {
        network: ['api.atlassian.com', '*.example.org:8443'],
        filesystem: [{ path: '~/.claude/tasks', access: 'read' }],
        execute: ['git'],
        reason: { network: 'to read the ticket\nyou name' },
        optional: { network: ['localhost'] },
      },
      actions: { sync: { title: 'Sync', description: 'Reads it', key: '<C-j>s' }, other: {} },
      settings: {
        site: { type: 'string', required: true, default: 'acme' },
        mode: { type: 'select', options: ['a', 'b'], default: 'b' },
        token: { type: 'secret' },
      },
      hooks: { on_todo_created: false, on_tick: false },
      limits: { memory_mib: 4, commands: 10 },
    });
    expect(manifest).toMatchObject({
      title: 'Jira',
      kind: 'js',
      permissions: [
        { kind: 'network', host: 'api.atlassian.com' },
        { kind: 'network', host: '*.example.org:8443' },
        { kind: 'filesystem', path: '~/.claude/tasks', access: 'read' },
        { kind: 'execute', program: 'git' },
      ],
      optionalPermissions: [{ kind: 'network', host: 'localhost' }],
      reasons: ['to read the ticket you name'],
      keys: [{ key: '<C-j>s', action: 'sync' }],
      actions: [
        { id: 'sync', title: 'Sync' },
        { id: 'other', title: 'other' },
      ],
      exports: ['handle_action'],
    });
    expect(manifest.limits).toEqual({ ...DEFAULT_LIMITS, memoryPages: 64, commands: 10 });
  });

  it('texts for people are cleaned', () => {
    const manifest = parsed({
      plugin: { ...PLUGIN, description: 'a\u001b]0;x\u0007\u202eb', title: ' \u200b ' },
    });
    expect(manifest).toMatchObject({ description: 'ab', title: 'jira-sync' });
  });
});

describe('a manifest that is wrong', () => {
  const plugin = (change: object) => ({ plugin: { ...PLUGIN, ...change } });
  const more = (change: object) => ({ plugin: PLUGIN, ...change });

  it.each([
    ['no table at all', {}, ['plugin']],
    ['not even a table', 'text', []],
    ['no entry', plugin({ entry: undefined }), ['plugin', 'entry']],
    ['a name with a path in it', plugin({ name: '../other' }), ['plugin', 'name']],
    ['a name of dots', plugin({ name: '..' }), ['plugin', 'name']],
    ['an empty name', plugin({ name: '' }), ['plugin', 'name']],
    ['capitals in the name', plugin({ name: 'Jira' }), ['plugin', 'name']],
    ['Cyrillic in the name', plugin({ name: 'jіra' }), ['plugin', 'name']],
    ['two hyphens', plugin({ name: 'a--b' }), ['plugin', 'name']],
    ['300 characters', plugin({ name: 'a'.repeat(300) }), ['plugin', 'name']],
    ['a device', plugin({ name: 'con' }), ['plugin', 'name']],
    ['a version that is none', plugin({ version: '1.0' }), ['plugin', 'version']],
    ['an entry elsewhere', plugin({ entry: '../other/plugin.wasm' }), ['plugin', 'entry']],
    ['an absolute entry', plugin({ entry: '/etc/plugin.wasm' }), ['plugin', 'entry']],
    ['a native library', plugin({ entry: 'plugin.so' }), ['plugin', 'entry']],
    ['an address that is none', plugin({ homepage: 'javascript:alert(1)' }), ['plugin', 'homepage']],
    ['an unknown key', plugin({ colour: 'red' }), ['plugin', 'colour']],
    ['an unknown table', more({ extras: {} }), ['extras']],
    ['a truth in quotes', more({ permissions: { network: 'false' } }), ['permissions', 'network']],
    ['a number for a truth', more({ permissions: { execute: 0 } }), ['permissions', 'execute']],
    ['a glob', more({ permissions: { network: ['ok.org', '*'] } }), ['permissions', 'network', 1]],
    [
      'the whole disk',
      more({ permissions: { filesystem: [{ path: '/', access: 'read' }] } }),
      ['permissions', 'filesystem', 0, 'path'],
    ],
    [
      'a way up',
      more({ permissions: { filesystem: [{ path: '~/../x', access: 'read' }] } }),
      ['permissions', 'filesystem', 0, 'path'],
    ],
    [
      'a folder too much',
      more({ permissions: { filesystem: [{ path: '~/x', access: 'read', all: true }] } }),
      ['permissions', 'filesystem', 0, 'all'],
    ],
    [
      'a program with arguments',
      more({ permissions: { execute: ['git push'] } }),
      ['permissions', 'execute', 0],
    ],
    [
      'more wishes than a question can hold',
      more({ permissions: { network: Array.from({ length: 17 }, (_, i) => `h${i}.org`) } }),
      ['permissions'],
    ],
    [
      'a reason for nothing',
      more({ permissions: { reason: { network: 'why not' } } }),
      ['permissions', 'reason', 'network'],
    ],
    ['an unknown hook', more({ hooks: { on_boot: true } }), ['hooks', 'on_boot']],
    ['a hurried tick', more({ hooks: { on_tick: { every: '9s' } } }), ['hooks', 'on_tick', 'every']],
    ['a tick without a time', more({ hooks: { on_tick: true } }), ['hooks', 'on_tick']],
    ['a tick of no unit', more({ hooks: { on_tick: { every: '30' } } }), ['hooks', 'on_tick', 'every']],
    [
      'a tick that a timer cannot count',
      more({ hooks: { on_tick: { every: '999h' } } }),
      ['hooks', 'on_tick', 'every'],
    ],
    ['a hook in quotes', more({ hooks: { on_key_press: 'yes' } }), ['hooks', 'on_key_press']],
    ['a limit that nobody can raise', more({ limits: { kill_ms: 5 } }), ['limits', 'kill_ms']],
    [
      'a secret in the open',
      more({ settings: { t: { type: 'secret', default: 'x' } } }),
      ['settings', 't', 'default'],
    ],
    ['five keys', more({ keybindings: { a: 'x', b: 'x', c: 'x', d: 'x', e: 'x' } }), ['keybindings']],
    ['a key to nowhere', more({ actions: { a: {} }, keybindings: { z: 'b' } }), ['keybindings', 'z']],
    ['a key for two', more({ actions: { a: { key: 'z' }, b: { key: 'z' } } }), ['actions', 'a', 'key']],
    [
      'a default of another type',
      more({ settings: { n: { type: 'integer', default: '1' } } }),
      ['settings', 'n', 'default'],
    ],
    ['a select without options', more({ settings: { n: { type: 'select' } } }), ['settings', 'n']],
    ['a limit of nothing', more({ limits: { commands: 0 } }), ['limits', 'commands']],
    [
      'a poisoned key',
      more({ settings: JSON.parse('{"__proto__": {"type": "string"}}') }),
      ['settings', '__proto__'],
    ],
    ['another', more({ actions: { constructor: {} } }), ['actions', 'constructor']],
    ['a deep well', more({ settings: { a: { default: [[[[[[[[[]]]]]]]]] } } }), ['settings', 'a']],
  ])('%s is named with its place and a remedy', (_, data, path) => {
    const [fault] = faults(data);
    expect(fault?.path).toEqual(path);
    expect(fault?.message).not.toBe('');
    expect(fault?.remedy).not.toBe('');
  });

  it('an unknown key comes with those that are known', () => {
    expect(faults(more({ limits: { memory: 1 } }))).toEqual([
      {
        path: ['limits', 'memory'],
        message: '[limits] has an unknown key “memory”',
        remedy: expect.stringContaining('memory_mib'),
      },
    ]);
  });

  it('every fault is told at once', () => {
    expect(faults({ plugin: { name: 'A', version: 1 } }).map((fault) => fault.path)).toEqual([
      ['plugin', 'name'],
      ['plugin', 'version'],
      ['plugin', 'entry'],
    ]);
  });

  it('whatever it is, the answer is data', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 4 }), (data) => {
        expect(parseManifest(data).ok).toBe(false);
      }),
    );
  });
});

describe('a manifest that needs more than there is', () => {
  it('names the newer interface before it stumbles over its tables', () => {
    expect(incompatible({ plugin: { name: 'new', version: '2.0.0', api: '2' }, ai: {} })).toMatchObject({
      name: 'new',
      version: '2.0.0',
      reason: expect.stringContaining('plugin interface 2'),
    });
  });

  it('says so only of an interface that it can read', () => {
    expect(faults({ plugin: { ...PLUGIN, api: 2 } })[0]?.path).toEqual(['plugin', 'api']);
    expect(faults({ plugin: { ...PLUGIN, api: '0' } })[0]?.path).toEqual(['plugin', 'api']);
  });
});

describe('what a manifest promises', () => {
  it('is every hook it names, the tick with its time, and no more', () => {
    const hooks = {
      on_todo_created: true,
      on_todo_updated: true,
      on_todo_completed: false,
      on_todo_deleted: true,
      on_day_changed: true,
      on_key_press: true,
      on_tick: { every: '5m' },
      generate: true,
    };
    const manifest = parsed({ plugin: PLUGIN, hooks, keybindings: { z: 'zoom' } });
    expect(manifest.exports).toEqual([
      'handle_action',
      'on_todo_created',
      'on_todo_updated',
      'on_todo_deleted',
      'on_day_changed',
      'on_key_press',
      'on_tick',
      'generate',
    ]);
    expect(manifest.tickSeconds).toBe(300);
    expect(parsed({ plugin: PLUGIN })).toMatchObject({ exports: [], tickSeconds: null, raisedLimits: [] });
  });

  it.each([
    ['10s', 10],
    ['90s', 90],
    ['1m', 60],
    ['2h', 7200],
    ['168h', 604_800],
  ])('a tick every %s is one every %d seconds', (every, seconds) => {
    expect(parsed({ plugin: PLUGIN, hooks: { on_tick: { every } } }).tickSeconds).toBe(seconds);
  });

  it('a limit above the usual is a wish that the user decides on', () => {
    const limits = { memory_mib: 64, commands: 10, hook_cpu_ms: 1_000 };
    const manifest = parsed({ plugin: PLUGIN, permissions: { execute: ['git'] }, limits });
    expect(manifest.limits).toMatchObject({ memoryPages: 1024, commands: 10, hookCpuMs: 1_000 });
    expect(manifest.raisedLimits).toEqual([
      { limit: 'memoryPages', value: 1024, words: '64 MiB of memory (usually 16)' },
      { limit: 'hookCpuMs', value: 1_000, words: '1000 ms of computing for a hook (usually 250)' },
    ]);
    expect(manifest.permissions).toEqual([
      { kind: 'execute', program: 'git' },
      { kind: 'limit', limit: 'memoryPages', value: 1024 },
      { kind: 'limit', limit: 'hookCpuMs', value: 1_000 },
    ]);
    expect(manifest.permissions.every((one) => permissionSchema.safeParse(one).success)).toBe(true);
  });

  it('every limit can be raised as far as the table says, and no further', () => {
    for (const [key, { limit, factor }] of Object.entries(MANIFEST_LIMITS)) {
      const most = RAISABLE_LIMITS[limit] / factor;
      const run = key === 'wall_ms' ? {} : { wall_ms: RAISABLE_LIMITS.wallMs };
      const asked = parsed({ plugin: PLUGIN, limits: { ...run, [key]: most } });
      expect(asked.limits[limit]).toBe(RAISABLE_LIMITS[limit]);
      const isWish = asked.raisedLimits.some((raised) => raised.limit === limit);
      expect(isWish).toBe(RAISABLE_LIMITS[limit] > DEFAULT_LIMITS[limit]);
      expect(faults({ plugin: PLUGIN, limits: { ...run, [key]: most + 1 } })).toEqual([
        expect.objectContaining({
          path: ['limits', key],
          remedy: `write at most ${most}, or leave it out`,
        }),
      ]);
    }
  });

  it('a longer wait is a wish in seconds, with a reason of its own', () => {
    const manifest = parsed({
      plugin: PLUGIN,
      permissions: { network: ['api.example.org'], reason: { limits: 'the model takes its time' } },
      limits: { request_ms: 60_000, program_ms: 45_500, wall_ms: 90_000 },
    });
    expect(manifest.limits).toMatchObject({ requestMs: 60_000, programMs: 45_500, wallMs: 90_000 });
    expect(manifest.reasons).toEqual(['the model takes its time']);
    expect(manifest.raisedLimits.map(({ words }) => words)).toEqual([
      '90 s for one run, waiting included (usually 30)',
      '60 s to wait for one answer from the network (usually 10)',
      '45.5 s for one program that it runs (usually 10)',
    ]);
  });

  it.each([
    ['the usual run', { request_ms: 60_000 }, 60, 30],
    ['a longer one', { request_ms: 60_000, wall_ms: 60_000 }, 60, 60],
    ['a shorter one', { program_ms: 6_000, wall_ms: 5_000 }, 6, 5],
  ])('a wait that does not fit into %s is refused in words', (_, limits, wait, run) => {
    const [fault, ...others] = faults({ plugin: PLUGIN, limits });
    const key = Object.keys(limits)[0] ?? '';
    expect(others).toEqual([]);
    expect(fault?.path).toEqual(['limits', key]);
    expect(fault?.message).toContain(`of ${wait} s does not fit into a run of ${run} s, waiting included`);
    expect(fault?.remedy).toBe(`set wall_ms above ${wait * 1000}, or write less than ${run * 1000}`);
  });

  it('a run that is shorter than the usual wait is no fault, for nobody asked for that wait', () => {
    const { limits, raisedLimits } = parsed({ plugin: PLUGIN, limits: { wall_ms: 5_000 } });
    expect([limits.wallMs, raisedLimits]).toEqual([5_000, []]);
    expect(parsed({ plugin: PLUGIN, limits: { wall_ms: 5_000, request_ms: 4_000 } }).raisedLimits).toEqual(
      [],
    );
  });

  it('a reason for higher limits belongs to higher limits', () => {
    const permissions = { reason: { limits: 'it is slow' } };
    const idle = { path: ['permissions', 'reason', 'limits'], remedy: 'remove it' };
    expect(faults({ plugin: PLUGIN, permissions, limits: { wall_ms: 5_000 } })).toMatchObject([idle]);
    expect(parsed({ plugin: PLUGIN, permissions, limits: { wall_ms: 60_000 } }).reasons).toHaveLength(1);
  });

  it('is a setting that has to be filled in, a secret too', () => {
    const settings = { token: { type: 'secret', required: true }, site: { type: 'string', required: true } };
    expect(parsed({ plugin: PLUGIN, settings }).settings).toMatchObject([
      { name: 'token', type: 'secret', required: true, default: null },
      { name: 'site', type: 'string', required: true, default: null },
    ]);
  });
});
