import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {} }));
const { fileOf } = await import('./app-protocol');

const folder = path.resolve('/srv/renderer');
const ask = (url: string, method = 'GET') => fileOf({ url, method }, folder);

describe('fileOf', () => {
  it('finds files of the build', () => {
    expect(ask('app://to-tui/')).toBe(path.join(folder, 'index.html'));
    expect(ask('app://to-tui/assets/index.js?x#y')).toBe(path.join(folder, 'assets/index.js'));
  });

  it.each([
    'app://to-tui/../package.json',
    'app://to-tui/%2e%2e/%2e%2e/package.json',
    'app://to-tui/..%2f..%2fpackage.json',
    'app://to-tui/%2e%2e%5c..%5cpackage.json',
    'app://to-tui/a%00.js',
    'app://to-tui/%E0%A4%A',
  ])('gives no file outside the build for %s', (url) => {
    const file = ask(url);
    expect(file === undefined || file.startsWith(folder + path.sep)).toBe(true);
  });

  it('answers no other host and no other method', () => {
    expect(ask('app://other/index.html')).toBeUndefined();
    expect(ask('app://to-tui/index.html', 'POST')).toBeUndefined();
  });
});
