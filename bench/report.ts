import type { Figure } from './benchmark';

/**
 * Budgets that are missed this many times over fail a run; less is for people to look at. An absolute one says as
 * much about the machine as about us.
 */
const FAR_BEYOND = { ratio: 3, absolute: 10 } as const;

/** Ours over bare; null where there is nothing bare. */
export function ratioOf({ ours, bare }: Figure): number | null {
  return bare === null ? null : ours / bare;
}

/** How many times its budget a figure comes to: 1 is just within. Null where there is no budget. */
export function shareOfBudget(figure: Figure): number | null {
  const { budget } = figure;
  if (budget === null) return null;
  const measured = budget.kind === 'ratio' ? ratioOf(figure) : figure.ours;
  return measured === null ? null : measured / budget.atMost;
}

/** Whether a figure is so far off that something must be broken. */
export function isFarBeyond(figure: Figure): boolean {
  const { budget, isTail } = figure;
  return budget !== null && !isTail && (shareOfBudget(figure) ?? 0) > FAR_BEYOND[budget.kind];
}

const HEADINGS = ['', 'ours', 'bare', 'ratio', 'budget', ''] as const;

/** The figures as a table of text. */
export function printTable(figures: readonly Figure[]): string {
  const rows = [HEADINGS, ...figures.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf(figure: Figure): readonly string[] {
  const { name, unit, ours, bare, budget } = figure;
  const ratio = ratioOf(figure);
  const share = shareOfBudget(figure);
  return [
    name,
    `${printNumber(ours)} ${unit}`,
    bare === null ? '' : `${printNumber(bare)} ${unit}`,
    ratio === null ? '' : `${ratio.toFixed(2)}×`,
    budget === null ? '' : budget.kind === 'ratio' ? `≤ ${budget.atMost}×` : `≤ ${budget.atMost} ${unit}`,
    share === null ? '' : share <= 1 ? 'within' : 'OVER',
  ];
}

/** Three digits that matter. */
function printNumber(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
