import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import { isHostFunction, MAX_LARGE_HOST_INPUT_BYTES } from '../../src-core/plugin/host-function-names';
import type { OutsideFunctionName } from '../../src-core/plugin/host-functions';
import { HOST_FUNCTIONS } from '../../src-core/plugin/host-functions';
import type { Permission } from '../../src-core/plugin/permissions';
import { createOutside } from './outside';
import type { Access } from './outside-parts';
import { type KitSettings, type OutsideKit, outsideKit } from './testing/outside-kit';

const kits: OutsideKit[] = [];
afterEach(() => {
  for (const kit of kits.splice(0)) kit.dispose();
});

function kit(settings: KitSettings = {}): OutsideKit {
  const made = outsideKit(settings);
  kits.push(made);
  return made;
}

const OWN: Permission = { kind: 'filesystem', path: null, access: 'write' };
const net = (host: string): Permission => ({ kind: 'network', host });
const never = new AbortController().signal;

describe('every outside function', () => {
  const names = Object.keys(HOST_FUNCTIONS)
    .filter(isHostFunction)
    .filter((name): name is OutsideFunctionName => HOST_FUNCTIONS[name].answeredBy === 'main');
  const wellFormed: Record<OutsideFunctionName, unknown> = {
    http_request: { url: 'https://api.example.org/' },
    read_file: { path: 'x' },
    write_file: { path: 'x', content: '' },
    list_directory: { path: '.' },
    run_command: { program: 'git' },
    get_secret: { name: 'token' },
  };

  it.each(names)('%s is refused without its permission', async (name) => {
    const { call, record } = kit();
    expect((await call(name, wellFormed[name])).error?.code).toBe('E_PERMISSION');
    expect(record).toHaveLength(1);
    expect(record[0]).toMatch(/^refused /);
  });

  it.each(names)('%s refuses input that is not as the table says', async (name) => {
    const outside = createOutside(kit({ granted: [OWN, net('*')] }).parts);
    const code = async (input: string) =>
      JSON.parse(await outside({ plugin: 'guest', run: 'r', name, input }, never)).error?.code;
    for (const input of ['', '{', 'null', '[]', '{}', '{"path":1}', '{"extra":1}']) {
      expect(await code(input)).toBe('E_INPUT');
    }
    expect(await code('['.repeat(500_000))).toBe('E_INPUT');
    expect(await code(`"${'x'.repeat(MAX_LARGE_HOST_INPUT_BYTES)}"`)).toBe('E_LIMIT');
  });

  it.each(names)('%s does nothing for a run that is over or a plugin that is gone', async (name) => {
    const { parts } = kit({ granted: [OWN] });
    const call = { plugin: 'guest', run: 'r', name, input: JSON.stringify(wellFormed[name]) };
    expect(await createOutside(parts)(call, AbortSignal.abort())).toContain('E_UNAVAILABLE');
    const outside = createOutside({ ...parts, access: () => undefined });
    expect(await outside(call, never)).toContain('E_UNAVAILABLE');
  });

  it.each(names)('%s answers even when a part of the application breaks', async (name) => {
    const broken = () => {
      throw new Error('broken: hush');
    };
    const { parts } = kit();
    const outside = createOutside({ ...parts, access: broken, audit: broken });
    const answer = await outside({ plugin: 'guest', run: 'r', name, input: '{}' }, never);
    expect(answer).toContain('E_UNAVAILABLE');
    expect(answer).not.toContain('hush');
  });
});

