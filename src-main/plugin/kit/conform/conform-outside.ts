/**
 * The world outside of one check: what the case says behind the application's own gates, or, of one host function, an
 * answer that was chosen. Secrets are of our own making. No socket is opened and no program started.
 */
import type { Case } from '../../../../src-core/plugin/cases/case-schema';
import type { OutsideFunctionName } from '../../../../src-core/plugin/host-functions';
import type { Manifest } from '../../../../src-core/plugin/manifest';
import type { AnswerOutside, OutsideCall } from '../../plugin-runtime';
import { openCaseFolder } from '../cases/case-folder';
import { openCaseOutside } from '../cases/case-outside';

/** An answer that was chosen for one host function. */
export interface Chosen {
  readonly name: OutsideFunctionName;
  /** JSON as host functions answer it. */
  readonly answer: string;
  /** Only the call of that number, from 0, of those to this function; all of them when left out. */
  readonly only?: number;
  /** The answer is what was asked: a server that says what it was sent. */
  readonly echo?: true;
}

/** See the head of the file. */
export interface ConformOutside {
  readonly answer: AnswerOutside;
  readonly asked: readonly OutsideCall[];
  dispose(): void;
}

/** What every secret of the plugin is in a check; nothing else is like it. */
export const CANARY = 'canary7f3a9c51e8d24b60';

/** Opens it. */
export function openConformOutside(
  one: Case,
  manifest: Manifest,
  chosen: Chosen | undefined,
): ConformOutside {
  const asked: OutsideCall[] = [];
  const counts = new Map<OutsideFunctionName, number>();
  const played = once(() => playedFor(one, manifest));
  const answer: AnswerOutside = (call, signal) => {
    const at = counts.get(call.name) ?? 0;
    counts.set(call.name, at + 1);
    asked.push(call);
    const isChosen = chosen?.name === call.name && (chosen.only ?? at) === at;
    if (chosen && isChosen) return Promise.resolve(chosen.echo ? echoOf(call) : chosen.answer);
    const world = played();
    return world ? world.answer(call, signal) : Promise.resolve(UNAVAILABLE);
  };
  return { answer, asked, dispose: () => played.made()?.dispose() };
}

const UNAVAILABLE = '{"error":{"code":"E_UNAVAILABLE","message":"not there"}}';

function echoOf({ input }: OutsideCall): string {
  const body = JSON.stringify({
    message: `you sent ${input}`,
    errorMessages: [input],
    error: { message: input },
  });
  return JSON.stringify({ ok: { status: 400, headers: {}, body, url: 'https://example.org/' } });
}

function playedFor(one: Case, manifest: Manifest) {
  const folder = openCaseFolder({ files: one.files, programs: one.programs, wrote: undefined });
  if (!folder.ok) return undefined;
  const secrets = Object.fromEntries(
    manifest.settings
      .filter(
        ({ type, name }) => type === 'secret' && (!one.secrets || typeof one.secrets[name] === 'string'),
      )
      .map(({ name }) => [name, CANARY]),
  );
  const { answer } = openCaseOutside({ ...one, secrets }, manifest, folder.value);
  return { answer, dispose: folder.value.dispose };
}

function once<T>(make: () => T): { (): T; made(): T | undefined } {
  let value: { readonly is: T } | undefined;
  const get = () => {
    value ??= { is: make() };
    return value.is;
  };
  return Object.assign(get, { made: () => value?.is });
}
