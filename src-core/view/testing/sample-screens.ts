/**
 * One screen for each mode that keys can be in, so for each box too, with text in several scripts in it. The table is
 * exhaustive: a new mode does not compile without a sample, and with it without a golden screen.
 */
import { makeTheme } from '../../config/make-theme';
import { PALETTES } from '../../config/palettes';
import type { Theme } from '../../config/theme-colours';
import type { KeyMode } from '../../keymap/action';
import { parseKeys } from '../../keymap/key';
import { mergeKeymaps } from '../../keymap/keymap';
import { addDays } from '../../lib/calendar-date';
import { readFilter } from '../../todo/filter-language';
import { UNKNOWN_GALLERY } from '../../tui/gallery-state';
import type { Modal } from '../../tui/modal';
import { openDescription } from '../../tui/modals/description-opening';
import type { Model } from '../../tui/model';
import { EMPTY_INPUT, inputOf } from '../../tui/text-input';
import { GALLERY } from './sample-gallery';
import { idAt, january, PLUGINS, SKETCH, sketchModel, TODAY } from './sample-model';

const screen = (modal: Modal | null, rest: Partial<Model> = {}): Model =>
  sketchModel({ plugins: PLUGINS, keymaps: mergeKeymaps(PLUGINS), modal, ...rest });

const help = { kind: 'help', filter: EMPTY_INPUT, filtering: false, scroll: 0 } as const;
const projects = {
  kind: 'projects',
  moving: null,
  projects: [
    { id: 'default', name: 'default', open: 3, total: 12 },
    { id: 'garden', name: '庭の手入れ 🌱', open: 1, total: 4 },
    { id: 'work', name: '업무 work', open: 24, total: 31 },
  ],
  selected: 'garden',
  scroll: 0,
  typing: null,
  filter: EMPTY_INPUT,
  filtering: false,
  saving: false,
  fault: null,
} as const;
const settings = {
  kind: 'settings',
  form: {
    plugin: 'jira-sync',
    fields: [
      {
        name: 'project',
        type: 'string',
        required: true,
        default: null,
        title: 'Project 案件',
        description: 'Which tickets are read.',
        options: [],
      },
    ],
    values: { project: '東京 🗼' },
    secretsSet: [],
    keychain: 'the keychain of this computer',
  },
  values: {},
  secrets: {},
  cursor: 0,
  scroll: 0,
  editing: null,
  faults: {},
  saving: false,
  leaving: false,
  under: null,
} as const;

