/** What was told about a folder under development: numbered, timed, bounded, and somebody may wait for more. */
import { dateInZone } from '../../../../src-core/lib/calendar-date';
import type { ReportLine, ReportTone } from '../../../../src-core/plugin/report';
import { line } from '../../../../src-core/plugin/report-lines';
import { timeInZone } from '../../../../src-core/plugin/zone-time';
import type { PluginTime } from '../../plugin-time';

/** Lines that are kept. */
export const KEPT_LINES = 1_000;

/** Lines of one answer: as long as lines may be, they fit into what a socket carries. */
export const LINES_AT_ONCE = 500;

/** What telling needs. */
export interface LinesParts {
  readonly time: Pick<PluginTime, 'now' | 'after'>;
  readonly zone: () => string;
}

/** Some lines, and the number of the last of them. */
export interface LinesAfter {
  readonly lines: readonly ReportLine[];
  readonly last: number;
}

/** See the head of the file. */
export class DevelopmentLines {
  readonly #parts: LinesParts;
  #lines: ReportLine[] = [];
  /** How many came before the first that is kept. */
  #gone = 0;
  #day = '';
  readonly #waiting = new Set<() => void>();

  constructor(parts: LinesParts) {
    this.#parts = parts;
  }

  /** Adds a line under the time of now, and lines that belong to it. */
  add(text: string, tone: ReportTone = 'text', more: readonly ReportLine[] = []): void {
    const { time, zone } = this.#parts;
    const now = Date.parse(time.now());
    const day = dateInZone(now, zone());
    if (this.#day !== '' && this.#day !== day) this.#push(line(day, 'title'));
    this.#day = day;
    this.#push(line(`${timeInZone(now, zone())} ${text}`, tone));
    for (const one of more) this.#push(line(`         ${one.text}`, one.tone));
    this.wake();
  }

  /** Those after that number, from the oldest that is kept. Whoever knows more than there are begins anew. */
  after(asked: number): LinesAfter {
    const number = asked > this.last ? 0 : asked;
    const from = Math.max(0, number - this.#gone);
    const lines = this.#lines.slice(from, from + LINES_AT_ONCE);
    const missed = Math.max(0, this.#gone - number);
    const note = missed > 0 ? [line(`… ${missed} lines are not kept any more`, 'dim')] : [];
    return { lines: [...note, ...lines], last: this.#gone + from + lines.length };
  }

  /** The number of the last line, from 1; 0 for none. */
  get last(): number {
    return this.#gone + this.#lines.length;
  }

  /** The last ones. */
  latest(count: number): readonly ReportLine[] {
    return this.#lines.slice(-count);
  }

  /** Resolves when there is a line after that number, when it is woken, or after so many ms. */
  async waitFor(number: number, ms: number): Promise<void> {
    if (this.last > number || this.last < number) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        endWait();
        this.#waiting.delete(wake);
        resolve();
      };
      const endWait = this.#parts.time.after(ms, wake);
      this.#waiting.add(wake);
    });
  }

  /** Whoever waits looks now. */
  wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  #push(one: ReportLine): void {
    this.#lines.push(one);
    // In steps: taking one off the front for each that comes would move a thousand.
    if (this.#lines.length < KEPT_LINES * 2) return;
    this.#gone += this.#lines.length - KEPT_LINES;
    this.#lines = this.#lines.slice(-KEPT_LINES);
  }
}
