/**
 * The one place where a permission is looked for. Granted: go on. Denied: no. Declared as optional and not decided:
 * the user is asked, once the address, path or program is known to be well formed.
 */
import { ok } from '../../src-core/lib/result';
import type { Permission } from '../../src-core/plugin/permissions';
import { type Access, type Caller, type Outcome, type OutsideParts, refusal, STOPPED } from './outside-parts';

/** What a call needs. */
export interface Need {
  /** Whether this permission is enough. */
  readonly covers: (permission: Permission) => boolean;
  /** Whether this permission, denied, refuses the call; the same as `covers` when left out. */
  readonly refuses?: (permission: Permission) => boolean;
  /** Whether something of the user's would be changed by it: never on trial. */
  readonly writes?: boolean;
  /** What is to be done, for the refusal and the record: `GET https://api.example.org`. */
  readonly deed: string;
}

/** Finds the permission that a call goes by. */
export type Gate = (caller: Caller, need: Need) => Promise<Outcome<Permission>>;

/** The gate over these parts. */
export function createGate({ access, askMore }: Pick<OutsideParts, 'access' | 'askMore'>): Gate {
  return async (caller, need) => {
    const { plugin, signal, note } = caller;
    const now = access(plugin);
    const before = barred(now, caller, need);
    if (!now || before) return before ?? STOPPED;
    const asked = decided(now, need);
    let permission = asked.granted;
    if (!permission && asked.optional) {
      const answer = await unlessAborted(askMore(plugin, asked.optional, signal), signal);
      const after = barred(access(plugin), caller, need);
      if (after) return after;
      if (answer === 'allowed') permission = asked.optional;
    }
    if (permission) return ok(permission);
    note(`refused ${need.deed}`);
    return refusal('E_PERMISSION', `the plugin has no permission for ${need.deed}`);
  };
}

/** Why nothing is done at this moment, whatever was granted. */
function barred(
  now: Access | undefined,
  { signal, note }: Caller,
  { writes = false, deed }: Need,
): ReturnType<typeof refusal> | undefined {
  if (!now || signal.aborted) return STOPPED;
  if (!writes || now.trial !== true) return undefined;
  note(`refused ${deed}`);
  return refusal('E_PERMISSION', 'on trial: nothing is written');
}

/** What was granted for that need, or may be asked for; what was denied beats both, unless it is the wider one. */
function decided(
  access: Access,
  { covers, refuses }: Need,
): { readonly granted?: Permission | undefined; readonly optional?: Permission | undefined } {
  const granted = narrowest(access.granted, covers);
  const denied = narrowest(access.denied ?? [], refuses ?? covers);
  if (!denied) return granted ? { granted } : { optional: narrowest(access.optional, covers) };
  return granted && narrowness(granted) > narrowness(denied) ? { granted } : {};
}

function narrowest(from: readonly Permission[], fits: (one: Permission) => boolean): Permission | undefined {
  return from.filter(fits).sort((a, b) => narrowness(b) - narrowness(a))[0];
}

/** Of two permissions for the same thing, the one that allows less has the higher number. */
function narrowness(permission: Permission): number {
  if (permission.kind === 'filesystem') return permission.path?.length ?? 0;
  if (permission.kind === 'execute') return permission.program === null ? 0 : 1;
  if (permission.kind !== 'network') return 0;
  return permission.host.startsWith('*') ? permission.host.length - 1 : 1_000;
}

/** Whoever does not hear the signal is not waited for. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | 'aborted'> {
  if (signal.aborted) return 'aborted';
  let stop: (() => void) | undefined;
  const aborted = new Promise<'aborted'>((resolve) => {
    stop = () => resolve('aborted');
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}
