import { applyBatch } from '../apply-command';
import type { Command } from '../command';
import type { Deed, Env } from '../deed';
import type { Draft } from '../document';
import type { Refusal } from '../outcome';
import type { Todo } from '../todo';
import { idOf, parseRows, printRows, TODAY, TODAYS_LIST } from './list-notation';
import { memoryDocument } from './memory-document';

/** When commands are carried out, unless a test says otherwise. */
export const NOW = '2026-01-31T09:30:00.000Z';

/** An env with {@link NOW}, today's date, and ids that are `idOf('new 1')`, `idOf('new 2')` … For tests only. */
export function testEnv(): Env {
  let made = 0;
  return {
    now: NOW,
    today: TODAY,
    newId: () => {
      made += 1;
      return idOf(`new ${made}`);
    },
  };
}

/** What became of a list: its lines after the commands, or the refusal, and the content of the row in focus. */
export interface Edited {
  readonly lines: readonly string[];
  readonly focus: string | null;
  readonly refusal: Refusal | null;
  readonly rows: readonly Todo[];
  readonly deed: Deed | null;
  readonly document: Draft;
}

/** Carries the commands out, as one batch, on the list that the lines describe. For tests only. */
export function edit(lines: readonly string[], ...commands: readonly Command[]): Edited {
  return editRows(parseRows(lines), ...commands);
}

/** {@link edit} for rows that lines cannot describe. */
export function editRows(before: readonly Todo[], ...commands: readonly Command[]): Edited {
  const document = memoryDocument(before);
  const result = applyBatch(document, commands, testEnv());
  if (result.ok) document.apply(result.value.changes);
  const { rows } = document.list(TODAYS_LIST);
  const focus = result.ok && result.value.focus !== null ? document.find(result.value.focus) : undefined;
  return {
    lines: printRows(rows),
    focus: focus?.content ?? null,
    refusal: result.ok ? null : result.error.refusal,
    rows,
    deed: result.ok ? result.value : null,
    document,
  };
}