describe('an optional permission', () => {
  const write = { path: 'x', content: '1' };

  it('is asked for at its first use, once the call is well formed', async () => {
    const asked: Permission[] = [];
    const askMore = async (_plugin: string, permission: Permission) => {
      asked.push(permission);
      return 'allowed' as const;
    };
    const { call } = kit({ optional: [net('*'), OWN], parts: { askMore } });
    expect((await call('write_file', { path: '../x', content: '' })).error?.code).toBe('E_INPUT');
    expect(asked).toEqual([]);
    expect((await call('write_file', write)).error).toBeUndefined();
    expect(asked).toEqual([OWN]);
  });

  it('that the user denies is refused and noted', async () => {
    const { call, record } = kit({ optional: [OWN] });
    expect((await call('write_file', write)).error?.code).toBe('E_PERMISSION');
    expect(record).toEqual(['refused write x']);
  });

  it.each([
    ['was denied before', { denied: [OWN] }],
    ['was denied, though it is still offered', { denied: [OWN], optional: [OWN] }],
    ['was denied, though it was granted elsewhere', { denied: [OWN], granted: [OWN] }],
  ])('that %s is refused without asking', async (_what, settings) => {
    const askMore = () => Promise.reject(new Error('asked'));
    const { call } = kit({ ...settings, parts: { askMore } });
    expect((await call('write_file', write)).error?.code).toBe('E_PERMISSION');
  });

  it('denied as a whole leaves what was granted by name', async () => {
    const asked: unknown[] = [];
    const { call, record } = kit({
      granted: [net('api.example.org')],
      denied: [net('*')],
      parts: {
        askMore: async (...all) => {
          asked.push(all);
          return 'allowed';
        },
      },
    });
    const api = await call('http_request', { url: 'https://api.example.org/' });
    expect(api.error?.code).toBe('E_NETWORK'); // permitted; the name has no address here
    const other = await call('http_request', { url: 'https://other.example.org/' });
    expect([other.error?.code, asked, record]).toEqual([
      'E_PERMISSION',
      [],
      ['refused GET https://other.example.org'],
    ]);
  });

  it('denied by name is refused under a wider grant too', async () => {
    const { call } = kit({ granted: [net('*')], denied: [net('api.example.org')] });
    expect((await call('http_request', { url: 'https://api.example.org/' })).error?.code).toBe(
      'E_PERMISSION',
    );
  });

  it('denied for writing leaves reading', async () => {
    const folder = (access: 'read' | 'write'): Permission => ({ kind: 'filesystem', path: '~/a', access });
    const { call } = kit({ granted: [folder('read')], denied: [folder('write')] });
    expect((await call('read_file', { path: '~/a/x' })).error?.code).toBe('E_NOT_FOUND');
    expect((await call('write_file', { path: '~/a/x', content: '' })).error?.code).toBe('E_PERMISSION');
  });

  it('is not waited for when the run ends before the user decides', async () => {
    const abort = new AbortController();
    const askMore = () => {
      abort.abort();
      return new Promise<never>(() => undefined);
    };
    const { call } = kit({ optional: [OWN], parts: { askMore } });
    expect((await call('write_file', write, abort.signal)).error?.code).toBe('E_UNAVAILABLE');
  });

  it('allowed while the plugin was withdrawn allows nothing', async () => {
    const access: Access = { granted: [], optional: [OWN], limits: DEFAULT_LIMITS, secrets: [] };
    let there = true;
    const askMore = async () => {
      there = false;
      return 'allowed' as const;
    };
    const { call } = kit({ parts: { access: () => (there ? access : undefined), askMore } });
    expect((await call('write_file', write)).error?.code).toBe('E_UNAVAILABLE');
  });

  it('that was revoked is refused at the next call', async () => {
    let granted: readonly Permission[] = [OWN];
    const access = () => ({ granted, optional: [], limits: DEFAULT_LIMITS, secrets: [] });
    const { call } = kit({ parts: { access } });
    expect((await call('write_file', write)).error).toBeUndefined();
    granted = [];
    expect((await call('read_file', { path: 'x' })).error?.code).toBe('E_PERMISSION');
  });
});

describe('on trial', () => {
  const access: Access = { granted: [OWN], optional: [], limits: DEFAULT_LIMITS, secrets: [], trial: true };
  const REFUSED = { code: 'E_PERMISSION', message: 'on trial: nothing is written' };
  const write = { path: 'x', content: '1' };

  it('nothing is written or removed, whatever was granted, and reading is as ever', async () => {
    const { call, record } = kit({ parts: { access: () => access } });
    expect((await call('write_file', write)).error).toEqual(REFUSED);
    expect((await call('write_file', { path: 'x', content: null })).error).toEqual(REFUSED);
    expect((await call('list_directory', { path: '.' })).ok).toEqual([]);
    expect(record).toEqual(['refused write x', 'refused delete x', 'list .']);
  });

  it('nobody is asked for a permission to write', async () => {
    const asked: unknown[] = [];
    const askMore = async (...about: unknown[]) => {
      asked.push(about);
      return 'allowed' as const;
    };
    const { call } = kit({ parts: { access: () => ({ ...access, granted: [], optional: [OWN] }), askMore } });
    expect((await call('write_file', write)).error).toEqual(REFUSED);
    expect(asked).toEqual([]);
  });

  it('that began while the user was asked counts, and one that ended is looked for anew', async () => {
    let trial = false;
    const askMore = async () => {
      trial = true;
      return 'allowed' as const;
    };
    const now = () => ({ ...access, granted: [], optional: [OWN], trial });
    const { call } = kit({ parts: { access: now, askMore } });
    expect((await call('write_file', write)).error).toEqual(REFUSED);
    const other = kit({ parts: { access: () => ({ ...access, trial }) } });
    expect((await other.call('write_file', write)).error).toEqual(REFUSED);
    trial = false;
    expect((await other.call('write_file', write)).error).toBeUndefined();
  });
});

describe('a secret', () => {
  const parts = {
    secrets: { read: (plugin: string, name: string) => (name === 'token' ? `${plugin}'s hush` : null) },
  };

  it('is read by the plugin that declares it, and noted nowhere', async () => {
    const { call, record } = kit({ secrets: ['token', 'empty'], parts });
    expect(await call('get_secret', { name: 'token' })).toEqual({ ok: "guest's hush" });
    expect(await call('get_secret', { name: 'empty' })).toEqual({ ok: null });
    expect(record).toEqual([]);
  });

  it.each(['token', '__proto__', 'toString'])('that is not declared is refused: %s', async (name) => {
    const { call, record } = kit({ secrets: [], parts });
    const answer = await call('get_secret', { name });
    expect(answer.error?.code).toBe('E_PERMISSION');
    expect(JSON.stringify([answer, record])).not.toContain('hush');
  });
});

describe('the record', () => {
  it('is one clean line each, without the path of an address', async () => {
    const { call, record } = kit({ granted: [OWN, net('api.example.org')] });
    await call('http_request', { url: 'https://api.example.org/token/secret?key=secret' });
    await call('read_file', { path: '\u202egnp.x' });
    await call('read_file', { path: `~/${'x'.repeat(250)}/${'y'.repeat(250)}` });
    expect(JSON.stringify(record)).not.toMatch(/secret|\u202e/);
    for (const line of record) expect(line.length).toBeLessThanOrEqual(200);
  });
});
