import { dirname } from 'node:path';
import type { AppCall } from '../../src-core/app/app-call';
import { cleanLine } from '../../src-core/plugin/clean-text';
import { momentWords } from '../../src-core/plugin/moment-words';
import type { CommandAnswer } from '../../src-core/plugin/report';
import { byteWords, count, jsonPage, line, page } from '../../src-core/plugin/report-lines';
import { pathMeant, said, shown } from '../plugin/verbs/verb-context';
import { askToReplace, filesAt } from './ask-to-replace';
import { JSON_VERSION } from './todo-json';
import type { AppVerbContext } from './verb-context';

/** `backup [PATH]`: a checked copy of the database; `--list` says which there are. */
export async function backup(call: AppCall, context: AppVerbContext): Promise<CommandAnswer> {
  if (call.options.has('--list')) return listBackups(call, context);
  const [given] = call.args;
  const path = given === undefined ? null : pathMeant(context, given);
  if (path !== null && !path.ok) return said('error', path.error);
  const force = call.options.has('--force');
  const replaced = path === null || force || context.screen === null ? [] : filesAt(path.value);
  if (path !== null && replaced.length > 0) return askToReplace(call, path.value, replaced);
  const done = await context.files.backup(path === null ? null : path.value, force);
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
