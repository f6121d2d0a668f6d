import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Permission } from '../../../src-core/plugin/permissions';
import { DEFAULT_POLICY } from '../../../src-core/plugin/plugin-policy';
import { SqliteAuditRepository } from '../../storage/sqlite-audit';
import { SqlitePluginPolicyRepository } from '../../storage/sqlite-plugin-policies';
import { SqliteGrantRepository, SqlitePluginStateRepository } from '../../storage/sqlite-plugin-repositories';
import { SqlitePluginSecretRepository } from '../../storage/sqlite-plugin-secrets';
import { SqlitePluginSettingsRepository } from '../../storage/sqlite-plugin-settings';
import { openWorld, type World } from '../../storage/testing/world';
import type { DialogAnswer } from '../consent';
import { readCandidate } from '../discovery';
import { archived, type CareChanges, KEYCHAIN, openCare as openCareOver } from '../testing/care-world';
import { manifestFor, returning, writePlugin } from '../testing/plugin-world';

const NETWORK = '[permissions]\nnetwork = ["api.example.org"]\n';
const MORE = '[permissions]\nnetwork = ["api.example.org", "other.example"]\n';
const LATER =
  '[permissions]\nnetwork = ["api.example.org"]\n[permissions.optional]\nnetwork = ["later.example", "more.example"]\n';
const LATER_HOST: Permission = { kind: 'network', host: 'later.example' };

/** Over an empty data directory, or over that of another world, as the next start is. */
function openCare(changes: CareChanges = {}, world: World = openWorld({ fast: true })) {
  const { database, paths } = world;
  const stored = {
    folder: paths.plugins,
    grants: new SqliteGrantRepository(database),
    states: new SqlitePluginStateRepository(database),
    values: new SqlitePluginSettingsRepository(database),
    secrets: new SqlitePluginSecretRepository(database),
    policies: new SqlitePluginPolicyRepository(database),
    audit: new SqliteAuditRepository(database),
  };
  return { ...openCareOver(stored, changes), world };
}

function dropped(elsewhere: string, name: string, version: string, more = '', script = returning()) {
  return archived(elsewhere, `${name}-${version}`, [
    { name: 'manifest.toml', content: manifestFor(name, more, version), packed: true },
    { name: 'plugin.js', content: `${script}\n// ${version}`, packed: true },
  ]);
}

/** A world with one plugin that was installed and allowed. */
async function installed(more = NETWORK, version = '0.2.0') {
  const world = openCare();
  world.answers.push('allow');
  const done = await world.care.install(dropped(world.elsewhere, 'p', version, more));
  expect(done).toEqual({ ok: true, value: `p ${version} is installed` });
  return world;
}

/** A promise that the test settles. */
function held<T>() {
  let settle: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}

