/** Answers for programs from a case. Nothing is started; what leads here was permitted and found. */
import { basename } from 'node:path';
import type { CaseProgram } from '../../../../src-core/plugin/cases/case-schema';
import { fits, GAP, within } from '../../../../src-core/plugin/cases/wildcard';
import { cleanLine } from '../../../../src-core/plugin/clean-text';
import type { HostError } from '../../../../src-core/plugin/host-functions';
import type { StartProgram } from '../../../outside/programs';
import type { ProgramEnd, ProgramStart } from '../../../outside/run-program';
import { inTurn } from './in-turn';

/** As {@link playedNetwork}: in the order of the case, the last one that fits again and again. */
export function playedPrograms(
  programs: readonly CaseProgram[],
  findings: string[],
  want: (error: HostError) => void,
): StartProgram {
  const next = inTurn(programs);
  return (start) => {
    const program = basename(start.file).replace(/\.exe$/, '');
    const found = next((one) => one.program === program && isMeant(one, start));
    if (found) return Promise.resolve(ended(found, start.maxBytes, want));
    const deed = cleanLine(['run', program, ...start.args].join(' '), 500);
    findings.push(`asked: ${deed}, which the case does not answer`);
    want({ code: 'E_UNAVAILABLE', message: `the case does not answer ${deed}` });
    return Promise.resolve({ kind: 'not_started', reason: 'the case does not answer it' });
  };
}

/** `…` as the last argument stands for any number of them. */
function isMeant({ args, stdin }: CaseProgram, start: ProgramStart): boolean {
  if (stdin !== undefined && !within(stdin, start.stdin)) return false;
  if (args === undefined) return true;
  const isOpen = args.at(-1) === GAP;
  const named = isOpen ? args.slice(0, -1) : args;
  if (isOpen ? start.args.length < named.length : start.args.length !== named.length) return false;
  return named.every((arg, at) => fits(arg, start.args[at] ?? ''));
}

function ended({ answer }: CaseProgram, maxBytes: number, want: (error: HostError) => void): ProgramEnd {
  if ('error' in answer) {
    want({ code: answer.error, message: 'as the case says' });
    return { kind: 'not_started', reason: 'as the case says' };
  }
  const { code = 0, stdout = '', stderr = '' } = answer;
  const isTooMuch = [stdout, stderr].some((text) => Buffer.byteLength(text) > maxBytes);
  return isTooMuch ? { kind: 'too_much' } : { kind: 'ended', code, stdout, stderr };
}
