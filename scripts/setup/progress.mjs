/** What the user sees of the set-up: one line a fact, with the seconds since it began, and a sign of life. */

/** How long nothing may be said while something runs. */
const SILENCE_MS = 10_000;

/**
 * @typedef {object} Progress
 * @property {(text: string) => void} say
 * @property {<T>(name: string, work: (say: (text: string) => void) => Promise<T>) => Promise<T>} step
 *   runs a named step: what it says carries its name, and its end is told when it took long enough to notice
 * @property {() => void} end
 */

/**
 * @param {(line: string) => void} write
 * @param {() => number} [now] milliseconds, from anywhere
 * @returns {Progress}
 */
export function createProgress(write, now = () => performance.now()) {
  const start = now();
  let spoken = start;
  /** @type {Set<string>} */
  const running = new Set();
  const say = (/** @type {string} */ text) => {
    spoken = now();
    write(`[setup ${seconds(spoken - start).padStart(5)} s] ${text}`);
  };
  const signOfLife = setInterval(() => {
    if (running.size > 0 && now() - spoken >= SILENCE_MS) say(`still at work: ${[...running].join(', ')}`);
  }, 1_000);
  signOfLife.unref();
  return {
    say,
    async step(name, work) {
      const begun = now();
      running.add(name);
      try {
        const value = await work((text) => say(`${name}: ${text}`));
        if (now() - begun >= 500) say(`${name}: done in ${seconds(now() - begun)} s`);
        return value;
      } finally {
        running.delete(name);
      }
    },
    end: () => clearInterval(signOfLife),
  };
}

/** @param {number} ms */
function seconds(ms) {
  return (ms / 1_000).toFixed(1);
}
