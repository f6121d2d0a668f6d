import { describe, expect, it } from 'vitest';
import { keptCommands, rememberCommand } from './command-memory';
import { openWorld } from './storage/testing/world';

describe('the commands of the command line', () => {
  it('are there after the next start, without secrets', () => {
    const { repository } = openWorld();
    expect(keptCommands(repository)).toEqual([]);
    for (const line of ['backup', 'undo', 'plugin config a token=x', 'backup']) {
      rememberCommand(repository, line);
    }
    expect(keptCommands(repository)).toEqual(['undo', 'backup']);
    expect(repository.viewState('commands')).not.toContain('token');
  });

  it('that do not read back are none', () => {
    const { repository } = openWorld();
    for (const text of ['{', '[1]', '{"a":1}', JSON.stringify(Array.from({ length: 101 }, String))]) {
      repository.rememberViewState('commands', text);
      expect(keptCommands(repository)).toEqual([]);
    }
    rememberCommand(repository, 'backup');
    expect(keptCommands(repository)).toEqual(['backup']);
  });
});
