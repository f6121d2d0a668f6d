/**
 * The record of what plugins did and what was decided about them: append-only, each entry naming the hash of the one
 * before, so that an entry that was changed or taken out is noticed. Here is the shape; main writes and checks it.
 */
import type { Instant } from '../todo/todo';
import type { PluginExport } from './abi';

/** What came of a run; `withheld` on trial: it was noted and not done; `cancelled`: the user did not wait for it. */
export type RunEnd =
  | 'done'
  | 'nothing'
  | 'declined'
  | 'withheld'
  | 'refused'
  | 'failed'
  | 'lost'
  | 'cancelled'
  | 'withdrawn';

/** One run of a plugin. */
export interface RunEntry {
  readonly kind: 'run';
  readonly at: Instant;
  readonly plugin: string;
  readonly version: string;
  /** SHA-256 of manifest and module, lower-case hex. */
  readonly hash: string;
  readonly run: string;
  readonly export: PluginExport;
  /** The action's name, or the export's. */
  readonly trigger: string;
  /** Plugins whose changes led here, first one first, without this one. */
  readonly chain: readonly string[];
  readonly end: RunEnd;
  /** Why, when it did not end well; cleaned. */
  readonly reason: string | null;
  readonly wallMs: number;
  readonly cpuMs: number;
  /** How often each host function was asked, and how often it refused. */
  readonly hostCalls: readonly { readonly name: string; readonly count: number; readonly refused: number }[];
  /** What was reached outside: `GET https://api.example.org`, `read ~/.claude/tasks/1.json`, `run git`; each once. */
  readonly reached: readonly string[];
  /** Commands returned, and todos changed by them; of a run that was withheld, those that it would have changed. */
  readonly commands: number;
  readonly todos: number;
}

/** One decision of the user, or of the application, about a plugin. */
export interface DecisionEntry {
  readonly kind: 'decision';
  readonly at: Instant;
  readonly plugin: string;
  readonly version: string;
  readonly hash: string;
  readonly decision:
    | 'installed'
    | 'updated'
    | 'rolled_back'
    | 'removed'
    | 'allowed'
    | 'denied'
    | 'allowed_more'
    | 'denied_more'
    | 'revoked'
    | 'enabled'
    | 'disabled'
    | 'switched_off'
    | 'reverted'
    | 'settings_changed'
    | 'policy_changed'
    | 'trial_began'
    | 'trial_ended';
  /** In words, cleaned; may be empty. */
  readonly detail: string;
}

/** One entry of the record. */
export type AuditEntry = RunEntry | DecisionEntry;
