/** Reads a file of Markdown in chunks: neither its length nor that of a line matters. */
import { open } from 'node:fs/promises';
import { readProjectName } from '../../src-core/todo/interchange';
import type { IncomingRow } from '../../src-core/todo/interchange-row';
import type { CreatedItem, MarkdownSection } from '../../src-core/todo/markdown';
import { MarkdownReader, type MarkdownSections } from '../../src-core/todo/markdown-reader';
import { FaultList } from './fault-list';
import { MAX_IMPORTED_ROWS } from './limits';
import { handOver } from './read-json';
import { type ReadSummary, Refused, type TaskContext } from './task';

const CHUNK_BYTES = 64 * 1024;

/** What is kept of a line; the reader takes less of it, and counts that it was cut. */
const MAX_LINE = 200_000;

/** Reads a file into sections. @throws Refused when it is not text */
export async function readMarkdownFile(file: string, context: TaskContext): Promise<ReadSummary> {
  const faults = new FaultList();
  const sections = await sectionsOf(file, faults, context);
  faults.addAll(sections.faults, sections.faultCount);
  for (const section of sections.sections) {
    await handOver({ ...placeOf(section), rows: section.items.map(asIncoming), picture: null }, context);
    await context.pause();
  }
  const { clamped, leftOut } = sections;
  return { format: 'markdown', projects: [], deleted: 0, repaired: 0, clamped, leftOut, ...faults.summary() };
}

/** The project and day of a section, as far as it names them. */
export function placeOf({ project, date }: MarkdownSection) {
  const name = project === null ? null : readProjectName(project);
  return { project: name === null ? null : { id: null, name }, date };
}

/** A row of Markdown as one that comes in: without id and moments. */
export function asIncoming(item: CreatedItem): IncomingRow {
  return {
    id: null,
    indent: item.indent,
    content: item.content,
    state: item.state ?? 'empty',
    priority: item.priority ?? null,
    dueDate: item.dueDate ?? null,
    description: item.description ?? null,
    recurrence: item.recurrence ?? null,
    reminder: item.reminder ?? null,
    createdAt: null,
    modifiedAt: null,
    completedAt: null,
    folded: false,
  };
}

/** Reads all sections of a file. */
export async function sectionsOf(
  file: string,
  faults: FaultList,
  context: TaskContext,
): Promise<MarkdownSections> {
  const reader = new MarkdownReader({ maxItems: MAX_IMPORTED_ROWS });
  const lines = new LineSplitter((line, number) => {
    if (line.includes('\ufffd'))
      faults.add(number, line.trim(), 'holds bytes that are no UTF-8; they became signs');
    reader.line(line);
  });
  const decoder = new TextDecoder('utf-8');
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(CHUNK_BYTES);
    for (let done = 0; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES);
      if (done === 0) refuseOtherEncodings(buffer.subarray(0, bytesRead), file);
      if (bytesRead === 0) break;
      lines.take(decoder.decode(buffer.subarray(0, bytesRead), { stream: true }));
      done += bytesRead;
      context.progress(done, size);
      await context.pause();
    }
  } finally {
    await handle.close();
  }
  lines.take(decoder.decode());
  lines.end();
  return reader.end();
}

function refuseOtherEncodings(beginning: Uint8Array, file: string): void {
  const [first, second] = beginning;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new Refused(`${file} is UTF-16; only UTF-8 can be read.`);
  }
}

/** Cuts chunks of text into lines; of a line that is too long it keeps the beginning. */
class LineSplitter {
  private rest = '';
  private number = 0;

  constructor(private readonly tell: (line: string, number: number) => void) {}

  take(text: string): void {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.keep(text.slice(from, end));
      this.finish();
      from = end + 1;
    }
    this.keep(text.slice(from));
  }

  end(): void {
    if (this.rest !== '') this.finish();
  }

  private keep(text: string): void {
    if (this.rest.length < MAX_LINE) this.rest += text.slice(0, MAX_LINE - this.rest.length);
  }

  private finish(): void {
    this.number += 1;
    this.tell(this.rest.endsWith('\r') ? this.rest.slice(0, -1) : this.rest, this.number);
    this.rest = '';
  }
}
