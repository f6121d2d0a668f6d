/**
 * The fuses in an Electron program file: switches that its maker sets once, as characters in its data.
 * Layout: a sentinel, a version byte, the number of fuses, then '0' or '1' for each
 * (electronjs.org/docs/latest/tutorial/fuses).
 */

const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const WIRE_VERSION = 1;

/** The fuses that the set-up changes, by their place in the wire. */
export const FUSE = {
  /** `--inspect` works: Playwright attaches through it. */
  enableNodeCliInspectArguments: 3,
  /** The main process starts from a V8 snapshot file of its own. */
  loadBrowserProcessSpecificV8Snapshot: 6,
};

/**
 * Where bytes have to be changed to set fuses.
 * @param {Buffer} program the whole program file
 * @param {Readonly<Record<number, boolean>>} fuses
 * @returns {{ offset: number, byte: number }[]}
 */
export function fusePatches(program, fuses) {
  const found = program.indexOf(SENTINEL);
  if (found < 0) throw new Error('the program has no fuse wire');
  if (program.indexOf(SENTINEL, found + 1) >= 0) throw new Error('the program has two fuse wires');
  const wire = found + SENTINEL.length;
  const version = program[wire];
  const length = program[wire + 1] ?? 0;
  if (version !== WIRE_VERSION) throw new Error(`the fuse wire has the unknown version ${version}`);
  return Object.entries(fuses).map(([index, on]) => {
    if (Number(index) >= length) throw new Error(`there is no fuse ${index}: the wire has ${length}`);
    return { offset: wire + 2 + Number(index), byte: (on ? '1' : '0').charCodeAt(0) };
  });
}
