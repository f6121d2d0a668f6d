/** How one call is judged, from what came of it and what it was given. */
import type { PluginExport } from '../abi';
import { cleanLine } from '../clean-text';
import { PASSED, type Verdict } from './conform-check';

/** What came of a call. */
export interface Took {
  /** Why it came to nothing, as the sandbox says. */
  readonly failure: { readonly kind: string; readonly message: string } | null;
  /** Why what it returned would not be done. */
  readonly refusal: { readonly reason: string; readonly namesNoTodo: boolean } | null;
  /** It read a first page of several, and no further one. */
  readonly unread: string | null;
}

/** What is known of what it was given. */
export interface Given {
  readonly export: PluginExport;
  /**
   * `input`: something that is as it should be; `outside`: the host refused, or the world outside answered badly;
   * `unknown`: something the plugin has never said it can.
   */
  readonly about: 'input' | 'outside' | 'unknown';
  /** A text in it is as long as it may be: what adds to it has no room. */
  readonly isFull?: boolean;
  /** A todo went away while the plugin computed, which it could not know. */
  readonly gone?: boolean;
}

/** Errors of the language that nobody throws on purpose. */
const ACCIDENT = /\breported: (TypeError|ReferenceError|RangeError|InternalError|URIError): /;

const MAX_CAME = 300;

/** The verdict on one call. */
export function judgeRun(took: Took, given: Given): Verdict {
  if (took.failure) return judgeFailure(took.failure, given);
  if (took.refusal) return judgeRefusal(took.refusal, given);
  return took.unread === null ? PASSED : { level: 'recommendation', came: took.unread };
}

function judgeFailure({ kind, message }: NonNullable<Took['failure']>, given: Given): Verdict {
  const came = cleanLine(message, MAX_CAME);
  if (kind !== 'plugin' || ACCIDENT.test(message)) return { level: 'error', came };
  if (given.about === 'unknown') return PASSED;
  // What `generate` returns has no room for a sentence: to report is how it says one.
  const isAsked = given.export === 'handle_action' || given.export === 'generate';
  if (!isAsked) return { level: 'warning', came: `${came} ${COUNTS}` };
  if (given.about === 'outside' || given.export === 'generate') return PASSED;
  return { level: 'recommendation', came: `${came} ${SAY}` };
}

const TOO_LONG = /: Too big: expected string to have <=\d+ characters$/;

const COUNTS = '(a reported failure counts: after three in a row a plugin is switched off)';
const SAY = '(a reported failure counts as one: say it in a status message instead)';

function judgeRefusal({ reason, namesNoTodo }: NonNullable<Took['refusal']>, given: Given): Verdict {
  if (given.gone && namesNoTodo) return PASSED;
  // Nothing is changed, nothing is counted, and who pressed the key is told why.
  if (given.isFull && given.export === 'handle_action' && TOO_LONG.test(reason))
    return { level: 'recommendation', came: cleanLine(`has no room for it: ${reason}`, MAX_CAME) };
  const isForm = /^(returned something that is not JSON|did not return an object)/.test(reason);
  return {
    level: isForm ? 'error' : 'warning',
    came: cleanLine(`what it returned is refused: ${reason}`, MAX_CAME),
  };
}
