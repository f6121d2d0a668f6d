/** A run from its request to what came of it: the shapes that asking, carrying out and keeping account share. */
import type { RunEnd } from '../../src-core/plugin/audit';
import type { BatchEffects } from '../../src-core/plugin/batch-plan';
import type { PluginPolicy } from '../../src-core/plugin/plugin-policy';
import type { Withheld } from '../../src-core/plugin/trial-note';
import type { Asked } from './run-request';
import type { Instance } from './run-state';

/** A call of a plugin that lives. */
export interface RunRequest extends Asked {
  readonly instance: Instance;
  readonly policy: PluginPolicy;
  /** Whether the user ended it: then nothing of it is done. */
  isCancelled?(): boolean;
  /** False when the plugin was switched meanwhile: then its answer is thrown away. */
  isCurrent(): boolean;
  /** Told when the export returned, before anything is done about it. */
  returned?(): void;
}

/** What a run came to that went well. */
export interface RunDone {
  readonly end: Extract<RunEnd, 'done' | 'nothing' | 'declined' | 'withheld'>;
  readonly effects: BatchEffects;
  /** Commands that were returned, and todos that were changed, or would have been. */
  readonly commands: number;
  readonly todos: number;
  /** On trial: what it would have done. */
  readonly withheld?: Withheld;
}

/** Why a run came to nothing. */
export type RunFailure =
  /**
   * The sandbox, or the form of what was returned: the plugin's own fault, which counts. `isReported` when the plugin said
   * so itself, which in `generate` may be about what the user gave it.
   */
  | {
      readonly kind: 'failed';
      readonly reason: string;
      readonly isLoad: boolean;
      readonly isReported: boolean;
    }
  /** The batch was read and could not be done; `namesNoTodo` when it is about a todo that is not there (any more). */
  | { readonly kind: 'refused'; readonly reason: string; readonly namesNoTodo: boolean }
  /** The sandbox was gone without the plugin's doing. */
  | { readonly kind: 'lost'; readonly reason: string }
  /** The user ended it. */
  | { readonly kind: 'cancelled' }
  /** Nobody waits for it any more. */
  | { readonly kind: 'withdrawn' };
