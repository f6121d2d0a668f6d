/** What came of a case, with the ids of todos written as the case's names. Plain data. */

/** What came of one run. */
export interface RunOutcome {
  /** What was called: `action greet`. */
  readonly called: string;
  /** As the plugin returned them. */
  readonly commands: readonly unknown[];
  readonly items: readonly unknown[];
  /** Messages that the user would be shown, the status bar's last. */
  readonly says: readonly string[];
  readonly logs: readonly string[];
  /** Why nothing was done; null when it went well. */
  readonly failed: string | null;
  /** The list afterwards. */
  readonly list: readonly string[];
  /** What the plugin keeps afterwards, by key. */
  readonly stores: Readonly<Record<string, string>>;
}

/** What came of a case. */
export interface CaseOutcome {
  readonly runs: readonly RunOutcome[];
  /** What was asked of the world outside, in order: `GET https://api.example.org/me`, `read ~/notes/a`. */
  readonly asked: readonly string[];
  /** The files that the case asks for, as they are afterwards; null for one that is not there. */
  readonly wrote: Readonly<Record<string, string | null>>;
  /** What an author should know: something was asked that the case does not answer. */
  readonly findings: readonly string[];
}

/** A case with its end. */
export interface JudgedCase {
  readonly file: string;
  readonly name: string;
  readonly passed: boolean;
  readonly ms: number;
  /** Why it failed, line by line; what stands under it in the report. */
  readonly lines: readonly string[];
  readonly findings: readonly string[];
  /** What the plugin logged, when the case failed. */
  readonly logs: readonly string[];
}
