/** Verbs for authors need nothing of the user's: neither the data directory nor the application. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { home, shell } from './testing/shell';

describe('verbs for authors', () => {
  it('make, build and pack a plugin, and open no data directory', async () => {
    const folder = home();
    const { ask, opened } = shell(folder);
    const plugins = path.join(folder, 'plugins');
    mkdirSync(plugins);
    const made = await ask(['plugin', 'new', 'tally', '--language', 'javascript', '--in', plugins]);
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining('tally is made') });
    const packed = await ask(['plugin', 'pack', path.join(plugins, 'tally')]);
    expect(packed).toMatchObject({ code: 0, out: expect.stringContaining('tally 0.1.0 is packed') });
    expect(existsSync(path.join(plugins, 'tally/dist/tally-0.1.0.zip'))).toBe(true);
    expect(opened).toEqual([]);
    expect(existsSync(path.join(folder, 'data'))).toBe(false);
  });

  it('fail with a sentence and an exit code', async () => {
    const { ask } = shell();
    expect(await ask(['plugin', 'pack', '/nowhere/at-all'])).toMatchObject({ code: 1 });
    expect(await ask(['plugin', 'new', 'tally', '--language', 'cobol'])).toMatchObject({
      code: 1,
      error: expect.stringContaining('there is no kit for “cobol”'),
    });
  });
});
