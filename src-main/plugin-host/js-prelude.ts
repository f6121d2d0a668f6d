/**
 * What a script finds in its world besides the language: `host`, `console`, `module` and `exports`. The text runs
 * inside the sandbox before the script does; nothing of it is a boundary, it is only how the world looks.
 */

/** Called with (ask, log, names of host functions); answers the object through which the host calls the script. */
export const PRELUDE = `((ask, log, names) => {
  'use strict';
  const { parse, stringify } = JSON;
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
    has: (name) => typeof module.exports[name] === 'function',
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
