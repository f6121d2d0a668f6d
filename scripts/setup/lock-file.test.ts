import { expect, it } from 'vitest';
import { at, readJson } from './project-root.mjs';

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

it('the lock file lists the packages of every platform, or `npm ci` refuses to start on any', () => {
  const { packages } = readJson(at('package-lock.json')) as { packages: Record<string, Locked> };
  const missing = Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages) && !(`${parent}/node_modules/${name}` in packages),
    ),
  );
  expect(missing).toEqual([]);
});
