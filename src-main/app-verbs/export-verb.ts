import { join } from 'node:path';
import { type AppCall, EXPORT_FORMATS } from '../../src-core/app/app-call';
import { ok, type Result } from '../../src-core/lib/result';
import { cleanLine } from '../../src-core/plugin/clean-text';
import type { CommandAnswer } from '../../src-core/plugin/report';
import { byteWords, count, jsonPage } from '../../src-core/plugin/report-lines';
import type { Exported, ExportRequest, ExportSummary } from '../files/file-requests';
import { pathMeant, said, shown } from '../plugin/verbs/verb-context';
import { askToReplace } from './ask-to-replace';
import { dayMeant } from './show-verb';
import { JSON_VERSION } from './todo-json';
import { type AppVerbContext, nameOf, projectMeant } from './verb-context';

/** `export [PATH]`: a day, a project or everything; without a path beside where the user is. */
export async function exportVerb(call: AppCall, context: AppVerbContext): Promise<CommandAnswer> {
  const what = await whatMeant(call, context);
  if (!what.ok) return said('error', what.error);
  const format = formatOf(call.options.get('--format'));
  const [given] = call.args;
  const path =
    given === undefined ? ok(usualPath(what.value, format, context)) : folderOrFile(given, context);
  if (!path.ok) return said('error', path.error);
  const request: ExportRequest = {
    path: path.value,
    format,
    what: what.value,
    force: call.options.has('--force'),
  };
  const replaced = request.force || context.screen === null ? [] : await context.files.replaces(request);
  if (replaced.length > 0) return askToReplace(call, path.value, replaced, heldFast(what.value));
  const done = await context.files.exportTo(request);
  if (!done.ok) return said('error', done.error);
  if (call.options.has('--json')) return shown(jsonPage({ version: JSON_VERSION, ...done.value }));
  return said('success', sentence(done.value));
}

/** The list as it was when it was asked about: the yes means no other. */
function heldFast(what: Exported): readonly (readonly [string, string])[] {
  switch (what.kind) {
    case 'day':
      return [
        ['--project', what.list.project],
        ['--day', what.list.date],
      ];
    case 'project':
      return [['--project', what.project]];
    case 'all':
      return [];
  }
}

function formatOf(name: string | undefined): ExportRequest['format'] {
  return name === undefined ? null : (EXPORT_FORMATS[name as keyof typeof EXPORT_FORMATS] ?? null);
}

async function whatMeant({ options }: AppCall, context: AppVerbContext): Promise<Result<Exported, string>> {
  if (options.has('--all')) return ok({ kind: 'all' });
  const project = projectMeant(options.get('--project'), context);
  if (!project.ok) return project;
  const { id } = project.value;
  if (options.has('--project') && !options.has('--day')) return ok({ kind: 'project', project: id });
  const date = await dayMeant(options.get('--day') ?? '', context);
  return date.ok ? ok({ kind: 'day', list: { project: id, date: date.value } }) : date;
}

/** A slash at the end says that it is a folder, and stays. */
function folderOrFile(path: string, context: AppVerbContext): Result<string, string> {
  const meant = pathMeant(context, path);
  return meant.ok && /[/\\]$/.test(path) ? ok(join(meant.value, '/')) : meant;
}

function usualPath(what: Exported, format: ExportRequest['format'], context: AppVerbContext): string {
  const ending = format === 'json' ? 'json' : 'md';
  const project = (id: string) => nameOf(id, context).replace(/[^\p{L}\p{N}_-]+/gu, '-');
  switch (what.kind) {
    case 'day':
      return join(context.cwd, `to-tui-${project(what.list.project)}-${what.list.date}.${ending}`);
    case 'project':
      return join(context.cwd, `to-tui-${project(what.project)}.${ending}`);
    case 'all':
      return join(context.cwd, `to-tui-${context.today}.${ending}`);
  }
}

function sentence({ todos, days, files, bytes, path }: ExportSummary): string {
  const what = `${count(todos, 'todo')} of ${count(days, 'day')}`;
  const where = files === 1 ? cleanLine(path, 300) : `${count(files, 'file')} in ${cleanLine(path, 300)}`;
  return `exported ${what} to ${where} (${byteWords(bytes)})`;
}
