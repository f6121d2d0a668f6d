import type { Todo } from '../todo/todo';
import { type TestedRows, testRows } from './tested-rows';

/** So many answers are kept: as many letters can be taken back without testing anything again. */
const KEPT = 24;

/** How the tests of one kind stand to one another. */
export interface TestKind<K> {
  readonly isSame: (a: K, b: K) => boolean;
  /** Whoever passes `a` passes `b`. */
  readonly isNarrower: (a: K, b: K) => boolean;
}

/** Tests rows of lists and remembers the answers given last, for the next letter and for the next version of a list. */
export class RowTester<K> {
  private known: readonly { readonly key: K; readonly tested: TestedRows }[] = [];

  constructor(private readonly kind: TestKind<K>) {}

  /** Which rows pass; `test` must say the same for the same key. */
  tested(rows: readonly Todo[], key: K, test: (row: Todo) => boolean): TestedRows {
    const { isSame, isNarrower } = this.kind;
    const before = this.known.find((one) => isSame(one.key, key));
    if (before?.tested.rows === rows) return before.tested;
    const wider = this.known.find(({ key: other, tested }) => tested.rows === rows && isNarrower(key, other));
    const tested = testRows(rows, test, { same: before?.tested, wider: wider?.tested });
    this.known = [{ key, tested }, ...this.known.filter((one) => one !== before)].slice(0, KEPT);
    return tested;
  }
}
