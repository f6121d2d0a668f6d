/** One condition of a filter; see {@link readFilter}. */
export type FilterQuery = readonly FilterTerm[];

/** A condition, or that it must not hold. */
export interface FilterTerm {
  readonly negated: boolean;
  readonly kind: 'words';
  readonly text: string;
}