describe('an update', () => {
  it('shows what it would get, lose and keep, and needs a yes for it', async () => {
    const { care, asked, answers, elsewhere, state, started, decisions } = await installed();
    answers.push('allow');
    const next = dropped(elsewhere, 'p', '0.3.0', `${MORE}[keybindings]\n"<C-j>n" = "go"\n`);
    expect(await care.install(next)).toEqual({ ok: true, value: 'p 0.3.0 is updated' });
    expect(asked[1]?.message).toBe('Replace p 0.2.0 by 0.3.0? It asks for more:');
    expect(asked[1]?.buttons).toEqual(['Cancel', 'Update']);
    expect(asked[1]?.detail).toContain('New:\n+ connect to other.example');
    expect(asked[1]?.detail).toContain('As before:\n• connect to api.example.org\n• see the content');
    expect(asked[1]?.detail).toContain('Keys: + C-j n go');
    expect(asked[1]?.detail).toContain('It connected to no host in the last 30 days.');
    expect(state('p')).toBe('enabled');
    expect(started).toEqual(['p 0.2.0', 'p 0.3.0']);
    expect(decisions()).toEqual(['installed p 0.2.0', 'updated p 0.3.0']);
  });

  it('that adds powers is not done without a yes', async () => {
    const { care, elsewhere, state, grants, started, decisions } = await installed();
    expect(await care.install(dropped(elsewhere, 'p', '0.3.0', MORE))).toEqual({
      ok: false,
      error: 'p 0.3.0 was not updated: you did not allow it',
    });
    expect(state('p')).toBe('enabled');
    expect(grants.find('p')?.permissions).toHaveLength(1);
    expect(started).toEqual(['p 0.2.0']);
    expect(decisions().at(-1)).toBe('denied p 0.3.0');
  });

  it('that gives up powers shrinks the grant', async () => {
    const { care, elsewhere, answers, asked, grants } = await installed(MORE);
    answers.push('allow');
    await care.install(dropped(elsewhere, 'p', '0.3.0', NETWORK));
    expect(asked[1]?.message).toBe('Replace p 0.2.0 by 0.3.0? It asks for nothing new.');
    expect(asked[1]?.detail).toContain('No longer:\n− connect to other.example');
    expect(grants.find('p')?.permissions).toEqual([{ kind: 'network', host: 'api.example.org' }]);
  });

  it('to an older version says so', async () => {
    const { care, elsewhere, asked } = await installed();
    await care.install(dropped(elsewhere, 'p', '0.1.0', NETWORK));
    expect(asked[1]?.detail).toMatch(/^Careful: 0\.1\.0 is older than the installed 0\.2\.0\./);
  });

  it('of a plugin that was never allowed counts all of it as new', async () => {
    const { care, elsewhere, asked, start, folder } = openCare();
    writePlugin(folder, 'p', returning(), NETWORK);
    await start();
    await care.install(dropped(elsewhere, 'p', '0.3.0', NETWORK));
    expect(asked[1]?.detail).toContain('New:\n+ connect to api.example.org');
  });

  it('can be looked at beforehand', async () => {
    const { care, elsewhere, asked } = await installed();
    const report = await care.difference(dropped(elsewhere, 'p', '0.3.0', MORE));
    expect(report).toMatchObject({ ok: true, value: { title: 'p 0.2.0 → 0.3.0' } });
    if (!report.ok) return;
    const lines = report.value.lines.map(({ text, tone }) => `${tone}: ${text}`);
    expect(lines).toContain('warning: + connect to other.example');
    expect(lines).toContain('text:   connect to api.example.org');
    expect(asked).toHaveLength(1);
  });

  it('lets nothing of the old version start while its files are replaced', async () => {
    const during: string[] = [];
    const { care, elsewhere, answers, state } = openCare({
      runner: {
        start: async () => undefined,
        stop: async (entry) => {
          entry.epoch += 1;
          during.push(entry.state);
        },
      },
    });
    answers.push('allow', 'allow');
    await care.install(dropped(elsewhere, 'q', '0.1.0'));
    await care.install(dropped(elsewhere, 'q', '0.2.0'));
    expect(during).toEqual(['disabled']);
    expect(state('q')).toBe('enabled');
  });

  it('whose bytes were swapped between the yes and the load stays off', async () => {
    const { world, elsewhere } = await installed();
    const file = join(world.paths.plugins, 'p', 'plugin.js');
    const swapped = openCare(
      { audit: { find: () => [], append: () => writeFileSync(file, 'exports.evil = 1;') } },
      world,
    );
    await swapped.start();
    swapped.answers.push('allow');
    await swapped.care.install(dropped(elsewhere, 'p', '0.3.0', NETWORK));
    expect(swapped.state('p')).toMatch(/^changed_on_disk/);
    expect(swapped.started).toEqual(['p 0.2.0']);
  });
});

