import { existsSync } from 'node:fs';
import { type AppCall, wordsOfAppCall } from '../../src-core/app/app-call';
import { cleanLine } from '../../src-core/plugin/clean-text';
import { momentWords } from '../../src-core/plugin/moment-words';
import type { CommandAnswer, CommandQuestion } from '../../src-core/plugin/report';
import { count, jsonPage, line } from '../../src-core/plugin/report-lines';
import type { DatabaseCounts, RestorePlan, RestoreSummary } from '../files/file-requests';
import { pathMeant, said, shown } from '../plugin/verbs/verb-context';
import { JSON_VERSION } from './todo-json';
import type { AppVerbContext } from './verb-context';

/**
 * `restore PATH`: asks, with what would be replaced by what, and with `--yes` does it; the yes to the question takes the
 * file that was shown and no other. From the window the application then starts anew by itself.
 */
export async function restore(call: AppCall, context: AppVerbContext): Promise<CommandAnswer> {
  const [given = ''] = call.args;
  const path = pathMeant(context, given);
  if (!path.ok) return said('error', path.error);
  // A name alone may be that of a file in the folder of backups.
  const isName = !/[/\\]/.test(given) && !existsSync(path.value);
  const plan = await context.files.planRestore(isName ? given : path.value);
  if (!plan.ok) return said('error', plan.error);
  const shownHash = call.options.get('--hash');
  if (shownHash !== undefined && shownHash !== plan.value.hash) {
    return said(
      'error',
      `${cleanLine(plan.value.path, 300)} is not the file any more that was shown: nothing was changed`,
    );
  }
  const isJson = call.options.has('--json');
  if (!call.options.has('--yes')) {
    if (isJson)
      return shown(jsonPage({ version: JSON_VERSION, kind: 'restore', done: false, ...plan.value }));
    return questionAbout(plan.value, context);
  }
  const done = await context.files.restore(plan.value);
  if (!done.ok) return said('error', done.error);
  context.screen?.startAnew();
  if (isJson) return shown(jsonPage({ version: JSON_VERSION, ...done.value, done: true }));
  return said('success', doneSentence(done.value, context));
}

function questionAbout(plan: RestorePlan, context: AppVerbContext): CommandQuestion {
  const { path, hash, theirs, ours, warnings } = plan;
  const after =
    context.screen === null
      ? 'What is here is kept as a backup; the next start of to-tui opens the other.'
      : 'What is here is kept as a backup; to-tui starts anew by itself.';
  return {
    kind: 'question',
    title: 'Restore',
    question: 'Restore this backup? Nothing is changed yet.',
    lines: [
      line(cleanLine(path, 300)),
      line(`there: ${countsText(theirs, context)}`),
      line(`here:  ${countsText(ours, context)}`),
      line(after),
      ...warnings.map((warning) => line(warning, 'warning')),
    ],
    yes: 'restore',
    words: wordsOfAppCall({
      verb: 'restore',
      args: [path],
      options: new Map([
        ['--yes', ''],
        ['--hash', hash],
      ]),
    }),
  };
}

function doneSentence({ theirs, kept }: RestoreSummary, { screen }: AppVerbContext): string {
  const todos = count(theirs.todos, 'todo');
  const stays = `what is here now stays in ${cleanLine(kept, 300)}`;
  return screen === null
    ? `the next start of to-tui opens it: ${todos}; ${stays}`
    : `to-tui starts anew in a moment, with ${todos}; ${stays}`;
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
