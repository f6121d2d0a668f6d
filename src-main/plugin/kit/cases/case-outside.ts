/**
 * The world outside of one case: what the case says, behind the application's own gates. Permissions, rates, sizes and
 * redirects are judged as in life; only the last step is played, so that no socket is opened and no program started.
 * Files are real ones, in a folder of the case's own.
 */
import type { Case } from '../../../../src-core/plugin/cases/case-schema';
import type { HostAnswer, HostError } from '../../../../src-core/plugin/host-functions';
import type { Manifest } from '../../../../src-core/plugin/manifest';
import { isHomeName } from '../../../outside/addresses';
import { createOutside } from '../../../outside/outside';
import type { Access } from '../../../outside/outside-parts';
import type { AnswerOutside, OutsideCall } from '../../plugin-runtime';
import { deedOf } from './case-deed';
import { type CaseFolder, isReachable } from './case-folder';
import { playedNetwork } from './played-network';
import { playedPrograms } from './played-programs';

/** See the head of the file. */
export interface CaseOutside {
  readonly answer: AnswerOutside;
  /** What was asked, in order; `refused` before what was not permitted. */
  readonly asked: string[];
  /** What the case does not answer. */
  readonly findings: string[];
}

/** Where the names of the internet are, as far as a plugin can tell. */
const SOMEWHERE = { address: '93.184.215.14', family: 4 };
const HERE = { address: '127.0.0.1', family: 4 };

/** The world outside, as the case and the manifest say. */
export function openCaseOutside(
  one: Pick<Case, 'network' | 'programs' | 'secrets' | 'allowed'>,
  manifest: Manifest,
  folder: CaseFolder,
): CaseOutside {
  const asked: string[] = [];
  const findings: string[] = [];
  const access = accessOf(manifest, one.allowed === 'all');
  /** An error that stands in the place of whatever the way back makes of it. */
  let wanted: HostError | undefined;
  const want = (error: HostError) => {
    wanted = error;
  };
  const real = createOutside({
    access: () => ({ ...access, granted: access.granted.filter(isReachable) }),
    askMore: () => Promise.resolve('denied'),
    dataFolder: () => folder.own,
    home: folder.home,
    closed: [folder.closed],
    env: { PATH: folder.programs },
    secrets: { read: (_plugin, name) => one.secrets?.[name] ?? null },
    audit: () => undefined,
    resolve: (host) => Promise.resolve([isHomeName(host) ? HERE : SOMEWHERE]),
    exchange: playedNetwork(one.network ?? [], findings, want),
    runProgram: playedPrograms(one.programs ?? [], findings, want),
  });
  const answer: AnswerOutside = async (call, signal) => {
    wanted = undefined;
    const unreachable = folder.unreachable(call, access.granted);
    if (unreachable !== undefined) findings.push(`asked: ${unreachable}`);
    const text =
      unreachable === undefined
        ? await real(call, signal)
        : errorText({ code: 'E_UNAVAILABLE', message: unreachable });
    const said = wanted === undefined ? text : errorText(wanted);
    note(call, said, asked, findings);
    return said;
  };
  return { answer, asked, findings };
}

/** What a plugin may do for whom the user said yes to what is required, and to the rest or not. */
function accessOf(manifest: Manifest, all: boolean): Access {
  const { permissions, optionalPermissions, limits, settings } = manifest;
  return {
    granted: all ? [...permissions, ...optionalPermissions] : permissions,
    optional: all ? [] : optionalPermissions,
    limits,
    secrets: settings.filter(({ type }) => type === 'secret').map(({ name }) => name),
  };
}

function note({ name, input }: OutsideCall, answer: string, asked: string[], findings: string[]): void {
  if (name === 'get_secret') return;
  const deed = deedOf(name, input);
  const said = JSON.parse(answer) as HostAnswer;
  const code = 'error' in said ? said.error.code : undefined;
  asked.push(code === 'E_PERMISSION' ? `refused ${deed}` : deed);
  if (code === 'E_NOT_FOUND') findings.push(`asked: ${deed}, which the case does not have`);
  if (code === 'E_PERMISSION')
    findings.push(`refused: ${deed}: the manifest does not allow it, or the case does not (“allowed”)`);
}

function errorText(error: HostError): string {
  return JSON.stringify({ error } satisfies HostAnswer);
}
