/**
 * A README as lines of plain cells: headings, lists, code, paragraphs set anew to the width. The part of Markdown that
 * READMEs of plugins are written in, and no more: what is not known stays as it was typed.
 */
import { cleanText } from '../../lib/clean-text';
import { textWidth } from '../../lib/text-width';
import { wrapText } from '../../lib/text-wrap';

/** One line of it. */
export type ReadmeLine =
  | { readonly kind: 'gap' }
  | {
      readonly kind: 'chapter' | 'prose' | 'code';
      /** What stands before the text: a bullet, or blanks of the same width. */
      readonly lead: string;
      readonly text: string;
    };

/** A piece of it: a paragraph or an item of a list is one, however many lines it was typed in. */
type Block = ReadmeLine;

const FENCE = /^\s*(```|~~~)/;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const ITEM = /^(\s*)(?:[-*+]|(\d{1,3}[.)]))\s+(.*)$/;
const QUOTE = /^\s*>\s?(.*)$/;
const RULE = /^\s*([-*_])(\s*\1){2,}\s*$/;
const TABLE = /^\s*\|(.*?)\|?\s*$/;
const TABLE_RULE = /^\s*\|[\s|:-]+$/;
const BULLET = '• ';
const CODE_LEAD = '    ';
const DEEPEST = 8;

/** The README in lines of at most `columns`. A title at its head is left out: the page has one. */
export function readmeLines(readme: readonly string[], columns: number): readonly ReadmeLine[] {
  const blocks = withoutTitle(blocksOf(readme));
  return blocks.flatMap((block, index) => {
    const parted = block.kind === 'gap' && (index === 0 || blocks[index - 1]?.kind === 'gap');
    return parted ? [] : linesOf(block, columns);
  });
}

function withoutTitle(blocks: readonly Block[]): readonly Block[] {
  const first = blocks.findIndex(({ kind }) => kind !== 'gap');
  return blocks[first]?.kind === 'chapter' ? blocks.slice(first + 1) : blocks;
}

function blocksOf(readme: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let fenced = false;
  for (const line of readme) {
    const fence = FENCE.test(line);
    if (fence) fenced = !fenced;
    else if (fenced) blocks.push({ kind: 'code', lead: CODE_LEAD, text: line });
    else addLine(blocks, line);
  }
  while (blocks.at(-1)?.kind === 'gap') blocks.pop();
  return blocks;
}

function addLine(blocks: Block[], line: string): void {
  const last = blocks.at(-1);
  if (TABLE_RULE.test(line) && last?.kind === 'prose') {
    // The row above the rule names the columns.
    blocks[blocks.length - 1] = { ...last, lead: '' };
    return;
  }
  const block = blockOf(line);
  const isProse = block.kind === 'prose' && last?.kind === 'prose';
  const goesOn = isProse && (block.lead === '' || (block.lead === QUOTE_LEAD && last.lead === QUOTE_LEAD));
  if (goesOn) blocks[blocks.length - 1] = { ...last, text: `${last.text} ${block.text}` };
  else blocks.push(block);
}

/** A row of a table in one line: there is hardly room for its columns beside each other. */
function cellsOf(row: string): string {
  return row
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' — ');
}

const QUOTE_LEAD = '│ ';

function blockOf(line: string): Block {
  const heading = HEADING.exec(line);
  if (heading) return { kind: 'chapter', lead: '', text: heading[2] ?? '' };
  if (plainWords(line) === '' || RULE.test(line)) return { kind: 'gap' };
  const row = TABLE.exec(line);
  if (row) return { kind: 'prose', lead: BULLET, text: cellsOf(row[1] ?? '') };
  const item = ITEM.exec(line);
  if (item) {
    const [, indent = '', number, text = ''] = item;
    return {
      kind: 'prose',
      lead: `${' '.repeat(Math.min(DEEPEST, indent.length))}${number === undefined ? BULLET : `${number} `}`,
      text,
    };
  }
  const quote = QUOTE.exec(line);
  if (quote) return { kind: 'prose', lead: QUOTE_LEAD, text: quote[1] ?? '' };
  return { kind: 'prose', lead: '', text: line.trim() };
}

function linesOf(block: Block, columns: number): ReadmeLine[] {
  if (block.kind === 'gap') return [block];
  const { kind, lead, text } = block;
  const isCode = kind === 'code';
  const clean = cleanText(isCode ? text : plainWords(text));
  const width = textWidth(lead);
  const next = lead === QUOTE_LEAD ? lead : ' '.repeat(width);
  return wrapText(clean, Math.max(1, columns - width)).map((line, index) => ({
    kind,
    lead: index === 0 ? lead : next,
    text: line.text,
  }));
}

/** The words without the marks around them. Code keeps its backticks, and what stands between them is left alone. */
function plainWords(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : withoutMarks(part)))
    .join('')
    .trim();
}

/** Every pattern is bounded, so that no text takes long. */
function withoutMarks(text: string): string {
  return text
    .replaceAll(/!\[([^\]]{0,200})\]\([^)]{0,400}\)/g, '')
    .replaceAll(/\[([^\]]{1,200})\]\(([^)\s]{1,400})\)/g, (_, words: string, target: string) =>
      /^https?:/.test(target) && words !== target ? `${words} (${target})` : words,
    )
    .replaceAll(/<(https?:[^>\s]{1,400})>/g, '$1')
    .replaceAll(/\*\*([^*]{1,400})\*\*/g, '$1')
    .replaceAll(/(^|\s)\*([^*\s][^*]{0,400})\*/g, '$1$2');
}
