import { describe, expect, it } from 'vitest';
import {
  CASE_FIELDS,
  EXPECTATION_FIELDS,
  RUN_FIELDS,
  TODO_FIELDS,
  TRIGGER_FIELDS,
} from '../../src-core/plugin/cases/case-table';
import { pluginCasesDocument } from './plugin-cases-document';

describe('docs/plugin-cases.md', () => {
  const lines = pluginCasesDocument().split('\n');
  const rows = lines.filter((line) => line.startsWith('| `'));

  it('has a row for every field of a case, a run and a todo', () => {
    const fields = [...CASE_FIELDS.flatMap((group) => group.fields), ...RUN_FIELDS, ...TODO_FIELDS];
    const all = [...fields, ...TRIGGER_FIELDS, ...EXPECTATION_FIELDS];
    expect(rows).toHaveLength(all.length);
    for (const { name } of all) expect(lines.join('\n')).toContain(`\n| \`${name}\` |`);
  });

  it('has three columns in each of them', () => {
    for (const row of rows) expect(row.split(/(?<!\\)\|/), row).toHaveLength(5);
  });
});
