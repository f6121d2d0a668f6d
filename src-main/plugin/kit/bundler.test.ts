/** The process that bundles: its memory has a bound, and its end is nobody's but the build's that brought it about. */
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildPlugin } from './build';
import { bundleWith } from './bundler';
import { manifestFor, SCRIPT, writeSource } from './testing/sources';
import { CHECKOUT_PLACES } from './testing/workshop';

/** Of the children of this process, those that are esbuild's. */
function services(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const stat = text(`/proc/${pid}/stat`)
        .replace(/^.*\) /, '')
        .split(' ');
      return Number(stat[1]) === process.pid && text(`/proc/${pid}/cmdline`).includes('--service=');
    })
    .map(Number);
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Nothing that it is asked for is ever found. */
const WAITS: Plugin = {
  name: 'waits',
  setup: ({ onResolve }) => onResolve({ filter: /./ }, () => new Promise<never>(() => undefined)),
};

const build = () =>
  buildPlugin(
    writeSource({ 'manifest.toml': manifestFor('plugin.js'), 'plugin.js': SCRIPT }),
    CHECKOUT_PLACES,
  );

describe.runIf(process.platform === 'linux')('the process that bundles', { timeout: 30_000 }, () => {
  it('serves every build, and may have a GiB', async () => {
    expect([await build(), await build()]).toMatchObject([{ ok: true }, { ok: true }]);
    const [pid, ...others] = services();
    expect(others).toEqual([]);
    expect(text(`/proc/${pid}/limits`)).toMatch(/^Max data size +1073741824 +1073741824 /m);
  });

  it('is another one after it broke, and who was served beside notices nothing', async () => {
    await build();
    const [before = 0] = services();
    const built = build();
    process.kill(before, 'SIGKILL');
    expect(await built).toMatchObject({ ok: true });
    expect(await build()).toMatchObject({ ok: true });
    expect(services()).not.toContain(before);
  });

  it('that broke while it started is not asked for ever', async () => {
    await build();
    const breaks = (message: unknown) => {
      const { process: child } = message as { readonly process: ChildProcess };
      // One that is told of has neither words nor a number yet.
      setImmediate(() => {
        if (child.spawnargs.some((one) => one.startsWith('--service='))) child.kill('SIGKILL');
      });
    };
    subscribe('child_process', breaks);
    onTestFinished(() => void unsubscribe('child_process', breaks));
    for (const pid of services()) process.kill(pid, 'SIGKILL');
    expect(await build()).toMatchObject({
      ok: false,
      error: { sentence: expect.stringContaining('broke off') },
    });
    unsubscribe('child_process', breaks);
    expect(await build()).toMatchObject({ ok: true });
  });

  it('is asked twice by the same build, and then no more', async () => {
    await build();
    let asked = 0;
    const end = await bundleWith((start) => {
      asked += 1;
      const begun = start({
        stdin: { contents: 'import "x"' },
        bundle: true,
        write: false,
        plugins: [WAITS],
      });
      for (const pid of services()) process.kill(pid, 'SIGKILL');
      return begun;
    });
    expect({ end, asked }).toEqual({ end: { kind: 'broke' }, asked: 2 });
    expect(await build()).toMatchObject({ ok: true });
  });
});
