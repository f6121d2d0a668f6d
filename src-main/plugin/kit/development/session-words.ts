/** How a development is told of: lines for the page, sentences for the status line. */
import { quoteLine } from '../../../../src-core/plugin/clean-text';
import type { ReportTone } from '../../../../src-core/plugin/report';
import { byteWords } from '../../../../src-core/plugin/report-lines';
import type { Developed } from '../../develop-terms';
import type { PluginSaid } from '../../plugin-feed';
import type { Built } from '../build';
import type { WritableFolder } from './written-by-plugins';

/** One thing to tell, not cleaned. */
export interface Told {
  readonly text: string;
  readonly tone: ReportTone;
}

/** A folder's path in quotation marks. */
export function shownPath(folder: string): string {
  return quoteLine(folder, 300);
}

/** `built hello 0.1.0 in 31 ms, 3.2 kB; loaded`. */
export function buildLine({ name, version, ms, bytes }: Built, developed: Developed): Told {
  const { text, tone } = becameOf(developed);
  return { text: `built ${name} ${version} in ${ms} ms, ${byteWords(bytes)}; ${text}`, tone };
}

/** The same for the status line, which has less room; undefined when there is nothing new. */
export function buildNotice({ name }: Built, developed: Developed): Told | undefined {
  if (developed.kind === 'same') return undefined;
  const { text, tone } = becameOf(developed);
  return { text: tone === 'ok' ? `${name} built and ${text}` : `${name} built, ${text}`, tone };
}

function becameOf(developed: Developed): Told {
  switch (developed.kind) {
    case 'loaded':
      return developed.off === null
        ? { text: 'loaded', tone: 'ok' }
        : { text: `in its place, but not on: ${developed.off}`, tone: 'warning' };
    case 'same':
      return { text: 'nothing is different', tone: 'dim' };
    case 'refused':
      return { text: `not loaded: ${developed.reason}`, tone: 'error' };
    case 'off':
      return {
        text: `not loaded: ${developed.name} is off (${developed.reason}); switch it on with P, then save again`,
        tone: 'warning',
      };
    case 'denied':
      return { text: 'not loaded: you did not allow what it asks for', tone: 'warning' };
    case 'unasked':
      return { text: 'not loaded: nobody answered the question', tone: 'warning' };
  }
}

/** Why nothing is built where a plugin could write the source. */
export function writerWords({ plugin, path }: WritableFolder): string {
  const remedy = `develop in another folder, or revoke that with plugin revoke ${plugin}`;
  return `the plugin ${plugin} may write to ${shownPath(path)}, and so to what would be built and run here: ${remedy}`;
}

/** What a plugin logged, or what was said about it. */
export function saidLine({ plugin, level, from, text }: PluginSaid): Told {
  const words = from === 'log' ? `${level.padEnd(5)} ${text}` : `${plugin}: ${text}`;
  return { text: words, tone: TONES[level] };
}

/** The level of a message in the status line. */
export function levelOf(tone: ReportTone): 'info' | 'success' | 'warning' | 'error' {
  if (tone === 'ok') return 'success';
  return tone === 'warning' || tone === 'error' ? tone : 'info';
}

const TONES = { debug: 'dim', info: 'text', warn: 'warning', error: 'error' } as const;
