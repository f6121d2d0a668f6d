/** A plugin's code ready to be called, of whatever kind; and how the host's side stops it from within. */
import type { Result } from '../../src-core/lib/result';
import type { Limits, PluginExport } from '../../src-core/plugin/abi';
import type { Chance, RuntimeFailure } from '../plugin/plugin-runtime';
import type { GuestHost } from './guest-host';

/** One instance of a plugin. After a failure that `isFatal` it must not be called again. */
export interface Guest {
  /** Every export of the interface that it has. */
  readonly exports: readonly PluginExport[];
  /** Calls one export with JSON and answers the text it returned. */
  call(request: GuestCall): Promise<Result<string, RuntimeFailure>>;
  /**
   * Bytes of memory that it holds: of a module, its linear memory; of a script, what it used of its engine's, measured
   * a moment ago or, where it is said, now.
   */
  memoryBytes(isNow?: boolean): number;
}

/** One call of an export. */
export interface GuestCall {
  readonly export: PluginExport;
  readonly input: string;
  /** What it may compute. */
  readonly cpuMs: number;
  /** What it takes for the time and for chance. */
  readonly chance: Chance;
}

/** What a guest is made of. */
export interface GuestSource {
  readonly bytes: Uint8Array;
  readonly limits: Limits;
  /** Exports that must be there. */
  readonly exports: readonly PluginExport[];
  /** What its own text is evaluated with. */
  readonly chance: Chance;
  /** The compiled engine that runs scripts, where there is one already. */
  readonly engine?: WebAssembly.Module | null;
}

/** Makes an instance, without calling any export; starts the host's clock when the plugin's own cost begins. */
export type LoadGuest = (source: GuestSource, host: GuestHost) => Promise<Result<Guest, RuntimeFailure>>;
