import { describe, expect, it } from 'vitest';
import { noChanges } from '../../src-core/todo/changes';
import { idOf, parseRows } from '../../src-core/todo/testing/list-notation';
import type { GrantRow } from '../plugin/plugin-repository';
import {
  SqliteGrantRepository,
  SqlitePluginMetadataReader,
  SqlitePluginStateRepository,
} from './sqlite-plugin-repositories';
import { SqliteTodoRepository } from './sqlite-todo-repository';
import { NOON, opened, temporaryPaths } from './testing/temporary';

describe('grants', () => {
  const grant: GrantRow = {
    name: 'hello',
    version: '1.0.0',
    hash: 'abc',
    decision: 'allowed',
    permissions: '["todos.read"]',
    optionalAllowed: '["network"]',
    optionalDenied: '[]',
    shown: '["Read your todos"]',
    decidedAt: NOON,
  };

  it('are saved, replaced and removed by the plugin’s name', () => {
    const grants = new SqliteGrantRepository(opened(temporaryPaths()).database);
    expect(grants.find('hello')).toBeUndefined();
    grants.save(grant);
    grants.save({ ...grant, hash: 'def', decision: 'denied' });
    expect(grants.find('hello')).toEqual({ ...grant, hash: 'def', decision: 'denied' });
    grants.remove('hello');
    grants.remove('hello');
    expect(grants.find('hello')).toBeUndefined();
  });
});

describe('the state of plugins', () => {
  it('is saved, replaced and removed by the plugin’s name', () => {
    const states = new SqlitePluginStateRepository(opened(temporaryPaths()).database);
    states.save({ name: 'hello', enabled: true, failures: 0, reason: null });
    states.save({ name: 'hello', enabled: false, failures: 3, reason: 'it never came back' });
    expect(states.find('hello')).toEqual({
      name: 'hello',
      enabled: false,
      failures: 3,
      reason: 'it never came back',
    });
    states.remove('hello');
    expect(states.find('hello')).toBeUndefined();
  });
});

describe('what plugins stored', () => {
  it('is read for one owner, with the values of deleted todos', () => {
    const { database } = opened(temporaryPaths());
    const rows = parseRows(['A']);
    const repository = new SqliteTodoRepository(database);
    const value = { key: 'k', from: null, to: 'v' };
    const metadata = [
      { owner: 'hello', todoId: idOf('A'), ...value },
      { owner: 'hello', todoId: null, ...value },
      { owner: 'other', todoId: null, ...value },
    ];
    repository.save({ ...noChanges, added: rows, metadata }, { kind: 'new', cause: { kind: 'user' } }, NOON);
    repository.save({ ...noChanges, removed: rows }, { kind: 'new', cause: { kind: 'user' } }, NOON);
    expect(new SqlitePluginMetadataReader(database).metadataOf('hello')).toEqual([
      { todoId: idOf('A'), key: 'k', value: 'v' },
      { todoId: null, key: 'k', value: 'v' },
    ]);
  });
});
