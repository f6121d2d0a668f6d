/** What `rustc` is told besides what every version of it is told. */
import { expect, it } from 'vitest';
import { channelFlags } from './compile-rust';

it.each([
  ['rustc 1.63.0', []],
  ['rustc 1.95.0 (59807616e 2026-04-14)', []],
  ['rustc 1.97.0-beta.2 (e50aa6fba 2026-05-19)', []],
  ['rustc 1.97.0-nightly (e50aa6fba 2026-05-19)', ['-Z', 'allow-features=']],
  ['rustc 1.97.0-dev', ['-Z', 'allow-features=']],
  [undefined, []],
])('takes no unfinished features of a nightly compiler: %s', (version, flags) => {
  expect(channelFlags(version)).toEqual(flags);
});
