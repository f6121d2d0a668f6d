/** What the host's process and a plugin's worker say to each other. Both are ours, so nothing is parsed. */
import type { MessagePort } from 'node:worker_threads';
import type { Result } from '../../src-core/lib/result';
import type { Limits, PluginExport } from '../../src-core/plugin/abi';
import type { HostFunctionName } from '../../src-core/plugin/host-function-names';
import type {
  CallAnswer,
  Chance,
  LoadAnswer,
  PluginLogLine,
  RuntimeFailure,
  TracedCall,
} from '../plugin/plugin-runtime';
import type { GuestCall } from './guest';

/** What an instance is made of. */
export interface InstanceBoot {
  readonly kind: 'wasm' | 'js';
  readonly bytes: Uint8Array;
  readonly limits: Limits;
  readonly exports: readonly PluginExport[];
  readonly chance: Chance;
  /** The compiled engine for scripts; without it the thread compiles it. */
  readonly engine: WebAssembly.Module | null;
}

/** What a worker is started with. */
export interface WorkerBoot extends InstanceBoot {
  /** See {@link CpuClock}. */
  readonly clock: SharedArrayBuffer;
  /** One 32-bit word: 1 when the answer to a host call lies in `bridge`. */
  readonly signal: SharedArrayBuffer;
  /** Host calls go out here, one at a time, and their answers, JSON, come back. */
  readonly bridge: MessagePort;
  /** Whether the thread gives way to everything else that wants to compute. */
  readonly yields: boolean;
}

/** One host call. */
export interface HostCall {
  readonly name: HostFunctionName;
  /** JSON, unchecked; empty means no input. */
  readonly input: string;
}

/** The host asks for a call of an export. */
export interface WorkerCall extends GuestCall {
  /** Where its host calls are answered from, when it is a replay. */
  readonly replay?: readonly TracedCall[];
  /** Its memory is measured after this very call. */
  readonly measures?: true;
}

/** What the host asks of a thread: a call, or a new instance in the place of the one that is there. */
export type WorkerOrder = { readonly call: WorkerCall } | { readonly renew: InstanceBoot };

/** What a call that returned comes to, apart from the time it took others. */
export type WorkerAnswer = Omit<CallAnswer, 'wallMs'>;

/** What a worker reports. `loaded` comes first and once for each instance, `returned` once for each call. */
export type WorkerReport =
  | { readonly type: 'loaded'; readonly result: Result<LoadAnswer, RuntimeFailure> }
  | { readonly type: 'returned'; readonly result: Result<WorkerAnswer, RuntimeFailure> }
  | { readonly type: 'log'; readonly level: PluginLogLine['level']; readonly message: string };
