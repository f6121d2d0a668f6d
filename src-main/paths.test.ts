import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDirectories, pathsIn } from './paths';

function temporaryDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'to-tui-paths-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

describe('the places of the user’s files', () => {
  it('are all inside the data directory, wherever that is', () => {
    const { home, ...inside } = pathsIn('some/where');
    expect(home).toBe(path.resolve('some/where'));
    for (const place of Object.values(inside)) expect(place.startsWith(home + path.sep)).toBe(true);
  });

  it('are made for the user alone, as often as one likes', () => {
    const paths = pathsIn(path.join(temporaryDirectory(), 'deep', 'home'));
    expect(createDirectories(paths)).toEqual({ ok: true, value: undefined });
    expect(createDirectories(paths).ok).toBe(true);
    for (const directory of [paths.home, paths.plugins, paths.backups, paths.quarantine, paths.logs]) {
      expect(statSync(directory).isDirectory()).toBe(true);
      if (process.platform !== 'win32') expect(statSync(directory).mode & 0o777).toBe(0o700);
    }
  });

  it('are refused in a sentence when they cannot be made', () => {
    const file = path.join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    const made = createDirectories(pathsIn(path.join(file, 'home')));
    expect(!made.ok && made.error).toContain('--data-dir=DIR');
  });
});
