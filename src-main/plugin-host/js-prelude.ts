/**
 * What a script finds in its world besides the language: `host`, `console`, `module` and `exports`, and a `Date` and a
 * `Math.random` that say the same in every run that begins with the same. The text runs inside the sandbox before the
 * script does; nothing of it is a boundary, it is only how the world looks.
 */

/**
 * Called with nothing; answers the function that sets the moment and the seed. The engine's own clock cannot be
 * reached afterwards. The random numbers are a counter times an odd constant, mixed by shifts and products: quick,
 * evenly spread, and fit for games, not for secrets.
 */
const CHANCE = `(() => {
  const EngineDate = Date;
  const { construct, ownKeys } = Reflect;
  const { imul } = Math;
  let now = 0;
  let state = 0;
  function PluginDate(...parts) {
    if (!new.target) return new EngineDate(now).toString();
    return construct(EngineDate, parts.length === 0 ? [now] : parts, new.target);
  }
  for (const key of ownKeys(EngineDate)) {
    if (key === 'now') continue;
    Object.defineProperty(PluginDate, key, Object.getOwnPropertyDescriptor(EngineDate, key));
  }
  const hidden = (value) => ({ value, writable: true, configurable: true });
  Object.defineProperty(PluginDate, 'now', hidden({ now: () => now }.now));
  Object.defineProperty(EngineDate.prototype, 'constructor', hidden(PluginDate));
  Object.defineProperty(globalThis, 'Date', hidden(PluginDate));
  const bits = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = imul(state ^ (state >>> 16), 0x7feb352d);
    mixed = imul(mixed ^ (mixed >>> 15), 0x846ca68b);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
  const random = () => ((bits() >>> 5) * 0x4000000 + (bits() >>> 6)) / 0x20000000000000;
  Object.defineProperty(Math, 'random', hidden(random));
  return (nowMs, seed) => {
    now = nowMs;
    state = seed | 0;
  };
})()`;

/** Called with (ask, log, names of host functions); answers the object through which the host calls the script. */
export const PRELUDE = `((ask, log, names) => {
  'use strict';
  const { parse, stringify } = JSON;
  const setChance = ${CHANCE};
  const host = {};
  for (const name of names.split(' ')) {
    host[name] = (input) => {
      const answer = parse(ask(name, input === undefined ? '' : stringify(input)));
      if (answer.error) throw Object.assign(new Error(answer.error.message), { code: answer.error.code });
      return answer.ok;
    };
  }
  const show = (value) => {
    if (typeof value === 'string') return value;
    if (value instanceof Error) return String(value);
    return stringify(value) ?? String(value);
  };
  const console = {};
  for (const level of ['debug', 'info', 'warn', 'error']) {
    console[level] = (...values) => log(level, values.map(show).join(' '));
  }
  console.log = console.info;
  const module = { exports: {} };
  const define = (name, value) => Object.defineProperty(globalThis, name, { value, writable: true });
  define('host', Object.freeze(host));
  define('console', Object.freeze(console));
  define('module', module);
  define('exports', module.exports);

  let settled = {};
  const text = (value) => (value === undefined || value === null ? '' : stringify(value) ?? '');
  return {
    setChance: (nowMs, seed) => setChance(+nowMs, +seed),
    functionsAmong(names) {
      const found = [];
      for (const name of names.split(' ')) {
        if (typeof module.exports[name] === 'function') found.push(name);
      }
      return found.join(' ');
    },
    start(name, input) {
      settled = {};
      const value = module.exports[name](parse(input));
      if (typeof value?.then !== 'function') settled = { text: text(value) };
      else value.then((later) => { settled = { text: text(later) }; }).then(undefined, (error) => { settled = { error }; });
    },
    finish() {
      if ('error' in settled) throw settled.error;
      return settled.text;
    },
  };
})`;
