/** Models to draw in tests and goldens: one fixed day, the list of the design's first sketch, a few plugins. */
import { DEFAULT_SCREEN_CONFIG } from '../../config/config';
import { mergeKeymaps } from '../../keymap/keymap';
import type { CalendarDate } from '../../lib/calendar-date';
import type { PluginSummary } from '../../plugin/plugin-summary';
import { pluginSummary as plugin } from '../../tui/testing/plugins';

export { plugin };

import { THE_DEFAULT_PROJECT } from '../../todo/project';
import type { ListKey, Todo, TodoId } from '../../todo/todo';
import { TodoList } from '../../todo/todo-list';
import { UNKNOWN_GALLERY } from '../../tui/gallery-state';
import type { ListMirror, Model } from '../../tui/model';

/** The day on which everything happens. */
export const TODAY = '2026-01-30' as CalendarDate;

/** A day in January 2026. */
export function january(day: number): CalendarDate {
  return `2026-01-${String(day).padStart(2, '0')}` as CalendarDate;
}

/** The list that is open unless a test says otherwise. */
export const LIST: ListKey = { project: 'work', date: TODAY };

/** The id of the row at a position of {@link listOf}. */
export function idAt(index: number): TodoId {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

/** What of a row matters to a test; the rest is filled in. */
export type RowSketch = Pick<Todo, 'content'> & Partial<Todo>;

/** A list of rows one below the other. */
export function listOf(sketches: readonly RowSketch[], key: ListKey = LIST): TodoList {
  return TodoList.of(
    key,
    sketches.map((sketch, index) => ({
      id: idAt(index),
      rank: `a${String(index).padStart(8, '0')}`,
      indent: 0,
      state: 'empty',
      priority: null,
      dueDate: null,
      description: null,
      recurrence: null,
      reminder: null,
      createdAt: '2026-01-30T08:00:00.000Z',
      modifiedAt: '2026-01-30T08:00:00.000Z',
      completedAt: null,
      ...sketch,
      ...key,
    })),
  );
}

/** A model that shows these rows, with the cursor on the first. */
export function modelOf(sketches: readonly RowSketch[], rest: Partial<Model> = {}): Model {
  return withDefaults({
    list: mirrorOf(listOf(sketches)),
    cursor: sketches.length > 0 ? idAt(0) : null,
    ...rest,
  });
}

/** The open list as main would have told it. */
export function mirrorOf(todos: TodoList, rest: Partial<ListMirror> = {}): ListMirror {
  return {
    key: todos.key,
    projectName: 'work',
    readOnly: false,
    revision: 1,
    todos,
    complete: true,
    ...rest,
  };
}

function withDefaults(rest: Partial<Model> & Pick<Model, 'list' | 'cursor'>): Model {
  const plugins = rest.plugins ?? [];
  return {
    size: { cols: 80, rows: 24 },
    version: '0.1.0',
    today: TODAY,
    folded: new Set(),
    scroll: { top: null, line: 0 },
    mode: 'navigate',
    editing: null,
    selection: null,
    count: null,
    search: null,
    filter: null,
    register: null,
    lastChange: null,
    pending: [],
    whichKey: false,
    modal: null,
    queued: [],
    commands: [],
    projects: [THE_DEFAULT_PROJECT],
    status: null,
    keymaps: mergeKeymaps(plugins),
    plugins,
    gallery: UNKNOWN_GALLERY,
    decorations: new Map(),
    running: [],
    slow: false,
    work: [],
    config: DEFAULT_SCREEN_CONFIG,
    appearance: { theme: 'dark', reducedMotion: true },
    tick: 0,
    ticking: false,
    serial: 0,
    ids: [1, 2, 3, 4],
    waiting: { answers: 0, revision: 0, opening: null },
    held: [],
    dayTurned: false,
    ...rest,
  };
}

/** The list of the design's sketch, and as many rows again as do not fit. */
export const SKETCH: readonly RowSketch[] = [
  {
    content: 'Ship the plugin platform',
    state: 'in_progress',
    priority: 'P0',
    dueDate: january(31),
  },
  { content: "manifest with the study's example", indent: 1, state: 'done' },
  { content: 'consent dialog', indent: 1, state: 'in_progress' },
  { content: 'attack suite', indent: 1 },
  { content: 'a module that never ends', indent: 2, state: 'done' },
  { content: 'a module that eats memory', indent: 2, state: 'done' },
  { content: 'a manifest that asks for everything', indent: 2 },
  {
    content: 'Write to Ana about the release #people',
    priority: 'P1',
    description: 'She asked for the numbers, not the adjectives.\n\nStart-up 0.9 s · 集計は金曜まで 📈',
  },
  { content: '東京オフィス — which time zone?', state: 'question', dueDate: '2026-02-02' as CalendarDate },
  { content: 'Renew certificate', state: 'important', dueDate: january(28) },
  { content: 'Fax machine', state: 'cancelled', dueDate: january(20) },
  {
    content: 'Plan the summer party 🎉 with 👩‍👩‍👧 families',
    priority: 'P2',
    dueDate: '2026-06-20' as CalendarDate,
  },
  {
    content:
      'Read the long report about the migration and write down in one paragraph what it means for the people who use the old one #reading',
    indent: 0,
  },
  { content: 'ask for the appendix', indent: 1, dueDate: TODAY },
  ...Array.from({ length: 17 }, (_, index) => ({ content: `Sort the mail of week ${index + 1}` })),
];

/** The sketch with the attack suite folded and the cursor on the row in Japanese. */
export function sketchModel(rest: Partial<Model> = {}): Model {
  return modelOf(SKETCH, { cursor: idAt(8), folded: new Set([idAt(3)]), ...rest });
}

/** One plugin in every state. */
export const PLUGINS: readonly PluginSummary[] = [
  plugin('jira-sync', {
    title: 'Jira sync',
    version: '0.2.0',
    runs: 41,
    powers: ['api.atlassian.com'],
    p95Ms: 9.2,
    hasSettings: true,
    generates: true,
    previousVersion: '0.1.0',
    actions: [
      { id: 'sync', title: 'sync ticket', description: '' },
      { id: 'create', title: 'create ticket', description: '' },
      { id: 'drop', title: 'drop ticket', description: '' },
    ],
    description:
      'Keeps todos and Jira tickets in step. A row that begins with a ticket number takes its state.',
    permissions: [
      'connect to api.atlassian.com',
      'see the content of your todos and change them — together with the network this means it could send them there',
    ],
    keys: [
      { key: '<C-x>p', action: 'sync', title: 'sync ticket', bound: true },
      { key: '<C-x>c', action: 'create', title: 'create ticket', bound: true },
      {
        key: 'dd',
        action: 'drop',
        title: 'drop ticket',
        bound: false,
        conflict: 'delete (dd) of the application has it',
      },
    ],
  }),
  plugin('pomodoro', {
    version: '1.0.3',
    runs: 210,
    p95Ms: 2.4,
    actions: [{ id: 'start', title: 'start timer', description: '' }],
    keys: [{ key: '<C-x>t', action: 'start', title: 'start timer', bound: true }],
  }),
  plugin('git-branch', {
    version: '0.9.0',
    state: 'needs_consent',
    reason: 'It wants to run the program git. Review it before it can run.',
  }),
  plugin('claude-tasks', { version: '1.1.0', state: 'disabled', reason: 'You switched it off.' }),
  plugin('word-count', {
    version: '0.1.0',
    state: 'failed',
    failures: 3,
    reason:
      'It was stopped after computing for 2 seconds, three times in a row, and is switched off until you enable it.',
  }),
  plugin('quick-tags', {
    version: '1.2.0',
    state: 'changed_on_disk',
    reason: 'Its file was 3f9a… and is 77c1… now. Review it before it runs again.',
  }),
  plugin('old-one', {
    version: '0.0.9',
    state: 'incompatible',
    reason: 'It was built for plugin interface 9; this application offers 1.',
  }),
  plugin('ログ', { version: '', state: 'error', reason: 'manifest.toml, line 3: unknown key "permisions".' }),
];
