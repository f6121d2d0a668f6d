/** What a case that expects nothing can be given: what came out, to be looked at and pasted. */
import type { CaseOutcome } from './case-outcome';

/** Lines of JSON behind a sentence. */
export function pasteable({ runs }: CaseOutcome): readonly string[] {
  const says = runs.flatMap((run) => run.says);
  const items = runs.flatMap((run) => run.items);
  const failed = runs.flatMap((run) => run.failed ?? [])[0];
  const fields: readonly (readonly [string, string])[] = [
    ...(items.length > 0
      ? [['items', list(items)] as const]
      : [['commands', list(runs.flatMap((run) => run.commands))] as const]),
    ['list', list(runs.at(-1)?.list ?? [])],
    ...(says.length > 0 ? [['says', JSON.stringify(says.length === 1 ? says[0] : says)] as const] : []),
    ...(failed === undefined ? [] : [['fails', JSON.stringify(failed)] as const]),
  ];
  const lines = fields.map(([name, text], at) => `"${name}": ${text}${at < fields.length - 1 ? ',' : ''}`);
  return [
    'it expects nothing; this came out, to be pasted when it is right:',
    ...lines.flatMap((one) => one.split('\n')),
  ];
}

function list(entries: readonly unknown[]): string {
  if (entries.length === 0) return '[]';
  return `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n')}\n]`;
}
