/** The failures of plugins, worded for the user. Every text that a plugin had a hand in is cleaned and cut here. */
import { cleanText } from '../../src-core/lib/clean-text';
import { type Err, err } from '../../src-core/lib/result';
import { withoutSequences } from '../../src-core/lib/terminal-sequences';
import type { RuntimeFailure } from '../plugin/plugin-runtime';

/** The longest message of a failure, in UTF-16 code units. */
export const MAX_MESSAGE = 500;

/** A failure with its sentence made fit to be shown: clean, on one line, at most {@link MAX_MESSAGE} long. */
export function failure(kind: RuntimeFailure['kind'], message: string): RuntimeFailure {
  // Cut before cleaning too: a plugin may hand over megabytes.
  const clean = cleanText(withoutSequences(message.slice(0, 4 * MAX_MESSAGE))).trim();
  return { kind, message: clean.length > MAX_MESSAGE ? `${clean.slice(0, MAX_MESSAGE - 1)}…` : clean };
}

/** The same as a refused result. */
export function failed(kind: RuntimeFailure['kind'], message: string): Err<RuntimeFailure> {
  return err(failure(kind, message));
}

/** Whether the instance is gone after this: only what a plugin reports itself, by its own rules, leaves it usable. */
export function isFatal({ kind }: RuntimeFailure): boolean {
  return kind !== 'plugin';
}

/** It computed for longer than it may. */
export function outOfCpu(cpuMs: number): RuntimeFailure {
  return failure('timeout', `The plugin computed for more than ${seconds(cpuMs)} and was stopped.`);
}

/** It took longer than it may, waiting included. */
export function outOfTime(wallMs: number): RuntimeFailure {
  return failure('timeout', `The plugin was not done after ${seconds(wallMs)} and was stopped.`);
}

/** It used all the memory it may. */
export function outOfMemory(bytes: number): RuntimeFailure {
  return failure('limit', `The plugin needed more than its ${mebibytes(bytes)} of memory.`);
}

/** It answered with more than is read. */
export function outputTooLong(bytes: number): RuntimeFailure {
  return failure('limit', `The plugin answered with more than ${Math.floor(bytes / 1024)} KiB.`);
}

/** It called itself until no stack was left. */
export function tooDeep(): RuntimeFailure {
  return failure('limit', 'The plugin called itself too many times (its stack is used up).');
}

/** The manifest names an export that is not there. */
export function missingExport(name: string): RuntimeFailure {
  return failure('load', `The plugin's manifest declares \`${name}\`, but the plugin has no such function.`);
}

/** A number of bytes for people. */
export function mebibytes(bytes: number): string {
  return `${Math.round((bytes / 1024 / 1024) * 10) / 10} MiB`;
}

function seconds(ms: number): string {
  return ms < 1_000 ? `${ms} ms` : `${Math.round(ms / 100) / 10} s`;
}
