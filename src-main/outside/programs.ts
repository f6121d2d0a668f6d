/**
 * `run_command`: one program that the user granted by its name, with arguments as a list. There is no shell, so nothing
 * in an argument is read as a command.
 */
import { chmod } from 'node:fs/promises';
import { ok } from '../../src-core/lib/result';
import { folderPath } from './file-names';
import { findProgram, searchPath } from './find-program';
import type { Gate } from './gate';
import { type Caller, type Outcome, type OutsideParts, refusal, STOPPED } from './outside-parts';
import { openOwnFolder } from './roots';
import { type ProgramEnd, type ProgramStart, programEnvironment, runProgram } from './run-program';
import { TimeBudget } from './time-budget';

/** Programs of one plugin that run at the same time. */
const MAX_AT_A_TIME = 4;

/** What `run_command` is given. */
export interface PluginProgram {
  readonly program: string;
  readonly args?: readonly string[] | undefined;
  readonly stdin?: string | undefined;
}

/** What `run_command` answers. */
export interface ProgramAnswer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Answers `run_command`. */
export type Run = (caller: Caller, request: PluginProgram) => Promise<Outcome<ProgramAnswer>>;

/** Runs a program that was permitted and found. */
export type StartProgram = (start: ProgramStart, signal: AbortSignal) => Promise<ProgramEnd>;

type Parts = Pick<OutsideParts, 'dataFolder' | 'home' | 'closed' | 'env'> & {
  readonly runProgram?: StartProgram;
};

/** Runs programs; keeps nothing but how many run. */
export function createRun(parts: Parts, gate: Gate): Run {
  const running = new Map<string, number>();
  return async (caller, request) => {
    const { plugin } = caller;
    const allowed = await gate(caller, {
      covers: (one) => one.kind === 'execute' && (one.program === null || one.program === request.program),
      deed: `run ${request.program}`,
    });
    if (!allowed.ok) return allowed;
    const now = running.get(plugin) ?? 0;
    if (now >= MAX_AT_A_TIME) return refusal('E_LIMIT', `${MAX_AT_A_TIME} programs run already`);
    running.set(plugin, now + 1);
    try {
      return await start(parts, caller, request);
    } finally {
      running.set(plugin, (running.get(plugin) ?? 1) - 1);
    }
  };
}

async function start(
  parts: Parts,
  caller: Caller,
  { program, args = [], stdin = '' }: PluginProgram,
): Promise<Outcome<ProgramAnswer>> {
  const { limits } = caller.access;
  if (args.some((arg) => arg.includes('\0'))) return refusal('E_INPUT', 'an argument has a NUL in it');
  const folders = searchPath(parts.env.PATH ?? parts.env.Path);
  const file = await findProgram(program, folders, writable(parts, caller));
  if (!file.ok) return refusal('E_NOT_FOUND', `${program} ${file.error}`);
  const cwd = await workingFolder(parts, caller);
  if (!cwd.ok) return cwd;
  const env = programEnvironment(parts.env, folders);
  const budget = new TimeBudget(limits.programMs, caller.signal);
  const end = await budget.spend((signal) => {
    caller.note(`run ${program}`);
    return (parts.runProgram ?? runProgram)(
      { file: file.value, args, stdin, cwd: cwd.value, env, maxBytes: limits.programBytes },
      signal,
    );
  });
  if (end === 'aborted') return STOPPED;
  if (end === 'timeout') return refusal('E_TIMEOUT', `${program} did not end within ${limits.programMs} ms`);
  return answer(program, end, limits.programBytes);
}

function answer(program: string, end: ProgramEnd, maxBytes: number): Outcome<ProgramAnswer> {
  if (end.kind === 'too_much') return refusal('E_LIMIT', `${program} printed more than ${maxBytes} bytes`);
  if (end.kind === 'not_started') return refusal('E_IO', `${program} cannot be started (${end.reason})`);
  return ok({ code: end.code, stdout: end.stdout, stderr: end.stderr });
}

/** Where plugins, this one or others, may have put files that look like programs. */
function writable({ closed, home }: Parts, { access: { granted } }: Caller): readonly string[] {
  const folders = granted.flatMap((one) => {
    if (one.kind !== 'filesystem' || one.access !== 'write' || one.path === null) return [];
    const path = folderPath(one.path, home);
    return path === undefined ? [] : [path];
  });
  return [...closed, ...folders];
}

/** The plugin's own folder, for the user alone. */
async function workingFolder({ dataFolder }: Parts, { plugin }: Caller): Promise<Outcome<string>> {
  const path = dataFolder(plugin);
  try {
    const folder = await openOwnFolder(path);
    try {
      await chmod(folder.itself, 0o700);
      return ok(path);
    } finally {
      await folder.close();
    }
  } catch {
    return refusal('E_IO', "the plugin's own folder cannot be opened");
  }
}
