import { describe, expect, it } from 'vitest';
import { describePermissions } from './describe-permissions';
import { type Grant, grantCovers, type Permission, permissionFor, permissionSchema } from './permissions';

const NET: Permission = { kind: 'network', host: 'api.example.org' };
const GIT: Permission = { kind: 'execute', program: 'git' };
const LIMIT = { kind: 'limit', limit: 'memoryPages', value: 512 } as const;
const HASH = 'ab'.repeat(32);
const grant = (change: Partial<Grant> = {}): Grant => ({
  plugin: 'p',
  hash: HASH,
  decision: 'allowed',
  permissions: [NET],
  optional: { allowed: [], denied: [] },
  ...change,
});

describe('a grant covers', () => {
  it('the bytes and wishes it was given for', () => {
    expect(grantCovers(grant(), { permissions: [NET] }, HASH)).toBe(true);
    expect(grantCovers(grant(), { permissions: [] }, HASH)).toBe(true);
    expect(grantCovers(grant({ permissions: [LIMIT] }), { permissions: [LIMIT] }, HASH)).toBe(true);
  });
  it.each([
    ['nothing without a decision', undefined, [NET], HASH],
    ['nothing when denied', grant({ decision: 'denied' }), [NET], HASH],
    ['no other bytes', grant(), [NET], 'cd'.repeat(32)],
    ['no added wish', grant(), [NET, GIT], HASH],
    ['no higher limit', grant({ permissions: [LIMIT] }), [{ ...LIMIT, value: 1024 }], HASH],
    ['no wider wish', grant(), [{ kind: 'network', host: '*' }] as const, HASH],
  ])('%s', (_, given, permissions, hash) => {
    expect(grantCovers(given, { permissions: [...permissions] }, hash)).toBe(false);
  });
});

describe('the host’s words', () => {
  it('mark what has no bound', () => {
    const [line, content] = describePermissions({ permissions: [{ kind: 'network', host: '*' }] });
    expect(line).toBe('⚠ connect to any internet host');
    expect(content).toContain('together with the network this means it could send them there');
  });
  it('give each thing its own line', () => {
    expect(
      describePermissions({
        permissions: [
          NET,
          { kind: 'network', host: '*.example.org:8443' },
          { kind: 'filesystem', path: null, access: 'write' },
          { kind: 'filesystem', path: '~/t', access: 'read' },
          GIT,
          { kind: 'execute', program: null },
          LIMIT,
        ],
      }),
    ).toEqual([
      'connect to api.example.org',
      'connect to every host that ends in .example.org:8443',
      'keep files in a folder of its own',
      'read files in ~/t',
      'run the program git, with all your rights',
      '⚠ run any program on this computer, with all your rights',
      'use 32 MiB of memory (usually 16)',
      expect.stringContaining('together with the network and programs'),
    ]);
  });
  it('a plugin that asks for nothing still sees todos', () => {
    expect(describePermissions({ permissions: [] })).toEqual([
      'see the content of your todos and change them',
    ]);
  });
});

it('a permission is read strictly', () => {
  expect(permissionSchema.safeParse(LIMIT).success).toBe(true);
  expect(permissionSchema.safeParse({ ...LIMIT, limit: 'killMs' }).success).toBe(false);
  expect(permissionSchema.safeParse({ ...LIMIT, value: '512' }).success).toBe(false);
  expect(permissionSchema.safeParse({ ...NET, more: true }).success).toBe(false);
});

it('every command needs something', () => {
  expect(permissionFor({ type: 'register_keybinding', key: 'z', action: 'a' })).toBe('bind_keys');
  expect(permissionFor({ type: 'delete_todo', id: 'x' })).toBe('change_todos');
  expect(permissionFor({ type: 'delete_metadata', key: 'x' })).toBe('keep_values');
  expect(permissionFor({ type: 'add_decoration', todo_id: 'x', text: '' })).toBe('tell_user');
  expect(permissionFor({ type: 'set_status_message', message: 'x' })).toBe('tell_user');
});
