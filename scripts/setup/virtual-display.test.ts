import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { onPath } from './command.mjs';
import { lacksDisplay, startVirtualDisplay } from './virtual-display.mjs';

it('lacksDisplay asks only where X or Wayland is the way to a screen', () => {
  expect(lacksDisplay({}, 'linux')).toBe(true);
  expect(lacksDisplay({ DISPLAY: ':1' }, 'linux')).toBe(false);
  expect(lacksDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(false);
  expect(lacksDisplay({}, 'darwin')).toBe(false);
});

describe.runIf(process.platform === 'linux' && onPath('Xvfb') && onPath('xdotool'))(
  'startVirtualDisplay',
  () => {
    const geometry = (env: NodeJS.ProcessEnv) =>
      spawnSync('xdotool', ['getdisplaygeometry'], {
        env: { ...withoutDisplay(), ...env },
        encoding: 'utf8',
      });

    it('gives a screen to those who have the cookie, and leaves nothing behind', async () => {
      const display = await startVirtualDisplay();
      expect(geometry(display.env).stdout).toBe('1280 800\n');
      expect(geometry({ DISPLAY: display.env.DISPLAY }).status).not.toBe(0);
      await display.close();
      await display.close();
      expect(geometry(display.env).status).not.toBe(0);
      expect(fs.existsSync(path.dirname(display.env.XAUTHORITY))).toBe(false);
    });

    it('goes with the process that started it, even when that is killed', async () => {
      const script = `import { startVirtualDisplay } from ${JSON.stringify(path.join(import.meta.dirname, 'virtual-display.mjs'))};
      console.log(JSON.stringify((await startVirtualDisplay()).env)); setInterval(() => {}, 1e6);`;
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const line = await new Promise<string>((resolve) =>
        child.stdout.once('data', (chunk) => resolve(String(chunk))),
      );
      const env = JSON.parse(line) as { DISPLAY: string; XAUTHORITY: string };
      expect(geometry(env).status).toBe(0);
      child.kill('SIGKILL');
      await expect.poll(() => fs.existsSync(path.dirname(env.XAUTHORITY)), { timeout: 5_000 }).toBe(false);
      expect(geometry(env).status).not.toBe(0);
    });
  },
);

function withoutDisplay(): NodeJS.ProcessEnv {
  const { DISPLAY: _display, XAUTHORITY: _authority, ...env } = process.env;
  return env;
}
