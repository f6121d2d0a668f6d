/**
 * Reads Markdown line by line into rows under headings. What it cannot read it names with its line and goes on; what is
 * too long or too deep is cut, and counted. Indents are by column: a line further to the right than an earlier one is
 * below it, so that two spaces, four spaces and tabs all do.
 */
import type { CalendarDate } from '../lib/calendar-date';
import type { CommandOf } from './command';
import { readHeading } from './markdown-heading';
import { readTagged } from './markdown-tags';
import { cleanContent, cleanDescription } from './text';
import { MAX_CONTENT_LENGTH, MAX_DESCRIPTION_LENGTH, MAX_INDENT, stateFromCharacter } from './todo';

/** A row as `create_todos` takes it. */
export type CreatedItem = CommandOf<'create_todos'>['items'][number];

/** A line that could not be read, or not all of it. */
export interface MarkdownFault {
  /** From 1. */
  readonly line: number;
  /** The beginning of the line. */
  readonly text: string;
  readonly message: string;
}

/** Rows that stand below the same headings. */
export interface MarkdownSection {
  /** The name of the project; null where no heading names one. */
  readonly project: string | null;
  readonly date: CalendarDate | null;
  readonly items: readonly CreatedItem[];
}

/** How to read. */
export interface MarkdownOptions {
  /** Lines that are no list items are rows too, as in a paste. */
  readonly plain?: boolean;
  /** Rows beyond it are counted and not read. */
  readonly maxItems?: number;
}

/** What was read. */
export interface MarkdownSections {
  /** Those that have rows, in the order of the file. */
  readonly sections: readonly MarkdownSection[];
  /** The first {@link MAX_FAULTS}. */
  readonly faults: readonly MarkdownFault[];
  readonly faultCount: number;
  /** Contents, descriptions and indents that were cut to what is allowed. */
  readonly clamped: number;
  /** Rows beyond `maxItems`, left out. */
  readonly leftOut: number;
}

/** Faults that are named; the rest are counted. */
export const MAX_FAULTS = 1_000;

/** Content with every character escaped, tags and indent fit in; what is beyond is cut before any search. */
const MAX_LINE = 40_000;

const FAULT_TEXT = 80;
const BULLET = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;
const BOX = /^\[(.)\](?:[ \t]+|$)/su;
const QUOTE = /^[ \t]*> ?/;

type OpenSection = { project: string | null; date: CalendarDate | null; items: CreatedItem[] };

/** Takes lines in turn. */
export class MarkdownReader {
  private readonly sections: OpenSection[] = [];
  private readonly faults: MarkdownFault[] = [];
  private current: OpenSection = { project: null, date: null, items: [] };
  private columns: number[] = [];
  private description: string[] = [];
  private descriptionLength = 0;
  private counts = { lines: 0, items: 0, faults: 0, clamped: 0, leftOut: 0 };
  /** Whom a line with `>` belongs to; before the first row of a paste it is text. */
  private quotesGoTo: 'row' | 'nobody' | 'plain';

  constructor(private readonly options: MarkdownOptions = {}) {
    this.quotesGoTo = options.plain ? 'plain' : 'nobody';
  }

  /** Reads the next line, without its end. */
  line(line: string): void {
    this.counts.lines += 1;
    if (QUOTE.test(line) && this.quotesGoTo !== 'plain') this.quote(line);
    else if (line.trim() !== '') this.unquoted(line);
  }

  /** Ends the reading. */
  end(): MarkdownSections {
    this.endDescription();
    this.close();
    const { faults, clamped, leftOut } = this.counts;
    return { sections: this.sections, faults: this.faults, faultCount: faults, clamped, leftOut };
  }

