import type { MarkdownFault } from '../../src-core/todo/markdown';
import { MAX_FAULTS } from '../../src-core/todo/markdown-reader';

const MAX_TEXT = 80;

/** What could not be read: the first thousand by name, the rest as a number. */
export class FaultList {
  private readonly named: MarkdownFault[] = [];
  private count = 0;

  /** `line` is 0 where there are no lines. */
  add(line: number, text: string, message: string): void {
    this.count += 1;
    if (this.named.length < MAX_FAULTS) this.named.push({ line, text: text.slice(0, MAX_TEXT), message });
  }

  /** Takes over what another reader found. */
  addAll(faults: readonly MarkdownFault[], count: number, where = ''): void {
    for (const fault of faults) this.add(fault.line, fault.text, where + fault.message);
    this.count += Math.max(0, count - faults.length);
  }

  summary(): { readonly faults: readonly MarkdownFault[]; readonly faultCount: number } {
    return { faults: this.named, faultCount: this.count };
  }
}