describe('a rollback', () => {
  it('to a version whose yes was taken back since asks, whatever was said of it before that', async () => {
    const { care, answers, asked, elsewhere, state } = await installed();
    await care.revoke('p');
    answers.push('allow');
    await care.install(dropped(elsewhere, 'p', '0.3.0', NETWORK));
    expect(state('p')).toBe('enabled');
    expect(await care.rollback('p')).toMatchObject({ ok: false });
    expect(asked.at(-1)?.buttons).toEqual(['Cancel', 'Roll back']);
  });

  it('to a version that was put there without a window, and so without a yes, asks', async () => {
    const { care, answers, asked, elsewhere } = openCare();
    answers.push('no_window', 'allow');
    await care.install(dropped(elsewhere, 'p', '0.2.0', NETWORK));
    await care.install(dropped(elsewhere, 'p', '0.3.0', NETWORK));
    expect(await care.rollback('p')).toMatchObject({ ok: false });
    expect(asked).toHaveLength(3);
  });

  it('brings the version before back without a question when that gives nothing more', async () => {
    const { care, elsewhere, answers, asked, folder, started, grants, state, book } = await installed();
    answers.push('allow');
    await care.install(dropped(elsewhere, 'p', '0.3.0', MORE));
    expect(book.summaries()[0]?.previousVersion).toBe('0.2.0');
    expect(await care.rollback('p')).toEqual({ ok: true, value: 'p 0.2.0 is back' });
    expect(asked).toHaveLength(2);
    expect(started.at(-1)).toBe('p 0.2.0');
    expect(state('p')).toBe('enabled');
    expect(book.summaries()[0]?.previousVersion).toBe('0.3.0');
    expect(readFileSync(join(folder, '.previous', 'p', 'manifest.toml'), 'utf8')).toContain('0.3.0');
    expect(grants.find('p')?.permissions).toHaveLength(1);
  });

  it('asks when the version before had more', async () => {
    const { care, elsewhere, answers, asked, state, decisions } = await installed(MORE);
    answers.push('allow');
    await care.install(dropped(elsewhere, 'p', '0.3.0', NETWORK));
    expect(await care.rollback('p')).toMatchObject({ ok: false });
    expect(asked.at(-1)?.detail).toContain('+ connect to other.example');
    expect(asked.at(-1)?.buttons).toEqual(['Cancel', 'Roll back']);
    answers.push('allow');
    expect(await care.rollback('p')).toMatchObject({ ok: true });
    expect(state('p')).toBe('enabled');
    expect(decisions()).toContain('rolled_back p 0.2.0');
  });

  it('asks when nobody ever allowed the bytes that lie there', async () => {
    const { care, elsewhere, answers, asked, folder, lies } = await installed();
    answers.push('allow');
    await care.install(dropped(elsewhere, 'p', '0.3.0', NETWORK));
    writeFileSync(join(folder, '.previous', 'p', 'plugin.js'), 'exports.evil = 1;');
    expect(await care.rollback('p')).toMatchObject({ ok: false });
    expect(asked).toHaveLength(3);
    expect(lies()).toEqual(['.previous', 'p']);
  });

  it('needs a version before', async () => {
    const { care } = await installed();
    expect(await care.rollback('p')).toEqual({
      ok: false,
      error: 'p was not rolled back: the version before is not there',
    });
    expect(await care.rollback('nobody')).toEqual({ ok: false, error: 'there is no plugin nobody' });
  });
});

describe('removing', () => {
  it('takes the files, the grant, the settings, the secrets and the policy; what is stored stays', async () => {
    const world = await installed(
      `${NETWORK}[settings.token]\ntype = "secret"\n[settings.site]\ntype = "string"\n`,
    );
    const { care, elsewhere, answers, stored, lies, book, stopped, purged, decisions } = world;
    answers.push('allow');
    await care.settings.save('p', { site: 'x' }, { token: 's3cret' });
    await care.settings.setPolicy('p', { ...DEFAULT_POLICY, preview: 'always' });
    await care.install(dropped(elsewhere, 'p', '0.3.0', NETWORK));
    expect(await care.remove('p', false)).toEqual({ ok: true, value: 'p is removed' });
    expect(lies()).toEqual(['.previous']);
    expect(readdirSync(join(world.folder, '.previous'))).toEqual([]);
    expect(book.get('p')).toBeUndefined();
    expect(stopped.at(-1)).toBe('p');
    expect(stored.grants.find('p')).toBeUndefined();
    expect(stored.policies.find('p')).toEqual(DEFAULT_POLICY);
    expect(stored.secrets.names('p')).toEqual([]);
    expect(stored.values.find('p')).toEqual({});
    expect(stored.states.find('p')).toBeUndefined();
    expect(purged).toEqual([]);
    expect(decisions().at(-1)).toBe('removed p 0.3.0');
  });

  it('takes what it stored too, when asked to', async () => {
    const { care, purged } = await installed();
    await care.remove('p', true);
    expect(purged).toEqual(['p']);
  });

  it('takes a link away and does not follow it', async () => {
    const { care, folder, elsewhere, start, lies } = openCare();
    mkdirSync(join(elsewhere, 'target'));
    writeFileSync(join(elsewhere, 'target', 'mine.txt'), 'x');
    symlinkSync(join(elsewhere, 'target'), join(folder, 'p'));
    await start();
    expect(await care.remove('p', false)).toMatchObject({ ok: true });
    expect(lies()).toEqual([]);
    expect(readdirSync(join(elsewhere, 'target'))).toEqual(['mine.txt']);
  });

  it('that was cut short is finished at the next start', async () => {
    const world = await installed();
    mkdirSync(join(world.folder, '.installing-x', 'gone'), { recursive: true });
    writePlugin(join(world.folder, '.installing-x', 'gone'), 'q', returning());
    const next = openCare({}, world.world);
    await next.start();
    expect(next.lies()).toEqual(['p']);
  });
});