  private unquoted(line: string): void {
    const text = line.slice(0, MAX_LINE);
    if (line.length > MAX_LINE) this.counts.clamped += 1;
    const heading = readHeading(text);
    const indented = text.trimStart();
    const bullet = BULLET.exec(indented)?.[0];
    const column = columnOf(text.slice(0, text.length - indented.length));
    if (heading && (heading.date !== null || heading.project !== null)) this.open(heading);
    else if (bullet !== undefined) this.item(column, indented.slice(bullet.length), line);
    else if (this.options.plain) this.item(column, heading ? heading.text : indented, line);
    else this.fault(line, heading ? 'a heading that names no day' : 'not a list item');
  }

  private open(heading: Pick<OpenSection, 'date' | 'project'>): void {
    this.endDescription();
    this.close();
    const project = heading.project ?? this.current.project;
    this.current = { project, date: heading.date, items: [] };
    this.columns = [];
    this.quotesGoTo = this.options.plain ? 'plain' : 'nobody';
  }

  private close(): void {
    if (this.current.items.length > 0) this.sections.push(this.current);
  }

  private item(column: number, body: string, line: string): void {
    this.endDescription();
    const box = BOX.exec(body);
    const state = box ? stateFromCharacter(box[1] ?? '') : 'empty';
    const tagged = readTagged(box && state ? body.slice(box[0].length) : body);
    const content = this.cut(cleanContent(tagged.content) ?? '', MAX_CONTENT_LENGTH);
    if (!this.accepts(content, line)) return;
    if (state === undefined) this.fault(line, `[${box?.[1]}] is no state; taken as text`);
    for (const fault of tagged.faults) this.fault(line, `${fault}; taken as text`);
    this.counts.items += 1;
    const indent = this.indentOf(column);
    this.current.items.push({ indent, content, state: state ?? 'empty', ...tagged.fields });
  }

  private accepts(content: string, line: string): boolean {
    const isBlank = content === '';
    const isTooMany = this.counts.items >= (this.options.maxItems ?? Number.POSITIVE_INFINITY);
    if (isBlank) this.fault(line, 'nothing to do in it');
    else if (isTooMany) this.counts.leftOut += 1;
    this.quotesGoTo = isBlank || isTooMany ? 'nobody' : 'row';
    return !isBlank && !isTooMany;
  }

  private indentOf(column: number): number {
    while (column <= (this.columns.at(-1) ?? -1)) this.columns.pop();
    const depth = this.columns.push(column) - 1;
    if (depth > MAX_INDENT) this.counts.clamped += 1;
    return Math.min(depth, MAX_INDENT);
  }

  private quote(line: string): void {
    if (this.quotesGoTo !== 'row') {
      if (this.counts.leftOut === 0) this.fault(line, 'a description of no row');
      return;
    }
    const text = line.replace(QUOTE, '');
    const room = MAX_DESCRIPTION_LENGTH - this.descriptionLength;
    if (text.length > room) this.counts.clamped += 1;
    if (room > 0) this.description.push(text.length > room ? whole(text, room) : text);
    this.descriptionLength += text.length + 1;
  }

  private endDescription(): void {
    const text = cleanDescription(this.description.join('\n'));
    const last = text === null ? undefined : this.current.items.pop();
    if (last) this.current.items.push({ ...last, description: text });
    this.description = [];
    this.descriptionLength = 0;
  }

  private cut(text: string, length: number): string {
    if (text.length <= length) return text;
    this.counts.clamped += 1;
    return whole(text, length).trimEnd();
  }

  private fault(line: string, message: string): void {
    this.counts.faults += 1;
    if (this.faults.length >= MAX_FAULTS) return;
    this.faults.push({ line: this.counts.lines, text: whole(line.trim(), FAULT_TEXT), message });
  }
}

/** The beginning of a text that cuts no character in two. */
function whole(text: string, length: number): string {
  const end = /[\ud800-\udbff]$/.test(text.slice(0, length)) ? length - 1 : length;
  return text.slice(0, end);
}

/** The column after this white space; a tab goes on to the next multiple of four, as in Markdown. */
function columnOf(space: string): number {
  let column = 0;
  for (const character of space) column = character === '\t' ? column + 4 - (column % 4) : column + 1;
  return column;
}
