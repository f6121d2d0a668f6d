import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AppCall } from '../../src-core/app/app-call';
import { cleanLine } from '../../src-core/plugin/clean-text';
import { momentWords } from '../../src-core/plugin/moment-words';
import type { CommandAnswer, ReportLine } from '../../src-core/plugin/report';
import { byteWords, count, jsonPage, line, page } from '../../src-core/plugin/report-lines';
import type { DatabaseCounts, RestorePlan } from '../files/file-requests';
import { pathMeant, said, shown } from '../plugin/verbs/verb-context';
import { JSON_VERSION } from './todo-json';
import type { AppVerbContext } from './verb-context';

/** `backup [PATH]`: a checked copy of the database; `--list` says which there are. */
export async function backup(call: AppCall, context: AppVerbContext): Promise<CommandAnswer> {
  if (call.options.has('--list')) return listBackups(call, context);
  const [given] = call.args;
  const path = given === undefined ? null : pathMeant(context, given);
  if (path !== null && !path.ok) return said('error', path.error);
  const done = await context.files.backup(path === null ? null : path.value, call.options.has('--force'));
  if (!done.ok) return said('error', done.error);
  if (call.options.has('--json')) return shown(jsonPage({ version: JSON_VERSION, ...done.value }));
  const { todos, bytes } = done.value;
  return said(
    'success',
    `backed up ${count(todos, 'todo')} to ${cleanLine(done.value.path, 300)} (${byteWords(bytes)}), and checked it`,
  );
}

async function listBackups({ options }: AppCall, context: AppVerbContext): Promise<CommandAnswer> {
  const backups = await context.files.backups();
  if (options.has('--json')) return shown(jsonPage({ version: JSON_VERSION, backups }));
  const [first] = backups;
  if (!first) return said('info', 'there are no backups yet');
  const lines = backups.map(({ path, bytes, at }) =>
    line(`${momentWords(at, context)}  ${byteWords(bytes).padStart(8)}  ${path}`),
  );
  return shown(page(`${count(backups.length, 'backup')} in ${dirname(first.path)}`, lines));
}

/** `restore PATH`: says what would be replaced by what, and with `--yes` does it. */
export async function restore(call: AppCall, context: AppVerbContext): Promise<CommandAnswer> {
  const [given = ''] = call.args;
  const path = pathMeant(context, given);
  if (!path.ok) return said('error', path.error);
  // A name alone may be that of a file in the folder of backups.
  const isName = !/[/\\]/.test(given) && !existsSync(path.value);
  const plan = await context.files.planRestore(isName ? given : path.value);
  if (!plan.ok) return said('error', plan.error);
  const isJson = call.options.has('--json');
  if (!call.options.has('--yes')) {
    if (isJson)
      return shown(jsonPage({ version: JSON_VERSION, kind: 'restore', done: false, ...plan.value }));
    return shown(
      page(`Restore of ${plan.value.path}: nothing is changed yet`, planLines(plan.value, context)),
    );
  }
  const done = await context.files.restore(plan.value);
  if (!done.ok) return said('error', done.error);
  if (isJson) return shown(jsonPage({ version: JSON_VERSION, ...done.value, done: true }));
  return said(
    'success',
    `the next start of to-tui opens it: ${count(done.value.theirs.todos, 'todo')}; what is here now stays in ${cleanLine(done.value.kept, 300)}`,
  );
}

function planLines({ theirs, ours, warnings }: RestorePlan, context: AppVerbContext): ReportLine[] {
  return [
    line(`there: ${countsText(theirs, context)}`),
    line(`here:  ${countsText(ours, context)}`),
    ...warnings.map((warning) => line(warning, 'warning')),
    line(''),
    line(
      'Say it with --yes to put what is there in the place of what is here; that is kept as a backup.',
      'dim',
    ),
  ];
}

function countsText(
  { todos, open, projects, days, newest }: DatabaseCounts,
  context: AppVerbContext,
): string {
  const changed = newest === null ? 'never changed' : `changed last ${momentWords(newest, context)}`;
  const parts = [
    `${count(todos, 'todo')} (${open} open)`,
    count(projects, 'project'),
    count(days, 'day'),
    changed,
  ];
  return parts.join(', ');
}