describe('taking back', () => {
  it('ends the plugin at once and asks again later', async () => {
    const { care, state, stopped, grants, answers, asked, decisions, world } = await installed();
    expect(care.accessOf('p')?.granted).toHaveLength(1);
    const revoked = care.revoke('p');
    expect(stopped).toEqual(['p']);
    expect(care.accessOf('p')).toBeUndefined();
    expect(await revoked).toMatchObject({ ok: true });
    expect(state('p')).toMatch(/^needs_consent: you took back/);
    expect(grants.find('p')?.decision).toBe('denied');
    const next = openCare({}, world);
    await next.start();
    expect([next.state('p').split(':')[0], next.asked.length]).toEqual(['needs_consent', 0]);
    answers.push('allow');
    expect(await care.enable('p')).toMatchObject({ ok: true });
    expect(asked).toHaveLength(2);
    expect(decisions()).toEqual([
      'installed p 0.2.0',
      'revoked p 0.2.0',
      'allowed p 0.2.0',
      'enabled p 0.2.0',
    ]);
  });

  it('a plugin that asks for nothing is off as well, also after the next start', async () => {
    const { care, world } = await installed('');
    await care.revoke('p');
    const next = openCare({}, world);
    await next.start();
    expect(next.state('p')).toMatch(/^needs_consent/);
  });

  it('while the user is asked for more: the answer counts for nothing', async () => {
    const { care, answers, grants } = await installed(LATER);
    const answer = held<DialogAnswer>();
    answers.push(() => answer.promise);
    const asked = care.askMore('p', LATER_HOST, new AbortController().signal);
    await care.revoke('p');
    answer.settle('allow');
    expect(await asked).toBe('denied');
    expect(grants.find('p')?.optional.allowed).toEqual([]);
  });

  it('or a new start meanwhile, as well', async () => {
    const { care, answers, asked, grants } = await installed(LATER);
    const answer = held<DialogAnswer>();
    answers.push(() => answer.promise);
    const more = care.askMore('p', LATER_HOST, new AbortController().signal);
    await expect.poll(() => asked.length).toBe(2);
    const hides = { fields: ['content' as const], projects: [], tags: [] };
    await care.settings.setPolicy('p', { ...DEFAULT_POLICY, hides });
    answer.settle('allow');
    expect(await more).toBe('denied');
    expect(grants.find('p')?.optional.allowed).toEqual([]);
  });

  it('takes a no back as well, also where there is nothing but a no: then both are asked anew', async () => {
    const only = '[permissions.optional]\nnetwork = ["later.example"]\n';
    const { care, answers, asked, book, grants, state } = await installed(only);
    answers.push('deny');
    const { signal } = new AbortController();
    expect(await care.askMore('p', LATER_HOST, signal)).toBe('denied');
    expect(book.summaries()).toMatchObject([{ powers: [], deniedPowers: ['later.example'] }]);
    expect(await care.revoke('p')).toEqual({ ok: true, value: 'p may do nothing any more' });
    expect(grants.find('p')?.optional).toEqual({ allowed: [], denied: [] });
    expect(book.summaries()).toMatchObject([{ powers: [], deniedPowers: [] }]);
    expect(state('p')).toMatch(/^needs_consent/);
    answers.push('allow', 'allow');
    expect(await care.enable('p')).toMatchObject({ ok: true });
    expect(await care.askMore('p', LATER_HOST, signal)).toBe('allowed');
    expect(asked.map(({ message }) => message)).toEqual([
      'Install p 0.2.0? It wants to:',
      'p asks for more:',
      'Use p 0.2.0? It can:',
      'p asks for more:',
    ]);
  });

  it('is asked about with all that it may do, what was allowed later too', async () => {
    const { care, answers, book } = await installed('[permissions.optional]\nnetwork = ["later.example"]\n');
    const may = () => book.summaries()[0]?.permissions;
    expect(may()).toEqual(['see the content of your todos and change them']);
    answers.push('allow');
    await care.askMore('p', LATER_HOST, new AbortController().signal);
    expect(may()).toEqual([
      'connect to later.example',
      'see the content of your todos and change them — together with the network this means it could send them there',
    ]);
  });

  it('that cannot be saved still ends it', async () => {
    const { care, state, stopped, stored } = await installed();
    stored.grants.save = () => {
      throw new Error('disk full');
    };
    expect(await care.revoke('p')).toMatchObject({ ok: false });
    expect(stopped).toEqual(['p']);
    expect(state('p')).toMatch(/^needs_consent/);
  });
});

