/** Hears all the ways in which a program that we run is to be ended: by a signal to us, by time, by the loss of npm. */
import fs from 'node:fs';

/** How soon it is noticed that whoever started us has gone. */
const WATCH_MS = 500;

/** @type {readonly NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Passes on every signal that asks us to end, then SIGKILL when that has no effect. Counts as one that npm has
 * gone which started us: it passes signals to a shell, and not every shell passes them to us.
 * @param {{ limitMs: number | undefined, patience: number }} times
 * @param {(signal: NodeJS.Signals) => void} pass
 */
export function whenToEnd({ limitMs, patience }, pass) {
  /** @type {NodeJS.Signals | null} */
  let asked = null;
  let late = false;
  /** @type {NodeJS.Timeout | undefined} */
  let impatience;
  const end = (/** @type {NodeJS.Signals} */ signal) => {
    impatience ??= setTimeout(() => pass('SIGKILL'), patience);
    pass(signal);
  };
  const ask = (/** @type {NodeJS.Signals} */ signal) => {
    asked = signal;
    end(signal);
  };
  const tooLate = () => {
    late = true;
    end('SIGTERM');
  };
  const limit = limitMs === undefined ? undefined : setTimeout(tooLate, limitMs);
  const before = ancestors();
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event && ancestors() !== before && asked === null) ask('SIGTERM');
  }, WATCH_MS);
  for (const signal of SIGNALS) process.on(signal, ask);
  return {
    asked: () => asked,
    late: () => late,
    begun: () => late || asked !== null,
    stop() {
      clearInterval(watch);
      clearTimeout(limit);
      clearTimeout(impatience);
      for (const signal of SIGNALS) process.removeListener(signal, ask);
    },
  };
}

/** The shell that started us, and the npm that started it where the kernel says (proc(5), /proc/PID/stat). */
function ancestors() {
  const shell = process.ppid;
  try {
    const stat = fs.readFileSync(`/proc/${shell}/stat`, 'utf8');
    return `${shell} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return `${shell}`;
  }
}
