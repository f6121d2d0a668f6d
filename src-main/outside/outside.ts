/**
 * Answers the host functions that reach outside the sandbox: network, files, programs, secrets. Here a call's input is
 * checked against the table and its answer written; the permission is looked for in `gate.ts`, and everything after it
 * is in one file per kind. Knows nothing of sandboxes, prompts and storage.
 */
import { assertNever } from '../../src-core/lib/assert-never';
import type { Result } from '../../src-core/lib/result';
import { cleanLine, cleanRecord } from '../../src-core/plugin/clean-text';
import { maxHostInputBytes } from '../../src-core/plugin/host-function-names';
import {
  HOST_FUNCTIONS,
  type HostAnswer,
  type OutsideFunctionName,
} from '../../src-core/plugin/host-functions';
import { utf8Length } from '../../src-core/plugin/utf8-length';
import type { AnswerOutside, OutsideCall } from '../plugin/plugin-runtime';
import { createFiles, type Files } from './files';
import { createGate } from './gate';
import { createFetch, type Fetch, type SendRequest } from './network';
import { type Caller, type Outcome, type OutsideParts, refusal, STOPPED } from './outside-parts';
import { createRun, type Run, type StartProgram } from './programs';
import { readSecret } from './secrets';

const MAX_NOTE = 200;
const MAX_MESSAGE = 300;

interface Doors {
  readonly parts: OutsideParts;
  readonly fetch: Fetch;
  readonly files: Files;
  readonly run: Run;
}

/** The last step outside, when somebody else takes it: everything before it is checked as ever. */
export interface PlayedWorld {
  readonly exchange?: SendRequest;
  readonly runProgram?: StartProgram;
}

/**
 * What main answers plugins with. Every answer is JSON as `host-functions.ts` describes it; the promise never rejects.
 * Each call asks `parts.access` anew, so that what was revoked is refused from then on; what is on its way ends by the
 * signal.
 */
export function createOutside(parts: OutsideParts & PlayedWorld): AnswerOutside {
  const gate = createGate(parts);
  const doors: Doors = {
    parts,
    fetch: createFetch({ ...parts, now: parts.now ?? (() => performance.now()) }, gate),
    files: createFiles(parts, gate),
    run: createRun(parts, gate),
  };
  return async (call, signal) => {
    try {
      return written(signal.aborted ? STOPPED : await open(doors, call, signal));
    } catch {
      return written(refusal('E_UNAVAILABLE', `${call.name}: the application could not answer`));
    }
  };
}

async function open(doors: Doors, call: OutsideCall, signal: AbortSignal): Promise<Outcome<unknown>> {
  const { plugin, run, input } = call;
  const access = doors.parts.access(plugin);
  if (!access) return STOPPED;
  if (utf8Length(input) > maxHostInputBytes(call.name)) {
    return refusal('E_LIMIT', `${call.name}: the input is too long`);
  }
  const note = (reached: string) => doors.parts.audit(plugin, run, cleanRecord(reached, MAX_NOTE));
  return answer(doors, { plugin, run, access, signal, note }, call.name, input);
}

async function answer(
  { parts, fetch, files, run }: Doors,
  caller: Caller,
  name: OutsideFunctionName,
  input: string,
): Promise<Outcome<unknown>> {
  switch (name) {
    case 'http_request':
      return checked(name, input, (request) => fetch(caller, request));
    case 'read_file':
      return checked(name, input, ({ path }) => files.read(caller, path));
    case 'write_file':
      return checked(name, input, ({ path, content }) => files.write(caller, path, content));
    case 'list_directory':
      return checked(name, input, ({ path }) => files.list(caller, path));
    case 'run_command':
      return checked(name, input, (request) => run(caller, request));
    case 'get_secret':
      return checked(name, input, (secret) => readSecret(parts, caller, secret.name));
    default:
      return assertNever(name);
  }
}

type InputOf<N extends OutsideFunctionName> = ReturnType<(typeof HOST_FUNCTIONS)[N]['input']['parse']>;

async function checked<N extends OutsideFunctionName>(
  name: N,
  input: string,
  then: (value: InputOf<N>) => Outcome<unknown> | Promise<Outcome<unknown>>,
): Promise<Outcome<unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(input);
  } catch {
    return refusal('E_INPUT', `${name}: the input is not JSON`);
  }
  const parsed = HOST_FUNCTIONS[name].input.safeParse(value);
  if (parsed.success) return then(parsed.data as InputOf<N>);
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.');
  return refusal(
    'E_INPUT',
    `${name}: ${where ? `${where}: ` : ''}${issue?.message ?? 'not the expected input'}`,
  );
}

function written(outcome: Result<unknown, { readonly code: string; readonly message: string }>): string {
  if (outcome.ok) return JSON.stringify({ ok: outcome.value } satisfies HostAnswer);
  const { code, message } = outcome.error;
  return JSON.stringify({ error: { code, message: cleanLine(message, MAX_MESSAGE) } });
}