describe('asking for more', () => {
  const signal = () => new AbortController().signal;

  it('is one question with the reason, remembered either way', async () => {
    const { care, asked, answers, decisions, details } = await installed(
      `${LATER}[permissions.reason]\nnetwork = "to read tickets"\n`,
    );
    expect(care.accessOf('p')?.optional).toHaveLength(2);
    answers.push('allow', 'deny');
    expect(await care.askMore('p', LATER_HOST, signal())).toBe('allowed');
    expect(asked[1]?.message).toBe('p asks for more:');
    expect(asked[1]?.detail).toContain('• connect to later.example');
    expect(asked[1]?.detail).toContain('It says why: “to read tickets”');
    expect(await care.askMore('p', { kind: 'network', host: 'more.example' }, signal())).toBe('denied');
    expect(await care.askMore('p', LATER_HOST, signal())).toBe('allowed');
    expect(await care.askMore('p', { kind: 'network', host: 'more.example' }, signal())).toBe('denied');
    expect(asked).toHaveLength(3);
    expect(care.accessOf('p')).toMatchObject({
      granted: [{ host: 'api.example.org' }, LATER_HOST],
      optional: [],
      denied: [{ host: 'more.example' }],
    });
    expect(decisions().slice(1)).toEqual(['allowed_more p 0.2.0', 'denied_more p 0.2.0']);
    expect(details()).toEqual(['connect to more.example', 'connect to later.example', '']);
  });

  it.each([
    ['an update that no window asked about', 'install'],
    ['bytes that were put there by somebody else', 'write'],
  ])('is not answered for %s', async (_what, how) => {
    const only = '[permissions.optional]\nnetwork = ["later.example"]\n';
    const { care, answers, elsewhere, folder, start, state } = await installed(only);
    answers.push('allow');
    expect(await care.askMore('p', LATER_HOST, signal())).toBe('allowed');
    expect(care.accessOf('p')?.granted).toEqual([LATER_HOST]);
    if (how === 'install') {
      answers.push('no_window');
      await care.install(dropped(elsewhere, 'p', '0.3.0', only));
    } else {
      writePlugin(folder, 'p', 'exports.handle_action = () => {};', only);
      await start();
      answers.push('allow');
      await care.enable('p');
    }
    expect(state('p')).toBe('enabled');
    expect(care.accessOf('p')).toMatchObject({ granted: [], optional: [LATER_HOST] });
  });

  it('stays answered for an update that said so', async () => {
    const { care, answers, asked, elsewhere } = await installed(LATER);
    answers.push('allow', 'allow');
    expect(await care.askMore('p', LATER_HOST, signal())).toBe('allowed');
    await care.install(dropped(elsewhere, 'p', '0.3.0', LATER));
    expect(asked.at(-1)?.detail).toContain('• connect to later.example');
    expect(care.accessOf('p')?.granted).toContainEqual(LATER_HOST);
  });

  it('is only for what the manifest names, of a plugin that is on', async () => {
    const { care, asked } = await installed(LATER);
    expect(await care.askMore('p', { kind: 'network', host: 'evil.example' }, signal())).toBe('denied');
    expect(await care.askMore('p', { kind: 'execute', program: null }, signal())).toBe('denied');
    expect(await care.askMore('nobody', LATER_HOST, signal())).toBe('denied');
    await care.disable('p');
    expect(await care.askMore('p', LATER_HOST, signal())).toBe('denied');
    expect(asked).toHaveLength(1);
  });

  it('ends with the run: the dialog is closed and nothing is remembered', async () => {
    const { care, answers, grants, asked } = await installed(LATER);
    const run = new AbortController();
    answers.push(
      ({ signal: closes }) =>
        new Promise((resolve) => closes?.addEventListener('abort', () => resolve('allow'))),
    );
    const answer = care.askMore('p', LATER_HOST, run.signal);
    await expect.poll(() => asked.length).toBe(2);
    run.abort();
    expect(await answer).toBe('denied');
    expect(grants.find('p')?.optional).toEqual({ allowed: [], denied: [] });
  });

  it('without a window is no, for now', async () => {
    const { care, answers } = await installed(LATER);
    answers.push('no_window', 'allow');
    expect(await care.askMore('p', LATER_HOST, signal())).toBe('denied');
    expect(await care.askMore('p', LATER_HOST, signal())).toBe('allowed');
  });

  it('a hundred times at once is one question', async () => {
    const { care, asked, answers } = await installed(LATER);
    answers.push('allow');
    const all = Array.from({ length: 100 }, () => care.askMore('p', LATER_HOST, signal()));
    expect(new Set(await Promise.all(all))).toEqual(new Set(['allowed']));
    expect(asked).toHaveLength(2);
  });
});

