/**
 * Options of a start: ours, those of the engine below, and what is neither: misspelt, without its value, or known to
 * nobody. A window that opens instead of saying so would look as if it had been understood.
 */
import { splitAt } from '../../src-core/app/verb';
import { cleanLine } from '../../src-core/plugin/clean-text';
import { editDistance } from '../../src-core/plugin/nearest-word';

/** Options by name, as they are written. */
const OURS: ReadonlyMap<string, string> = new Map([
  ['--safe', '--safe'],
  ['--data-dir', '--data-dir=DIR'],
  ['--json', '--json'],
  ['--help', '--help'],
  ['--version', '--version'],
]);

/** Letters that may be wrong in an option that is taken for one of ours. */
const NEAR = 2;

/** What is wrong with one option, and how it is written; undefined when nothing is, or when it is the engine's. */
export function optionFault(word: string): string | undefined {
  if (!word.startsWith('--') || word === '--') return undefined;
  const [name, value] = splitAt(word, '=');
  if (name === '--data-dir') return value ? undefined : `write ${OURS.get(name)}, with no blank between`;
  if (OURS.has(name)) return value === undefined ? undefined : `${name} takes no value`;
  const meant = [...OURS].find(([ours]) => editDistance(name.toLowerCase(), ours) <= NEAR);
  if (meant) return `unknown option ${cleanLine(name, 40)}; did you mean ${meant[1]}?`;
  return isOfEngine(name) ? undefined : `unknown option ${cleanLine(name, 40)}`;
}

/** Whether an option is one of Electron's, Chromium's or Node's: they have hundreds, in families. */
function isOfEngine(name: string): boolean {
  return ENGINE_FAMILIES.test(name) || ENGINE_OPTIONS.has(name);
}

/** First words of their names (chromium: content_switches.cc, chrome_switches.cc, gl_switches.cc; Node: --help). */
const ENGINE_FAMILIES = new RegExp(
  `^--(?:${[
    'a11y accept allow angle app ash aura auth auto blink canvas check component crash custom data-path debug',
    'default device diagnostic disable disk dns dump enable encode experimental explicitly expose extra',
    'force full gl gpu gtk hide high host icu ignore in-process inspect isolate js kiosk log max media memory min',
    'mock mute net no num original override ozone password perf power process profile proxy pull reduce register',
    'remote renderer restore run secure shared show silent simulate site skip squirrel ssl stack start stub sync',
    'test throttle throw top touch trace unhandled unlimited unsafely use user utility video viz wait wayland web',
    'webgl webrtc webview win window wm x11 xdg xr zygote',
  ]
    .join(' ')
    .split(' ')
    .join('|')})-`,
);

/** Names of one word. */
const ENGINE_OPTIONS: ReadonlySet<string> = new Set(
  [
    '--class --display --headless --incognito --inspect --kiosk --lang --name --noerrdialogs --nosplash --type --v',
    '--vmodule --xsession --relaunch --single-process --zygote --maximized --gapplication-service --desktop',
  ]
    .join(' ')
    .split(' '),
);

/** The first fault among the words of a command line: of what stands before the first word that is no option. */
export function optionsFault(words: readonly string[]): string | undefined {
  const until = words.findIndex((word) => !word.startsWith('-'));
  const before = until < 0 ? words : words.slice(0, until);
  // Whoever writes the folder behind a blank does so anywhere.
  const found = [...before, ...words.filter((word) => word === '--data-dir')].map(optionFault);
  return found.find((fault) => fault !== undefined);
}
