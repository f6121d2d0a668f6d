/** A plugin's code ready to be called, of whatever kind; and how the host's side stops it from within. */
import type { Result } from '../../src-core/lib/result';
import type { Limits, PluginExport } from '../../src-core/plugin/abi';
import type { RuntimeFailure } from '../plugin/plugin-runtime';
import type { GuestHost } from './guest-host';

/** One instance of a plugin. After a failure that `isFatal` it must not be called again. */
export interface Guest {
  /** Calls one export with JSON and answers the text it returned; `cpuMs` is what it may compute. */
  call(name: PluginExport, input: string, cpuMs: number): Promise<Result<string, RuntimeFailure>>;
}

/** What a guest is made of. */
export interface GuestSource {
  readonly bytes: Uint8Array;
  readonly limits: Limits;
  /** Exports that must be there. */
  readonly exports: readonly PluginExport[];
}

/** Makes an instance, without calling any export; starts the host's clock when the plugin's own cost begins. */
export type LoadGuest = (source: GuestSource, host: GuestHost) => Promise<Result<Guest, RuntimeFailure>>;
