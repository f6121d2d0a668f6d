import { describe, expect, it } from 'vitest';
import { OPEN_DATA_FLOW } from '../../src-core/plugin/data-flow';
import { DEFAULT_POLICY, type PluginPolicy } from '../../src-core/plugin/plugin-policy';
import type { Recording } from '../plugin/plugin-repository';
import { SqlitePluginPolicyRepository } from './sqlite-plugin-policies';
import { SqlitePluginSecretRepository } from './sqlite-plugin-secrets';
import { SqlitePluginSettingsRepository } from './sqlite-plugin-settings';
import { type RecordingBounds, SqliteRecordingRepository } from './sqlite-recordings';
import { NOON, opened, temporaryPaths } from './testing/temporary';

describe('settings of plugins', () => {
  const setUp = () => {
    const { database } = opened(temporaryPaths());
    return { database, settings: new SqlitePluginSettingsRepository(database) };
  };

  it('are saved whole, and removed', () => {
    const { settings } = setUp();
    expect(settings.find('hello')).toEqual({});
    settings.save('hello', { site: 'example.org', count: 3 });
    settings.save('hello', { count: 4, on: true, names: ['a', 'b'] });
    expect(settings.find('hello')).toEqual({ count: 4, on: true, names: ['a', 'b'] });
    expect(settings.find('other')).toEqual({});
    settings.remove('hello');
    expect(settings.find('hello')).toEqual({});
  });

  it.each(['', '[]', '{"a":null}', '{"a":{"b":1}}', 'null'])('count as none when they say %j', (damaged) => {
    const { database, settings } = setUp();
    database.prepare<[string], never>("INSERT INTO plugin_settings VALUES ('hello', ?)").run(damaged);
    expect(settings.find('hello')).toEqual({});
  });
});

describe('secrets of plugins', () => {
  it('are bytes under their names, each plugin’s its own', () => {
    const secrets = new SqlitePluginSecretRepository(opened(temporaryPaths()).database);
    const bytes = Uint8Array.from([0, 255, 10, 0]);
    secrets.save('hello', 'token', Uint8Array.from([1]));
    secrets.save('hello', 'token', bytes);
    secrets.save('hello', 'key', bytes);
    secrets.save('other', 'token', bytes);
    expect(secrets.names('hello')).toEqual(['key', 'token']);
    expect(Uint8Array.from(secrets.find('hello', 'token') ?? [])).toEqual(bytes);
    secrets.save('hello', 'key', null);
    expect([secrets.names('hello'), secrets.find('hello', 'key')]).toEqual([['token'], undefined]);
    secrets.removeAll('hello');
    expect([secrets.names('hello'), secrets.names('other')]).toEqual([[], ['token']]);
  });
});

