/** What a compiler says, as clean lines that name file and line, and what its end means for the author. */
import { sep } from 'node:path';
import { ok, type Result } from '../../../src-core/lib/result';
import { cleanOutput, faultOf } from './build-fault';
import type { BuildFault } from './built';
import type { Compiled } from './compile-job';
import { COMPILE_MS, type CompilerEnd } from './run-compiler';

/**
 * What came of a compiler that was run. `source` is the file that was compiled, for the sentence; paths below `folder`
 * are shortened to what the author calls them.
 */
export function compiledBy(
  program: string,
  source: string,
  folder: string,
  end: CompilerEnd,
): Result<Compiled, BuildFault> {
  if (end.kind === 'not_started') {
    return faultOf('no_compiler', `${program} cannot be started (${end.reason})`);
  }
  if (end.kind === 'overtime') {
    return faultOf(
      'compile',
      `${program} had not compiled ${source} after ${COMPILE_MS / 1000} s and was ended`,
    );
  }
  if (end.kind === 'too_much') {
    return faultOf('compile', `${program} said more about ${source} than anybody reads, and was ended`);
  }
  const lines = cleanLines(`${end.stderr}\n${end.stdout}`, folder);
  if (end.code === null) return faultOf('compile', brokeOff(program, source), lines);
  if (end.code === 0) return ok({ warnings: lines });
  const first = lines.find((one) => /\berror\b/i.test(one)) ?? lines[0] ?? 'it gave no reason';
  return faultOf('compile', `${source} does not compile: ${first.trim()}`, lines);
}

/** A compiler that a signal ended. It is ours that ends it for its time and its words, and then it is said so. */
export function brokeOff(program: string, source: string): string {
  return `${program} broke off at ${source}: it needed more memory than a compiler gets here, or could not cope with what it read`;
}

/** Paths below the folder are shortened; see {@link cleanOutput}. */
export function cleanLines(text: string, folder: string): string[] {
  const told = text.replaceAll(`${folder}${sep}`, '').split(/\r\n|\n|\r/);
  return gatherPlaces(cleanOutput(told));
}

/** `asc` and `rustc` say what first and where below; the place is put before it, as every editor reads it. */
function gatherPlaces(lines: readonly string[]): string[] {
  return lines.map((one, at) => {
    if (!/^(error|warning)\b/i.test(one)) return one;
    const next = lines.slice(at + 1).findIndex((later) => /^(error|warning|note)\b/i.test(later));
    const below = lines.slice(at + 1, next < 0 ? at + 12 : at + 1 + next);
    const place = below.map(placeIn).find((found) => found !== undefined);
    return place === undefined ? one : `${place}: ${one}`;
  });
}

function placeIn(line: string): string | undefined {
  const asc = /└─ in (.+)\((\d+),(\d+)\)$/.exec(line);
  const rustc = /^\s*--> (.+):(\d+):(\d+)$/.exec(line);
  const found = asc ?? rustc;
  return found ? `${found[1]}:${found[2]}:${found[3]}` : undefined;
}
