/** Verbs for authors need nothing of the user's: neither the data directory nor the application. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { IDLE_WORKSHOP } from '../plugin/kit/testing/workshop';
import type { Workshop } from '../plugin/kit/workshop';
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

  it('end at once with Ctrl-C, and print nothing after it', async () => {
    const folder = home();
    const plugin = path.join(folder, 'hangs');
    mkdirSync(path.join(plugin, 'tests'), { recursive: true });
    const manifest = '[plugin]\nname = "hangs"\nversion = "0.1.0"\nentry = "plugin.js"\n\n[actions.go]\n';
    writeFileSync(path.join(plugin, 'manifest.toml'), manifest);
    writeFileSync(path.join(plugin, 'plugin.js'), 'exports.handle_action = () => ({});');
    writeFileSync(path.join(plugin, 'tests/a.json'), '[{"case": "a", "run": {"action": "go"}}]');
    const never = () => new Promise<never>(() => undefined);
    const workshop: Workshop = {
      ...IDLE_WORKSHOP,
      sandboxes: () => ({
        ...{ load: never, call: never, unload: never, replicate: () => undefined },
        ...{ onLog: () => () => undefined, onLost: () => () => undefined },
        dispose: async () => undefined,
      }),
    };
    const { ask } = shell(folder, workshop);
    const onInterrupt = (interrupt: () => void) => void setTimeout(interrupt, 200);
    expect(await ask(['plugin', 'test', plugin], { onInterrupt })).toMatchObject({
      code: 1,
      error: 'to-tui: interrupted\n',
    });
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
