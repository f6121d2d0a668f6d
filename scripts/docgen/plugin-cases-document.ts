/** docs/plugin-cases.md: what a case may say, from the table that the reader of cases is held against. */
import {
  CASE_FIELDS,
  type CaseField,
  EXPECTATION_FIELDS,
  RUN_FIELDS,
  TODO_FIELDS,
  TRIGGER_FIELDS,
} from '../../src-core/plugin/cases/case-table';
import { table } from './markdown';

/** The whole text. */
export function pluginCasesDocument(): string {
  const groups = CASE_FIELDS.map(({ title, about, fields }) => section(`## ${title}`, about, fields));
  const sections = [
    HEAD,
    ...groups,
    section('## A run', 'One of these says what is called:', TRIGGER_FIELDS),
    section('### Besides', 'Any of these may stand beside it:', RUN_FIELDS),
    section('### Expected of one of several runs', 'As for the whole case:', EXPECTATION_FIELDS),
    section('## A todo', 'In `todos` and in `children`.', TODO_FIELDS),
  ];
  return `${sections.join('\n\n')}\n`;
}

const HEAD = `# What a case may say

Made by \`npm run docs\` from \`src-core/plugin/cases/case-table.ts\`; changes here are lost. How cases are used is in the
[guide](plugin-guide.md#cases-what-your-plugin-should-do).

A file \`tests/*.json\` holds one case or a list of cases. A field that is not known is refused, with the name that was
perhaps meant. The real sandbox, the real rules of the list and the real checks of what was allowed are used; only the
world outside, the clock and the user are played, as the case says.`;

function section(title: string, about: string, fields: readonly CaseField[]): string {
  const rows = fields.map(({ name, form, words }) => [`\`${name}\``, form, words]);
  return `${title}\n\n${about}\n\n${table(['Field', 'Written as', 'What it means'], rows)}`;
}
