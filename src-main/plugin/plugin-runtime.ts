/**
 * The port to the sandboxes: what main may ask of the process in which plugins run. Implemented over a utility
 * process in the application and over the same code in plain Node in tests. Nothing here throws for what a plugin
 * does; a promise rejects only when the host itself is broken.
 */
import type { CalendarDate } from '../../src-core/lib/calendar-date';
import type { Result } from '../../src-core/lib/result';
import type { Limits, PluginExport } from '../../src-core/plugin/abi';
import type { DataFlow } from '../../src-core/plugin/data-flow';
import type { HostFunctionName } from '../../src-core/plugin/host-function-names';
import type { OutsideFunctionName } from '../../src-core/plugin/host-functions';
import type { MetadataChange } from '../../src-core/todo/changes';
import type { ListKey, Todo, TodoId } from '../../src-core/todo/todo';

/** What went wrong in a sandbox, in the kinds a user is told apart. */
export interface RuntimeFailure {
  /** `host` is nobody's misdeed: the plugin was stopped by order, or its process ended while others were at work. */
  readonly kind: 'load' | 'trap' | 'plugin' | 'limit' | 'timeout' | 'denied' | 'crash' | 'host';
  /** One sentence in plain words, cleaned and at most 500 characters. */
  readonly message: string;
  /** Nothing went wrong, and nobody need be told: the plugin was put to sleep. */
  readonly quiet?: true;
}

/** What a call of an export that is not there is answered with. Of a script only the call can tell. */
export function noSuchExport(name: string): RuntimeFailure {
  return { kind: 'plugin', message: `The plugin has no function \`${name}\`.` };
}

/** A plugin to be loaded: the very bytes whose hash the user's grant names. */
export interface LoadRequest {
  readonly plugin: string;
  readonly kind: 'wasm' | 'js';
  readonly bytes: Uint8Array;
  readonly limits: Limits;
  /** Exports that the manifest declares; one that is missing is a load failure that names it. */
  readonly exports: readonly PluginExport[];
  /** Values the plugin stored earlier: owner is the plugin. */
  readonly metadata: readonly StoredMetadata[];
  /** What none of its reads shows. */
  readonly hides: DataFlow;
  /** What a script's clock and random numbers start from; the same start, the same run. */
  readonly chance: Chance;
  /**
   * The new instance may be made in the thread of the one before, when that is at rest and was not lost: a thread costs
   * ten times what an instance does. Said where cases are tried one after the other; never of what a user runs.
   */
  readonly keepsThread?: true;
}

/** What would otherwise differ from run to run. */
export interface Chance {
  /** Milliseconds since 1970: what `Date` says in a script. It stands still during a call. */
  readonly nowMs: number;
  /** Where `Math.random` starts, a whole number below 2^32. */
  readonly seed: number;
}

/** A plugin that was loaded. */
export interface LoadAnswer {
  /** Every export of the interface that the code has, declared or not. */
  readonly exports: readonly PluginExport[];
}

/** One stored value of a plugin. */
export interface StoredMetadata {
  readonly todoId: TodoId | null;
  readonly key: string;
  readonly value: string;
}

/** One call of an export. */
export interface CallRequest {
  readonly plugin: string;
  readonly run: string;
  readonly export: PluginExport;
  /** JSON as the export expects it. */
  readonly input: string;
  /** What the reads of this call see as current. */
  readonly scope: CallScope;
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly chance: Chance;
  /** Answers to its host calls from a recording, in order: nothing is read and nobody is asked. */
  readonly replay?: readonly TracedCall[];
  /** `memoryBytes` is measured after this very call; otherwise that of a script may be a quarter of a second old. */
  readonly measures?: true;
}

/** One host call and what it was answered. */
export interface TracedCall {
  readonly name: HostFunctionName;
  readonly input: string;
  readonly answer: string;
}