describe('a start', () => {
  it('asks once about plugins that come together', async () => {
    const { start, asked, answers, folder, state } = openCare();
    for (const name of ['a', 'b', 'c']) writePlugin(folder, name, returning(), NETWORK);
    answers.push('allow');
    await start();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.message).toBe('3 plugins want to:');
    expect(asked[0]?.buttons).toEqual(['Deny all', 'Allow all', 'One by one']);
    expect(asked[0]?.detail).toMatch(/^a 0\.1\.0 \(file [0-9a-f]{4} [0-9a-f]{4} …\)\n• connect to api/);
    expect(['a', 'b', 'c'].map(state)).toEqual(['enabled', 'enabled', 'enabled']);
  });

  it('marks each plugin while it is started, one after the other', async () => {
    const { start, folder, marks, started } = openCare();
    writePlugin(folder, 'a', returning());
    writePlugin(folder, 'b', returning());
    await start();
    expect(marks).toEqual(['a', null, 'b', null]);
    expect(started).toEqual(['a 0.1.0', 'b 0.1.0']);
  });

  it('leaves off the plugin during whose start the application ended, and says so', async () => {
    const { start, folder, care, state, started, told } = openCare({ mark: 'a' });
    writePlugin(folder, 'a', returning());
    writePlugin(folder, 'b', returning());
    await start();
    expect(state('a')).toBe('failed: to-tui ended while starting it; enable it to try again');
    expect(told).toContain('a is left off: to-tui ended while starting it; enable it to try again');
    expect(started).toEqual(['b 0.1.0']);
    expect(await care.enable('a')).toMatchObject({ ok: true });
    expect(started).toEqual(['b 0.1.0', 'a 0.1.0']);
  });

  it('suspects a plugin once: one that was enabled since stays on when all are looked for again', async () => {
    const { start, folder, care, state } = openCare({ mark: 'a' });
    writePlugin(folder, 'a', returning());
    await start();
    await care.enable('a');
    await start();
    expect(state('a')).toBe('enabled');
  });

  it('that ends as it should suspects nobody', async () => {
    const held_ = held<void>();
    const { start, folder, suspect, marks } = openCare({
      runner: { start: () => held_.promise, stop: async () => undefined },
    });
    writePlugin(folder, 'a', returning());
    const starting = start();
    await expect.poll(() => marks).toEqual(['a']);
    suspect.close();
    held_.settle();
    await starting;
    expect(marks).toEqual(['a', null]);
  });

  it('in safe mode asks nothing and starts nothing until the user does', async () => {
    const { start, folder, care, state, started, asked, told } = openCare();
    writePlugin(folder, 'a', returning());
    writePlugin(folder, 'b', returning(), NETWORK);
    await start({ start: false });
    expect([state('a'), state('b').split(':')[0]]).toEqual([
      'disabled: safe mode: enable it to start it',
      'needs_consent',
    ]);
    expect([started, asked, told]).toEqual([[], [], []]);
    await care.enable('a');
    expect(started).toEqual(['a 0.1.0']);
  });

  it('believes no edited decision', async () => {
    for (const [column, value] of [
      ['decision', 'Allowed'],
      ['hash', 'x'],
      ['permissions', '[{"kind":"all"}]'],
      ['permissions', 'null'],
      ['optional_allowed', '{}'],
      ['optional_denied', '['],
    ]) {
      for (const more of [NETWORK, '']) {
        const { world } = await installed(more);
        world.database.execute(`UPDATE plugin_grants SET ${column} = '${value}'`);
        const next = openCare({}, world);
        await next.start();
        expect([column, next.state('p').split(':')[0], next.started]).toEqual([column, 'needs_consent', []]);
        expect(next.asked).toHaveLength(1);
      }
    }
  });

  it('gives no optional power that the manifest does not name, and no beats yes', async () => {
    const { world } = await installed(LATER);
    const all = JSON.stringify([LATER_HOST, { kind: 'network', host: '*' }]);
    world.database.execute(`UPDATE plugin_grants SET optional_allowed = '${all}'`);
    const next = openCare({}, world);
    await next.start();
    expect(next.care.accessOf('p')?.granted).toEqual([
      { kind: 'network', host: 'api.example.org' },
      LATER_HOST,
    ]);
    world.database.execute(`UPDATE plugin_grants SET optional_denied = '${all}'`);
    expect(next.care.accessOf('p')).toMatchObject({
      granted: [{ host: 'api.example.org' }],
      denied: [LATER_HOST],
    });
  });
});

