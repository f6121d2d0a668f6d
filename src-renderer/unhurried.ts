/** The work waits until nothing new has come for this long, in ms: the frame of a key is on the screen by then. */
const QUIET_MS = 60;

/** But no longer than this after the first thing that it has not seen, in ms: a held key must not silence it. */
const LATEST_MS = 250;

/**
 * Makes a function that does its work in the next quiet moment, with the latest value it was given by then. For what
 * need not be in a key's own frame. A timer and not an animation frame: asking for one would begin a frame before the
 * terminal has drawn, and the key would show in the one after it.
 */
export function unhurried<T>(work: (value: T) => void): (value: T) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = 0;
  return (value) => {
    const now = performance.now();
    if (timer === undefined) due = now + LATEST_MS;
    clearTimeout(timer);
    const run = (): void => {
      timer = undefined;
      work(value);
    };
    timer = setTimeout(run, Math.max(0, Math.min(QUIET_MS, due - now)));
  };
}
