/**
 * What the part of main that reaches outside is made of, and what it needs to know. Types only: who decides about
 * permissions, asks the user and keeps secrets is elsewhere and comes in through these.
 */
import type { Result } from '../../src-core/lib/result';
import type { Limits } from '../../src-core/plugin/abi';
import type { HostError, HostErrorCode } from '../../src-core/plugin/host-functions';
import type { Permission } from '../../src-core/plugin/permissions';
import type { Resolve } from './resolve-host';

/** What one plugin may reach at this moment. */
export interface Access {
  /** Everything that the user allowed, optional permissions that were allowed included. */
  readonly granted: readonly Permission[];
  /** Optional permissions that the manifest declares and the user has not decided about. */
  readonly optional: readonly Permission[];
  /** Optional permissions that the user denied: they refuse what they cover, unless a narrower one was granted. */
  readonly denied?: readonly Permission[];
  readonly limits: Limits;
  /** Names of the settings of type `secret` that the manifest declares. */
  readonly secrets: readonly string[];
  /** On trial: nothing is written, whatever was granted. Not on trial when left out. */
  readonly trial?: boolean;
}

/** What {@link createOutside} is made of. */
export interface OutsideParts {
  /** Undefined for a plugin that is not running: everything is refused. Asked anew at each call. */
  readonly access: (plugin: string) => Access | undefined;
  /** Asks the user about an optional permission at its first use. May take as long as it takes. */
  readonly askMore: (
    plugin: string,
    permission: Permission,
    signal: AbortSignal,
  ) => Promise<'allowed' | 'denied'>;
  /** The plugin's own folder, absolute; it is made when it is needed. */
  readonly dataFolder: (plugin: string) => string;
  /** The user's home, absolute: what `~` means. */
  readonly home: string;
  /**
   * Folders, absolute, that no granted folder reaches and no program is run from: the application's own data
   * directory. A plugin's own folder inside it stays reachable.
   */
  readonly closed: readonly string[];
  /** The user's environment; what programs are given of it is in `program-environment.ts`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly secrets: { readonly read: (plugin: string, name: string) => string | null };
  /** Notes what was reached, or `refused …`. One line, never with a secret, a path of an address or a body. */
  readonly audit: (plugin: string, run: string, reached: string) => void;
  /** Looks a host up; the system's way when left out. */
  readonly resolve?: Resolve;
  /** Milliseconds that only ever grow; the system's when left out. */
  readonly now?: () => number;
  /** Certificates (PEM) of authorities that are trusted besides the usual ones. */
  readonly authorities?: readonly string[];
}

/** What a step towards the outside answers. */
export type Outcome<T> = Result<T, HostError>;

/** One host call on its way: who asks, and until when. */
export interface Caller {
  readonly plugin: string;
  readonly run: string;
  readonly access: Access;
  readonly signal: AbortSignal;
  /** See {@link OutsideParts.audit}. */
  readonly note: (reached: string) => void;
}

/** A refusal as a plugin sees it. */
export function refusal(
  code: HostErrorCode,
  message: string,
): { readonly ok: false; readonly error: HostError } {
  return { ok: false, error: { code, message } };
}

/** What a call is answered whose run is over. Nobody reads it. */
export const STOPPED = refusal('E_UNAVAILABLE', 'the run was ended');