/** What is current for one call; reads without a project or a date are about this. */
export interface CallScope {
  readonly today: CalendarDate;
  /** The list the user looks at, and the project's name. */
  readonly list: ListKey;
  readonly projectName: string;
  readonly selected: TodoId | null;
}

/** What came of a call that returned. */
export interface CallAnswer {
  /** What the export returned, unparsed and untrusted; empty means no commands. */
  readonly output: string;
  /** Time from the call to the answer, and the part of it spent computing. */
  readonly wallMs: number;
  readonly cpuMs: number;
  /** How often each host function was asked and refused. */
  readonly hostCalls: readonly {
    readonly name: HostFunctionName;
    readonly count: number;
    readonly refused: number;
  }[];
  /** Its host calls, in order, `log` left out; null when they are too much to keep (over 1 MiB). */
  readonly trace: readonly TracedCall[] | null;
  /** Bytes of memory that the instance holds after the call. */
  readonly memoryBytes: number;
}

/** A host call that only main can answer. */
export interface OutsideCall {
  readonly plugin: string;
  /** The run it belongs to. */
  readonly run: string;
  readonly name: OutsideFunctionName;
  /** JSON, unchecked, at most `maxHostInputBytes`. */
  readonly input: string;
}

/**
 * Answers what reaches outside the sandbox, in main, where permission is checked. Resolves with JSON as host functions
 * answer it, never rejects. `signal` aborts when the run is over or its plugin was stopped: then nothing goes on.
 */
export type AnswerOutside = (call: OutsideCall, signal: AbortSignal) => Promise<string>;

/** A line that a plugin logged. Cleaned, bounded. */
export interface PluginLogLine {
  readonly plugin: string;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
}

/** Where the sandboxes read lists from that they have not seen yet. Called in main. */
export interface ListSource {
  /** The rows of a list in order, and the revision at which that is so. */
  list(key: ListKey): { readonly revision: number; readonly rows: readonly Todo[] };
  /** Rows of a list that were deleted, newest first, at most 1,000. */
  deleted(key: ListKey): readonly Todo[];
  /** The list that a todo is in, whatever project or day; undefined when there is no such todo. */
  listOf(id: TodoId): ListKey | undefined;
  /** Every project, by name. */
  projects(): readonly { readonly id: string; readonly name: string }[];
}

/** Document changes as the replica in the plugin host needs them. */
export interface ReplicaChange {
  readonly revision: number;
  readonly added: readonly Todo[];
  readonly updated: readonly (readonly [from: Todo, to: Todo])[];
  readonly removed: readonly Todo[];
  readonly metadata: readonly MetadataChange[];
}

/** The sandboxes. Calls to one plugin are answered in the order they were made, one at a time. */
export interface PluginRuntime {
  /**
   * Vets, compiles and instantiates; a plugin of that name that runs already is unloaded first, or what is left of it is
   * its thread (`keepsThread`). Never runs `init`.
   * Plugins are loaded one after the other, in the order asked for.
   */
  load(request: LoadRequest): Promise<Result<LoadAnswer, RuntimeFailure>>;
  /** Calls one export. After a trap, limit or timeout the plugin is lost: `onLost` says so and calls are refused until it is loaded again. */
  call(request: CallRequest): Promise<Result<CallAnswer, RuntimeFailure>>;
  /** Ends the plugin's worker at once, whatever else is going on; what is pending is answered with `host`. */
  unload(plugin: string): Promise<void>;
  /** Tells the replica what changed; calls that run keep seeing the revision they began with. */
  replicate(change: ReplicaChange): void;
  /** What plugins log. Returns the disposer. */
  onLog(listener: (line: PluginLogLine) => void): () => void;
  /**
   * The plugin's instance is gone; whoever wants it again loads it anew and calls `init`. When the process died, every
   * plugin in it is told of by the same failure, of kind `host`. Returns the disposer.
   */
  onLost(listener: (plugin: string, failure: RuntimeFailure) => void): () => void;
  /** Ends every worker and the process. */
  dispose(): Promise<void>;
}