describe('without a window', () => {
  it('a plugin that asks for something is placed and waits', async () => {
    const { care, elsewhere, answers, state, started, lies, world } = openCare();
    answers.push('no_window');
    expect(await care.install(dropped(elsewhere, 'p', '0.1.0', NETWORK))).toEqual({
      ok: true,
      value: 'p 0.1.0 is installed, but not on: enable it to see what it asks for',
    });
    expect([lies(), started]).toEqual([['p'], []]);
    expect(state('p')).toMatch(/^needs_consent/);
    const next = openCare({}, world);
    await next.start();
    expect(next.asked).toHaveLength(1);
  });

  it('a plugin that asks for nothing is installed', async () => {
    const { care, elsewhere, answers, state } = openCare();
    answers.push('no_window');
    expect(await care.install(dropped(elsewhere, 'p', '0.1.0'))).toMatchObject({ ok: true });
    expect(state('p')).toBe('enabled');
  });

  it('an update takes no power with it', async () => {
    const { care, elsewhere, answers, state, grants } = await installed();
    answers.push('no_window');
    await care.install(dropped(elsewhere, 'p', '0.3.0', MORE));
    expect(state('p')).toMatch(/^needs_consent/);
    expect(grants.find('p')).toBeUndefined();
  });
});

describe('reloading', () => {
  it('starts it again with the files as they are', async () => {
    const { care, started, stopped } = await installed();
    expect(await care.reload('p')).toEqual({ ok: true, value: 'p was loaded anew' });
    expect([stopped, started]).toEqual([['p'], ['p 0.2.0', 'p 0.2.0']]);
  });

  it('of changed files leaves it off, without a question', async () => {
    const { care, folder, asked, started } = await installed();
    writeFileSync(join(folder, 'p', 'plugin.js'), 'exports.handle_action = () => 1;');
    expect(await care.reload('p')).toMatchObject({
      ok: false,
      error: expect.stringContaining('review before use'),
    });
    expect([asked.length, started.length]).toEqual([1, 1]);
  });

  it('of files that are gone says so', async () => {
    const { care, folder, state } = await installed();
    rmSync(join(folder, 'p', 'plugin.js'));
    await care.reload('p');
    expect(state('p')).toBe('error: plugin.js is not there');
  });
});

describe('settings', () => {
  const SETTINGS = `[settings.site]
type = "string"
required = true
title = "Site"
[settings.token]
type = "secret"
[settings.count]
type = "integer"
default = 3
`;

  it('that are required keep a plugin off until they are filled in', async () => {
    const { care, elsewhere, answers, state, started } = openCare();
    answers.push('allow');
    expect(await care.install(dropped(elsewhere, 'p', '0.1.0', SETTINGS))).toEqual({
      ok: true,
      value: 'p 0.1.0 is installed, but not on: needs the setting Site: press s',
    });
    expect([state('p'), started]).toEqual(['error: needs the setting Site: press s', []]);
    expect(await care.settings.save('p', { site: 'a.example' }, {})).toEqual({ ok: true });
    expect([state('p'), started]).toEqual(['enabled', ['p 0.1.0']]);
    await care.settings.save('p', { site: 'a.example' }, {});
    expect(started).toHaveLength(1);
    await care.settings.save('p', { site: 'b.example' }, {});
    expect(started).toHaveLength(2);
  });

  it('are saved whole or not at all, and never coerced', async () => {
    const { care } = await installed(SETTINGS.replace('required = true', ''));
    const saved = await care.settings.save(
      'p',
      { site: 'x', count: '3', nope: 1, token: 'x' },
      { site: 'y' },
    );
    expect(saved).toEqual({
      ok: false,
      faults: [
        { field: 'count', message: 'must be a whole number' },
        { field: 'nope', message: 'is no setting of this plugin' },
        { field: 'token', message: 'is a secret and is not kept with the others' },
        { field: 'site', message: 'is no secret of this plugin' },
      ],
    });
    expect(care.settings.form('p')).toMatchObject({ ok: true, value: { values: { site: null, count: 3 } } });
  });

  it('secrets go in, and out only to their own plugin', async () => {
    const { care, world, settings } = await installed(SETTINGS.replace('required = true', ''));
    await care.settings.save('p', {}, { token: 'hunter2' });
    expect(JSON.stringify(care.settings.form('p'))).not.toContain('hunter2');
    expect(care.settings.form('p')).toMatchObject({
      value: { secretsSet: ['token'], keychain: 'a played keychain' },
    });
    expect(care.secret('p', 'token')).toBe('hunter2');
    expect(care.secret('p', 'site')).toBeNull();
    expect(care.secret('q', 'token')).toBeNull();
    expect(settings.secret({ name: 'p', settings: [] }, 'token')).toBeNull();
    const stored = world.database
      .prepare<[], { encrypted: Buffer }>('SELECT encrypted FROM plugin_secrets')
      .all();
    expect(String(stored[0]?.encrypted)).not.toContain('hunter2');
    await care.settings.save('p', {}, { token: null });
    expect(care.secret('p', 'token')).toBeNull();
  });

  it('no keychain, no secret; one that cannot be decrypted is none', async () => {
    const { world } = await installed(SETTINGS.replace('required = true', ''));
    const none = openCare({ keychain: { ...KEYCHAIN, available: null } }, world);
    await none.start();
    expect(await none.care.settings.save('p', {}, { token: 'x' })).toEqual({
      ok: false,
      faults: [
        { field: 'token', message: 'cannot be kept: this system has no keychain that to-tui can use' },
      ],
    });
    const broken = openCare(
      {
        keychain: {
          ...KEYCHAIN,
          decrypt: () => {
            throw new Error('another user');
          },
        },
      },
      world,
    );
    await broken.start();
    await broken.care.settings.save('p', {}, { token: 'x' });
    expect(broken.care.secret('p', 'token')).toBeNull();
  });
});

