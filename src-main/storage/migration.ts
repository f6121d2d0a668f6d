/** One step from a version of the database's layout to the next. A step that was released is never edited. */
export interface Migration {
  /** The version that the layout has afterwards; steps count 1, 2, 3 … */
  readonly version: number;
  /** What the step brings, in a few words for the log. */
  readonly name: string;
  /** The statements, run in one transaction. */
  readonly sql: string;
}