/** A screen for each mode. */
export const MODE_SCREENS: Readonly<Record<KeyMode, Model>> = {
  navigate: screen(null),
  visual: screen(null, { selection: { anchor: idAt(11) } }),
  matches: screen(null, { search: { text: 'the' } }),
  edit: screen(null, {
    mode: 'edit',
    editing: {
      target: { kind: 'existing', id: idAt(8) },
      input: inputOf('東京オフィス 👩‍👩‍👧 cafe\u0301 ｆｕｌｌ'),
    },
  }),
  search: screen({
    kind: 'search',
    input: inputOf('東京'),
    from: { cursor: idAt(0), scroll: { top: null, line: 0 }, search: null },
  }),
  filter: screen({
    kind: 'filter',
    input: inputOf('#読む 📚'),
    before: { filter: null, cursor: null },
    completing: null,
    fault: null,
  }),
  prompt: screen({ ...help, filtering: true, filter: inputOf('日') }),
  command: screen({
    kind: 'command',
    input: inputOf('plugin logs ログ'),
    back: 0,
    typed: '',
    completing: null,
    fault: null,
  }),
  palette: screen({ kind: 'palette', input: inputOf('d'), cursor: 2, scroll: 0 }),
  setting: screen({ ...settings, editing: inputOf('大阪 🏯') }),
  help: screen(help),
  plugins: screen({ kind: 'plugins', selected: 'ログ', details: false, scroll: 0, search: null }),
  gallery: screen(
    { kind: 'gallery', selected: 'ログ', details: false, scroll: 0, search: null },
    { gallery: { ...UNKNOWN_GALLERY, plugins: GALLERY } },
  ),
  report: screen({
    kind: 'report',
    asks: 'plugin_command',
    report: {
      title: 'ログ of jira-sync',
      lines: [
        { tone: 'title', text: '今日' },
        { tone: 'ok', text: '10:41  took PROJ-12: 東京オフィス 🏢' },
        { tone: 'error', text: '10:42  stopped: 응답 없음' },
      ],
    },
    words: ['logs'],
    live: null,
    serial: 1,
    scroll: 0,
    under: null,
  }),
  preview: screen({
    kind: 'preview',
    question: {
      id: idAt(77),
      plugin: 'jira-sync',
      trigger: 'sync ticket',
      todos: 2,
      rows: [
        {
          index: 0,
          mark: '+',
          indent: 0,
          text: 'PROJ-12 : ログイン 🔑',
          detail: 'under “会議”',
          needs: [],
          description: null,
        },
        {
          index: 1,
          mark: '~',
          indent: 1,
          text: 'PROJ-11',
          detail: 'state [ ] → [x]',
          needs: [0],
          description: null,
        },
      ],
    },
    armed: true,
    ticked: new Set([0]),
    cursor: 1,
    scroll: 0,
  }),
  settings: screen(settings),
  provenance: screen({
    kind: 'provenance',
    id: idAt(8),
    entries: [
      { at: '2026-01-30 10:41', who: 'jira-sync', run: '8412', trigger: 'sync', what: 'state [ ] → [?]' },
      { at: '2026-01-30 09:12', who: 'you', run: null, trigger: null, what: 'content' },
    ],
    cursor: 0,
    scroll: 0,
  }),
  due: screen({
    kind: 'due',
    reading: 'due',
    ids: [idAt(8)],
    input: inputOf('next fri'),
    read: { of: 'next fri', reading: { ok: true, value: '2026-02-06', words: 'Fri 2026-02-06, in 7 days' } },
    accepting: false,
    fault: null,
  }),
  projects: screen(projects),
  project_name: screen({ ...projects, typing: { id: 'garden', input: inputOf('庭の手入れ 🌳') } }),
  description: openDescription(screen(null), idAt(7))[0],
  rollover: screen({
    kind: 'rollover',
    offer: {
      project: 'work',
      projectName: '업무 work',
      from: january(29),
      to: TODAY,
      rows: SKETCH.flatMap(({ content, state, priority, indent }, index) => {
        if (index > 8 || state === 'done') return [];
        return [
          {
            id: idAt(index),
            content,
            indent: indent ?? 0,
            state: state ?? 'empty',
            priority: priority ?? null,
          },
        ];
      }),
      total: 6,
    },
    remember: true,
    scroll: 0,
  }),
  statistics: screen({
    kind: 'statistics',
    project: 'work',
    days: 14,
    statistics: {
      project: 'work',
      projectName: '업무 work 📈',
      days: Array.from({ length: 14 }, (_, day) => ({
        date: addDays(TODAY, day - 13),
        done: (day * 7) % 5,
        created: day % 3,
        open: 20 + (day % 4),
      })),
      open: 23,
      overdue: 2,
      streak: 4,
    },
    scroll: 0,
  }),
  find: screen({
    kind: 'find',
    accepting: false,
    input: inputOf('東京'),
    found: {
      of: '東京',
      hits: [
        {
          id: idAt(8),
          indent: 0,
          state: 'question',
          priority: 'P1',
          content: '東京オフィス — which time zone? 🕐',
          list: { project: 'work', date: january(29) },
          projectName: '업무 work',
        },
      ],
    },
    cursor: 0,
    scroll: 0,
  }),
  confirm: screen({
    kind: 'confirm',
    question: 'Delete “東京オフィス” and the 2 todos below it?',
    lines: ['会議 🗓️', '回る'],
    deed: { kind: 'delete_todos', ids: [idAt(8)] },
    under: null,
  }),
  notice: screen({ kind: 'notice', text: 'Thursday, January 29, 2026 is closed. 閉じました 🔒' }),
  message: screen({
    kind: 'message',
    title: 'Preview',
    text: 'jira-sync took its question back. 取り消し 🙅',
  }),
};

const filter = readFilter('state:open');

/** What the list can look like besides. */
export const STATE_SCREENS: Readonly<Record<string, Model>> = {
  filtered: screen(null, {
    filter: filter.ok
      ? { text: 'state:open', query: filter.value, kept: new Set(), folded: new Set() }
      : null,
  }),
  counted: screen(null, { count: 12, pending: parseKeys('d') ?? [] }),
  'which-key': screen(null, { pending: parseKeys('g') ?? [], whichKey: true }),
  working: screen(null, {
    work: [{ id: '1', title: 'Importing 東京.json', done: 20, total: 80, ended: false }],
  }),
  saying: screen(null, {
    status: {
      level: 'warning',
      text: '東京オフィス 🗼 was not moved: there is nothing to move past',
      plugin: null,
      serial: 1,
    },
  }),
};

/** A theme as a file gives one: other surfaces, and colours of which some are too faint for them. */
export const CUSTOM_THEME: Theme = makeTheme({
  ...PALETTES.dark,
  surfaces: { background: 0x002b36, panel: 0x073642, selection: 0x0f4a58 },
});

/** The same model in a theme: one of ours by its name, or the custom one. */
export function inTheme(model: Model, theme: string): Model {
  return {
    ...model,
    config: { ...model.config, config: { ...model.config.config, theme }, customTheme: CUSTOM_THEME },
  };
}