describe('the user’s policies', () => {
  const setUp = () => {
    const { database } = opened(temporaryPaths());
    return { database, policies: new SqlitePluginPolicyRepository(database) };
  };
  const policy: PluginPolicy = {
    preview: 'never',
    keys: { sync: '<C-x>s', other: null },
    suggestedKeys: false,
    trial: false,
    hides: { fields: ['description'], projects: ['private'], tags: ['secret'] },
  };

  it('are the default until they are saved and after they are removed', () => {
    const { policies } = setUp();
    expect(policies.find('hello')).toEqual(DEFAULT_POLICY);
    policies.save('hello', policy);
    expect(policies.find('hello')).toEqual(policy);
    policies.remove('hello');
    expect(policies.find('hello')).toEqual(DEFAULT_POLICY);
  });

  it.each([
    ['nonsense', 'x'],
    ['of another kind', '{"preview":"never","keys":{},"suggestedKeys":true,"hides":{"fields":["all"]}}'],
    ['missing what is hidden', '{"preview":"never","keys":{},"suggestedKeys":true}'],
  ])('ask always and show nothing when the row is %s', (_, text) => {
    const { database, policies } = setUp();
    database.prepare<[string], never>("INSERT INTO plugin_policy VALUES ('hello', ?)").run(text);
    expect(policies.find('hello')).toMatchObject({
      preview: 'always',
      hides: { fields: ['content', 'description', 'due_date', 'priority', 'tags'] },
    });
  });

  it.each([
    ['no JSON', 'x', true],
    ['of a trial that cannot be read', '{"preview":"sometimes","trial":"yes"}', true],
    ['of a trial, damaged elsewhere', '{"preview":"sometimes","trial":true}', true],
    ['of no trial, damaged elsewhere', '{"preview":"sometimes","trial":false}', false],
    ['of before there were trials, damaged', '{"preview":"sometimes"}', false],
    [
      'of before there were trials',
      '{"preview":"never","keys":{},"suggestedKeys":true,"hides":{"fields":[],"projects":[],"tags":[]}}',
      false,
    ],
  ])('withhold what may have been on trial: a row %s', (_, text, trial) => {
    const { database, policies } = setUp();
    database.prepare<[string], never>("INSERT INTO plugin_policy VALUES ('hello', ?)").run(text);
    expect(policies.find('hello').trial).toBe(trial);
  });

  it('keep hiding what they hid when only the rest of the row is damaged', () => {
    const { database, policies } = setUp();
    policies.save('hello', policy);
    database.execute(`UPDATE plugin_policy SET policy = replace(policy, '"never"', '"sometimes"')`);
    expect(policies.find('hello')).toEqual({ ...DEFAULT_POLICY, preview: 'always', hides: policy.hides });
    expect(DEFAULT_POLICY.hides).toEqual(OPEN_DATA_FLOW);
  });
});

describe('recordings', () => {
  const recording = (instance: string, place: number, more: Partial<Recording> = {}): Recording => ({
    run: `${instance} ${place}`,
    plugin: 'hello',
    hash: 'abc',
    instance,
    place,
    request: '{}',
    trace: '[]',
    output: 'é',
    at: NOON,
    ...more,
  });
  const setUp = (bounds?: RecordingBounds) =>
    new SqliteRecordingRepository(opened(temporaryPaths()).database, bounds);

  it('are found by their run, and with the calls of the instance before them', () => {
    const recordings = setUp();
    recordings.append([]);
    recordings.append([recording('a', 1, { trace: null }), recording('a', 0), recording('b', 0)]);
    recordings.append([recording('a', 2)]);
    expect(recordings.find('a 1')).toEqual(recording('a', 1, { trace: null }));
    expect(recordings.find('c 0')).toBeUndefined();
    expect(recordings.upTo('a', 1).map(({ run }) => run)).toEqual(['a 0', 'a 1']);
  });

  it('are the newest so many; what is gone leaves a gap at its place', () => {
    const recordings = setUp({ count: 3, bytes: 1_000 });
    for (let place = 0; place < 5; place++) recordings.append([recording('a', place)]);
    expect(recordings.upTo('a', 9).map(({ place }) => place)).toEqual([2, 3, 4]);
  });

  it('are the newest of so many bytes', () => {
    // Six bytes each: two characters twice, and one that takes two.
    const recordings = setUp({ count: 100, bytes: 13 });
    for (let place = 0; place < 5; place++) recordings.append([recording('a', place)]);
    expect(recordings.upTo('a', 9).map(({ place }) => place)).toEqual([3, 4]);
    recordings.append([recording('a', 5, { output: 'x'.repeat(20) })]);
    expect(recordings.upTo('a', 9)).toEqual([]);
  });

  it.each([
    ['many', { count: 4, bytes: 1_000 }],
    ['large', { count: 100, bytes: 24 }],
  ])('of a plugin are not pushed out by another that makes too %s', (_what, bounds) => {
    const recordings = setUp(bounds);
    recordings.append([recording('quiet', 0, { plugin: 'quiet' })]);
    for (let place = 0; place < 9; place++) recordings.append([recording('loud', place, { plugin: 'loud' })]);
    expect(recordings.upTo('quiet', 9)).toHaveLength(1);
    expect(recordings.upTo('loud', 9).map(({ place }) => place)).toEqual([6, 7, 8]);
  });
});
