import { type AppCall, IMPORT_FORMATS } from '../../src-core/app/app-call';
import { cleanLine, quoteLine } from '../../src-core/plugin/clean-text';
import type { CommandAnswer, ReportLine } from '../../src-core/plugin/report';
import { count, jsonPage, line, page } from '../../src-core/plugin/report-lines';
import type { ImportRequest, ImportSummary } from '../files/file-requests';
import { pathMeant, said, shown } from '../plugin/verbs/verb-context';
import { FROM_INPUT } from './from-input';
import { JSON_VERSION } from './todo-json';
import { type AppVerbContext, projectMeant } from './verb-context';

/**
 * `import PATH`: brings it in. On a command line it says what would come in first, and does it with `--yes`; in the
 * window one key takes it back.
 */
export async function importVerb(call: AppCall, context: AppVerbContext): Promise<CommandAnswer> {
  const [given = ''] = call.args;
  if (given === FROM_INPUT) return said('error', '- is standard input, and there is none here');
  const path = pathMeant(context, given);
  if (!path.ok) return said('error', path.error);
  const project = projectMeant(call.options.get('--project'), context);
  if (!project.ok) return said('error', project.error);
  const { document, files, screen } = context;
  const done = await files.importFrom({
    path: path.value,
    format: formatOf(call.options.get('--format')),
    list: { project: project.value.id, date: document.today() },
    dryRun: call.options.has('--dry-run') || (screen === null && !call.options.has('--yes')),
  });
  if (!done.ok) return said('error', done.error);
  const summary = done.value;
  if (call.options.has('--json')) return shown(jsonPage({ version: JSON_VERSION, ...summary }));
  if (!summary.dryRun && isPlain(summary)) return said('success', `${sentence(summary)}; undo takes it back`);
  const lines = summaryLines(summary);
  const title = summary.dryRun ? `Import of ${path.value}: nothing is changed yet` : 'Imported';
  const isQuestion = summary.dryRun && !call.options.has('--dry-run');
  const last = isQuestion ? [line(''), line('Say it with --yes to bring it in.', 'dim')] : [];
  return shown(page(title, [...lines, ...last]));
}

function formatOf(name: string | undefined): ImportRequest['format'] {
  return name === undefined ? null : (IMPORT_FORMATS[name as keyof typeof IMPORT_FORMATS] ?? null);
}

/** Nothing happened on the way that has to be told. */
function isPlain(summary: ImportSummary): boolean {
  const { alreadyThere, deleted, repaired, clamped, leftOut, faultCount } = summary;
  return alreadyThere + deleted + repaired + clamped + leftOut + faultCount === 0;
}

function sentence({ todos, days }: ImportSummary): string {
  return `imported ${count(todos, 'todo')} in ${count(days, 'list')}`;
}

/** Faults that are shown; programs get all that were kept. */
const MOST_FAULTS = 100;

function summaryLines(summary: ImportSummary): ReportLine[] {
  const { todos, days, pictures, projects, faults, faultCount } = summary;
  const counts: readonly (readonly [number, string])[] = [
    [pictures, 'of them closed days'],
    [summary.alreadyThere, 'already here, left as they are'],
    [summary.deleted, 'marked as deleted, left out'],
    [summary.repaired, 'mended: an indent, a date, an id'],
    [summary.clamped, 'cut to what fits'],
    [summary.leftOut, 'left out: they cannot be read, or are too many'],
  ];
  const hidden = faultCount - Math.min(faults.length, MOST_FAULTS);
  return [
    line(`${count(todos, 'todo')} in ${count(days, 'list')}, read as ${WORDS[summary.format]}`),
    ...(projects.length === 0 ? [] : [line(`new projects: ${cleanLine(projects.join(', '), 500)}`)]),
    ...counts.flatMap(([n, words]) => (n === 0 ? [] : [line(`${n} ${words}`, 'dim')])),
    ...faults.slice(0, MOST_FAULTS).map((fault) => line(faultText(fault), 'warning')),
    ...(hidden > 0 ? [line(`and ${hidden} more lines that cannot be read`, 'warning')] : []),
  ];
}

const WORDS = { markdown: 'Markdown', json: 'an export', 'to-tui': 'the original to-tui’s' } as const;

function faultText(fault: ImportSummary['faults'][number]): string {
  return `line ${fault.line}: ${fault.message}: ${quoteLine(fault.text, 60)}`;
}
