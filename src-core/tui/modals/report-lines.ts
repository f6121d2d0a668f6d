import { cleanText } from '../../lib/clean-text';
import { textWidth } from '../../lib/text-width';
import { wrapText } from '../../lib/text-wrap';
import type { Report, ReportTone } from '../../plugin/report';

/** A line of a page as it stands on the screen. */
export interface PageRow {
  readonly text: string;
  readonly tone: ReportTone;
}

/** Further lines of a long one stand this far in. */
const HANG = '  ';

/** The page in lines of at most `columns`: long ones are broken or said otherwise, and blanks at their start are kept. */
export function reportLines(report: Report, columns: number): readonly PageRow[] {
  const known = pages.get(report);
  if (known?.columns === columns) return known.rows;
  const rows = report.lines.flatMap(({ text, tone, narrow }) => {
    const said = narrow !== undefined && textWidth(text) > columns ? narrow : [text];
    return said.flatMap((one) => wrapped(one, columns)).map((row) => ({ text: row, tone }));
  });
  pages.set(report, { columns, rows });
  return rows;
}

const pages = new WeakMap<Report, { readonly columns: number; readonly rows: readonly PageRow[] }>();

function wrapped(text: string, columns: number): string[] {
  const clean = cleanText(text);
  const [blanks = ''] = /^ */.exec(clean) ?? [];
  const indent = blanks.slice(0, Math.floor(columns / 2));
  const hang = indent + HANG;
  const lines = wrapText(clean.slice(blanks.length), Math.max(1, columns - hang.length), {
    firstColumns: Math.max(1, columns - indent.length),
  });
  return lines.map((line, index) => (index === 0 ? indent : hang) + line.text);
}
