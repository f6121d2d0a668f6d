/** Host functions: each that a plugin was seen to use is answered with its errors, and with odd values. */
import type { ConformGroup } from '../../../../src-core/plugin/conform/conform-check';
import { hostileAnswers } from '../../../../src-core/plugin/conform/hostile-answers';
import type { HostileText } from '../../../../src-core/plugin/conform/hostile-texts';
import { hostileValues } from '../../../../src-core/plugin/conform/hostile-values';
import type { HostFunctionName } from '../../../../src-core/plugin/host-function-names';
import {
  HOST_FUNCTIONS,
  type HostErrorCode,
  type OutsideFunctionName,
} from '../../../../src-core/plugin/host-functions';
import type { StoredMetadata, TracedCall } from '../../plugin-runtime';
import type { Chosen } from './conform-outside';
import type { ConformSession } from './conform-session';
import type { Start } from './start';
import type { Use } from './uses';

/** Each function with each error of its row. */
export async function tryErrors(session: ConformSession, uses: readonly Use[]): Promise<void> {
  for (const found of uses) {
    const isAsIs = isOutside(found.name) || session.isOver('errors');
    const use = isAsIs ? found : await recordedAnew(session, found);
    const codes: readonly HostErrorCode[] = HOST_FUNCTIONS[use.name].errors;
    for (const code of codes) {
      if (code === 'E_CURSOR' && !use.trace.some(hasCursor)) continue;
      const answer = JSON.stringify({ error: { code, message: 'not this time' } });
      const how = isOutside(use.name)
        ? { chosen: { name: use.name, answer } }
        : { anew: true as const, replay: withAnswer(use, code, answer) };
      await session.try(
        { start: use.start, ...how },
        { group: 'errors', given: `${code} from ${use.name}`, about: 'outside' },
      );
    }
  }
}

/** What an instance asks that has been called before is not what a new one asks, which a recording is played to. */
async function recordedAnew({ bench }: ConformSession, use: Use): Promise<Use> {
  const came = await bench.attempt({ start: use.start, anew: true });
  return { ...use, trace: came?.answer?.trace ?? use.trace };
}

const GROUPS: Readonly<Record<OutsideFunctionName, ConformGroup>> = {
  http_request: 'network',
  read_file: 'outside',
  write_file: 'outside',
  list_directory: 'outside',
  run_command: 'outside',
  get_secret: 'secrets',
};

/** Each function of the world outside with odd answers, of all its calls and, where there are several, of the last. */
export async function tryOutside(session: ConformSession, uses: readonly Use[]): Promise<void> {
  for (const { name, start, trace } of uses) {
    if (!isOutside(name)) continue;
    const calls = trace.filter((one) => one.name === name);
    const good = calls.map(({ answer }) => textOf(answer)).findLast((text) => text !== null);
    for (const { words, ok } of hostileAnswers(name, good ?? null)) {
      const chosen: Chosen = { name, answer: JSON.stringify({ ok }) };
      const named = { group: GROUPS[name], about: 'outside' } as const;
      await session.try({ start, chosen }, { ...named, given: words });
      if (calls.length < 2) continue;
      const last = { ...chosen, only: calls.length - 1 };
      await session.try({ start, chosen: last }, { ...named, given: `at last ${words}` });
    }
    if (name !== 'http_request') continue;
    await session.try(
      { start, chosen: { name, answer: '', echo: true } },
      { group: 'network', given: '400 with all that was sent', about: 'outside' },
    );
  }
}

/** Each value that it reads with others in its place; the first other one everywhere, then the second. */
export async function tryStored(session: ConformSession, uses: readonly Use[]): Promise<void> {
  if (!session.wants('stored')) return;
  const places = placesIn(uses);
  const most = Math.max(0, ...places.map(({ values }) => values.length));
  for (let at = 0; at < most; at += 1) {
    for (const { start, place, values } of places) {
      const value = values[at];
      if (!value) continue;
      await session.try(
        { start, stored: [{ ...place, value: value.text }] },
        { group: 'stored', given: `${value.words} under “${place.key}”`, about: 'input' },
      );
    }
  }
}

interface Stored {
  readonly start: Start;
  readonly place: Pick<StoredMetadata, 'todoId' | 'key'>;
  readonly values: readonly HostileText[];
}

function placesIn(uses: readonly Use[]): readonly Stored[] {
  const places: Stored[] = [];
  const seen = new Set<string>();
  for (const { name, start, trace } of uses) {
    if (name !== 'get_metadata' && name !== 'get_todo_metadata') continue;
    for (const call of trace.filter((one) => one.name === name)) {
      const place = placeOf(call);
      const once = JSON.stringify([start.called, place?.key]);
      if (!place || seen.has(once)) continue;
      seen.add(once);
      places.push({ start, place, values: hostileValues(textOf(call.answer)) });
    }
  }
  return places;
}

function isOutside(name: HostFunctionName): name is OutsideFunctionName {
  return HOST_FUNCTIONS[name].answeredBy === 'main';
}

/** All its calls of that function answered so; only a call that has a cursor can be told that it is none. */
function withAnswer({ trace, name }: Use, code: HostErrorCode, answer: string): TracedCall[] {
  const isMeant = (one: TracedCall) => one.name === name && (code !== 'E_CURSOR' || hasCursor(one));
  return trace.map((one) => (isMeant(one) ? { ...one, answer } : one));
}

function hasCursor({ input }: TracedCall): boolean {
  return /"cursor":"/.test(input);
}

/** The text in an answer: of a file, a stored value, a body. */
function textOf(answer: string): string | null {
  const said = JSON.parse(answer) as { readonly ok?: unknown };
  const { ok } = said;
  if (typeof ok === 'string') return ok;
  if (typeof ok !== 'object' || ok === null) return null;
  const body = 'body' in ok ? ok.body : null;
  return typeof body === 'string' ? body : null;
}

function placeOf({ input }: TracedCall): Pick<StoredMetadata, 'todoId' | 'key'> | undefined {
  const { todo_id: todoId = null, key } = JSON.parse(input) as { todo_id?: string; key?: string };
  return key === undefined ? undefined : { todoId, key };
}