describe('a path', () => {
  it('without a last name is named as it is', async () => {
    const { care } = openCare();
    expect(await care.install('/')).toEqual({
      ok: false,
      error: '/ was not installed: manifest.toml is not there',
    });
    expect(await care.difference('/')).toEqual({
      ok: false,
      error: '/ cannot be compared: manifest.toml is not there',
    });
  });
});

describe('a policy', () => {
  it('is in the record in the words that make it', async () => {
    const { care, details } = await installed();
    const hides = { fields: ['description' as const], projects: [], tags: ['private'] };
    const keys = { go: '<C-j>g', stop: null };
    await care.settings.setPolicy('p', {
      preview: 'always',
      keys,
      suggestedKeys: false,
      trial: false,
      hides,
    });
    expect(details()[0]).toBe(
      'preview=always hide=field:description hide=tag:private, key of go: C-j g, key of stop: none, no suggested keys',
    );
  });

  it('is kept, shown, and what it hides is hidden at once', async () => {
    const { care, started, book, asked, answers, elsewhere } = await installed();
    expect(care.settings.policy('p')).toEqual({ ok: true, value: DEFAULT_POLICY });
    await care.settings.setPolicy('p', { ...DEFAULT_POLICY, preview: 'always', keys: { go: '<C-j>g' } });
    expect(started).toHaveLength(1);
    expect(book.summaries()[0]).toMatchObject({
      preview: 'always',
      powers: ['api.example.org'],
      keys: [{ key: '<C-j>g', action: 'go', bound: true }],
    });
    const hides = { fields: ['description' as const], projects: [], tags: ['private'] };
    await care.settings.setPolicy('p', { ...DEFAULT_POLICY, hides });
    expect(started).toHaveLength(2);
    answers.push('deny');
    await care.install(dropped(elsewhere, 'p', '0.3.0', MORE));
    expect(asked[1]?.detail).toContain('• but not see, since you hide it: description; todos with #private');
  });
});

it('a folder that is no plugin can be switched and removed like any other', async () => {
  const { care, folder, start, state, lies } = openCare();
  mkdirSync(join(folder, 'empty'));
  await start();
  expect(await care.enable('empty')).toMatchObject({ ok: false });
  expect(await care.disable('empty')).toMatchObject({ ok: true });
  expect(await care.revoke('empty')).toMatchObject({ ok: false });
  expect(state('empty')).toBe('error: manifest.toml is not there');
  expect(await care.remove('empty', false)).toMatchObject({ ok: true });
  expect(lies()).toEqual([]);
  expect((await readCandidate(join(folder, 'empty'))).kind).toBe('refused');
});

describe('a plugin that the configuration keeps off', () => {
  it('does not start, is not asked about, and cannot be switched on past it', async () => {
    const { world } = await installed();
    const off = openCare({ keptOff: (name) => name === 'p' }, world);
    await off.start();
    expect([off.started, off.asked]).toEqual([[], []]);
    expect(await off.care.enable('p')).toEqual({
      ok: false,
      error: 'p is not on: config.toml keeps it off: take it out of plugins.disabled',
    });
    expect(off.started).toEqual([]);
  });

  it('ends when it is named there, and starts when it is not any more', async () => {
    let named: readonly string[] = [];
    const world = openCare({ keptOff: (name) => named.includes(name) });
    world.answers.push('allow');
    await world.care.install(dropped(world.elsewhere, 'p', '0.2.0', NETWORK));
    named = ['p', 'other'];
    await world.care.configChanged();
    expect([world.stopped, world.state('p')]).toEqual([
      ['p'],
      'disabled: config.toml keeps it off: take it out of plugins.disabled',
    ]);
    await world.care.configChanged();
    expect(world.stopped).toEqual(['p']);
    named = [];
    await world.care.configChanged();
    expect([world.started, world.state('p')]).toEqual([['p 0.2.0', 'p 0.2.0'], 'enabled']);
  });
});
