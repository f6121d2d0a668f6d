import { DEFAULT_CONFIG } from '../../../src-core/config/config';
import { type CalendarDate, dateInZone } from '../../../src-core/lib/calendar-date';
import { err, ok } from '../../../src-core/lib/result';
import type { CommandAnswer } from '../../../src-core/plugin/report';
import type {
  BackupSummary,
  DatabaseCounts,
  ExportRequest,
  ImportRequest,
  ImportSummary,
} from '../../files/file-requests';
import type { FileWork } from '../../files/file-work';
import { newTodoId } from '../../ids';
import { NOON } from '../../storage/testing/temporary';
import { openWorld } from '../../storage/testing/world';
import { runAppVerb } from '../run-app-verb';
import type { AppVerbContext } from '../verb-context';

/** A real document, files that only say what they were asked, and settings in memory. For tests only. */
export function verbWorld(more: Partial<AppVerbContext> = {}) {
  const today = dateInZone(Date.parse(NOON), 'UTC');
  const world = openWorld({ today, fast: true });
  const asked: unknown[] = [];
  const context: AppVerbContext = {
    document: world.store,
    files: askedFiles(asked),
    settings: {
      current: () => DEFAULT_CONFIG,
      save: async (key, value) => {
        asked.push([key.join('.'), value]);
        return key[0] === 'keymap' ? err('config.toml cannot be written') : ok(null);
      },
      themes: () => ['sepia'],
    },
    screen: {
      open: (list) => asked.push(list),
      startAnew: () => asked.push('started anew'),
      logPath: '/data/logs/to-tui.log',
    },
    target: { list: { project: 'default', date: today }, selected: null },
    cwd: '/work',
    home: '/home/me',
    newId: newTodoId,
    now: NOON,
    today,
    zone: 'UTC',
    ...more,
  };
  const run = (...words: string[]) => runAppVerb(words, context);
  const text = async (...words: string[]) => textOf(await run(...words));
  const json = async (...words: string[]): Promise<unknown> => JSON.parse(await text(...words, '--json'));
  return { world, today, asked, context, run, text, json };
}

/** What an answer says, as lines. */
export function textOf(answer: CommandAnswer): string {
  if (answer.kind === 'said') return `${answer.level}: ${answer.text}`;
  if (answer.kind === 'settings') return `settings of ${answer.plugin}`;
  if (answer.kind === 'question') {
    const { title, question, lines, yes, words } = answer;
    return [`${title}: ${question}`, ...lines.map(({ text }) => text), `${yes}: ${words.join(' ')}`].join(
      '\n',
    );
  }
  const { title, lines } = answer.report;
  const texts = lines.map(({ text }) => text);
  return (title === 'JSON' ? texts : [title, ...texts]).join('\n');
}

const COUNTS: DatabaseCounts = { todos: 12, open: 3, projects: 1, days: 2, newest: NOON };

/** An import that brings in twelve todos and changes nothing. */
export const IMPORTED: ImportSummary = {
  kind: 'import',
  format: 'markdown',
  dryRun: false,
  todos: 12,
  alreadyThere: 0,
  days: 2,
  projects: [],
  pictures: 0,
  deleted: 0,
  repaired: 0,
  clamped: 0,
  leftOut: 0,
  faults: [],
  faultCount: 0,
};

const BACKED_UP: BackupSummary = {
  ...COUNTS,
  kind: 'backup',
  path: '/data/backups/a.db',
  bytes: 4_096,
  hash: 'ab',
};

/** Notes what it is asked; answers as if all went well, with a fault where the file is called `faulty.md`. */
export function askedFiles(asked: unknown[]): FileWork {
  return {
    exportTo: async (request: ExportRequest) => {
      asked.push(request);
      if (request.path.endsWith('there.md') && !request.force)
        return err('/work/there.md is there already: --force replaces it');
      const { path } = request;
      return ok({
        kind: 'export',
        format: 'markdown',
        path,
        files: 1,
        projects: 1,
        days: 1,
        todos: 2,
        bytes: 100,
      });
    },
    replaces: async ({ path }) => (path.endsWith('there.md') ? ['/work/there.md'] : []),
    importFrom: async (request: ImportRequest) => {
      asked.push(request);
      const faults = [{ line: 7, text: 'what \u001b[31mis this', message: 'is no todo' }];
      const more = request.path.endsWith('faulty.md') ? { faults, faultCount: 1, leftOut: 1 } : {};
      return ok({ ...IMPORTED, ...more, dryRun: request.dryRun });
    },
    backup: async (path) => {
      asked.push(path);
      return ok({ ...BACKED_UP, path: path ?? BACKED_UP.path });
    },
    backups: async () => [{ path: '/data/backups/a.db', bytes: 4_096, at: NOON }],
    planRestore: async (path) => {
      if (path.endsWith('gone.db')) return err('there is no file /work/gone.db');
      return ok({
        path,
        hash: 'ab',
        theirs: COUNTS,
        ours: { ...COUNTS, todos: 40 },
        warnings: ['It is emptier.'],
      });
    },
    restore: async (plan) => {
      asked.push(plan.path);
      return ok({ kind: 'restore', kept: '/data/backups/now.db', theirs: plan.theirs });
    },
    cancel: () => undefined,
    dispose: () => undefined,
  };
}

/** The day before. */
export function dayBefore(date: CalendarDate): CalendarDate {
  return dateInZone(Date.parse(`${date}T00:00:00Z`) - 1, 'UTC');
}
