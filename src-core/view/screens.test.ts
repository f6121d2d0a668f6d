import { describe } from 'vitest';
import type { Key } from '../keymap/key';
import { parseKeys } from '../keymap/key';
import { mergeKeymaps } from '../keymap/keymap';
import { readFilter } from '../todo/filter-language';
import { TodoList } from '../todo/todo-list';
import type { ListFilter } from '../tui/list-state';
import type { Model, Size } from '../tui/model';
import { EMPTY_INPUT } from '../tui/text-input';
import { isAGoldenScreen } from './testing/golden-screen-tests';
import {
  idAt,
  january,
  listOf,
  mirrorOf,
  modelOf,
  PLUGINS,
  SKETCH,
  sketchModel,
} from './testing/sample-model';

/*
 * Golden screens, in pairs: what is to be read (`name.txt`) and how it looks (`name.styled.txt`). `npm run screens`
 * accepts what is drawn now; look at every difference before you commit it.
 */

const SIZES: readonly Size[] = [
  { cols: 80, rows: 24 },
  { cols: 120, rows: 40 },
];

const keys = (text: string): readonly Key[] => parseKeys(text) ?? [];
const help = (rest: object = {}) =>
  ({ kind: 'help', filter: EMPTY_INPUT, filtering: false, scroll: 0, ...rest }) as const;
const pluginsModal = (rest: object = {}) =>
  ({ kind: 'plugins', selected: 'jira-sync', details: false, scroll: 0, search: null, ...rest }) as const;
const withPlugins = (rest: Partial<Model>) =>
  sketchModel({ plugins: PLUGINS, keymaps: mergeKeymaps(PLUGINS), ...rest });

const filterOf = (text: string): ListFilter => {
  const read = readFilter(text);
  return { text, query: read.ok ? read.value : [], kept: new Set(), folded: new Set() };
};
const filterLine = (text: string) =>
  ({
    kind: 'filter',
    input: { text, caret: text.length },
    before: { filter: null, cursor: idAt(0) },
    completing: null,
    fault: null,
  }) as const;

const pastKey = { project: 'work', date: january(29) };
const typed = 'Renew the certificate before Anna leaves for 東京, and tell her where the key is #ops';

const SCREENS: Readonly<Record<string, Model>> = {
  list: sketchModel(),
  'list-end': sketchModel({ scroll: { top: idAt(14), line: 0 }, cursor: idAt(30) }),
  'list-band-on-priority': sketchModel({ cursor: idAt(0) }),
  empty: modelOf([]),
  'empty-past-day': modelOf([], { list: mirrorOf(TodoList.of(pastKey), { readOnly: true }) }),
  editing: sketchModel({
    mode: 'edit',
    cursor: idAt(9),
    editing: { target: { kind: 'existing', id: idAt(9) }, input: { text: typed, caret: 50 } },
  }),
  'new-row': sketchModel({
    mode: 'edit',
    cursor: idAt(99),
    editing: {
      target: {
        kind: 'new',
        id: idAt(99),
        place: { kind: 'after', id: idAt(0) },
        indent: 0,
        maxIndent: 1,
        shownAt: { kind: 'after', id: idAt(0) },
        cameFrom: idAt(0),
      },
      input: { text: 'Buy milk', caret: 8 },
    },
  }),
  'past-day': sketchModel({
    list: mirrorOf(listOf(SKETCH.slice(0, 11), pastKey), { readOnly: true }),
  }),
  visual: sketchModel({ cursor: idAt(9), selection: { anchor: idAt(3) } }),
  'search-typing': sketchModel({
    cursor: idAt(7),
    search: { text: 'the' },
    modal: {
      kind: 'search',
      input: { text: 'the', caret: 3 },
      from: { cursor: idAt(1), scroll: { top: null, line: 0 }, search: null },
    },
  }),
  'search-on': sketchModel({ cursor: idAt(10), search: { text: 'ma' } }),
  'search-without-match': sketchModel({
    modal: {
      kind: 'search',
      input: { text: 'zebra', caret: 5 },
      from: { cursor: idAt(1), scroll: { top: null, line: 0 }, search: null },
    },
    search: { text: 'zebra' },
  }),
  filter: sketchModel({ cursor: idAt(3), filter: filterOf('module state:done') }),
  'filter-typing': sketchModel({
    cursor: idAt(9),
    filter: filterOf('due:any'),
    modal: {
      ...filterLine('due:any'),
      completing: { lines: [], words: ['due:today', 'due:week'], chosen: 1 },
    },
  }),
  'filter-fault': sketchModel({
    modal: {
      ...filterLine('due:soon'),
      fault: 'due: does not know “soon”. It takes overdue, today, tomorrow.',
    },
  }),
  'filter-nothing-fits': sketchModel({ filter: filterOf('zebra') }),
  count: sketchModel({ count: 12, pending: keys('d') }),
  loading: sketchModel({ list: mirrorOf(listOf(SKETCH), { complete: false }) }),
  help: withPlugins({ modal: help() }),
  'help-end': withPlugins({ modal: help({ scroll: 9999 }) }),
  'help-search': withPlugins({
    modal: help({ filtering: true, filter: { text: 'day', caret: 3 } }),
  }),
  'help-nothing-found': sketchModel({ modal: help({ filter: { text: 'zzz', caret: 3 } }) }),
  'which-key': sketchModel({ pending: keys('d'), whichKey: true }),
  'which-key-plugins': withPlugins({ pending: keys('<C-x>'), whichKey: true }),
  plugins: withPlugins({ modal: pluginsModal({ selected: 'word-count' }) }),
  'plugins-none': sketchModel({ modal: pluginsModal({ selected: null }) }),
  'plugin-details': withPlugins({ modal: pluginsModal({ details: true }) }),
  'plugin-failed': withPlugins({ modal: pluginsModal({ selected: 'word-count', details: true }) }),
  confirm: sketchModel({
    cursor: idAt(3),
    modal: {
      kind: 'confirm',
      question: 'Delete “attack suite” and the 3 todos below it?',
      lines: ['a module that never ends', 'a module that eats memory', 'a manifest that asks for everything'],
      deed: { kind: 'delete_todos', ids: [idAt(3)] },
      under: null,
    },
  }),
  notice: sketchModel({
    list: mirrorOf(listOf(SKETCH.slice(0, 11), pastKey), { readOnly: true }),
    modal: {
      kind: 'notice',
      text: 'Thursday, January 29, 2026 is closed and can only be read. What you type here is not kept. Close this with Esc, then press T for today.',
    },
  }),
  'status-read-only': sketchModel({
    list: mirrorOf(listOf(SKETCH.slice(0, 11), pastKey), { readOnly: true }),
    status: {
      level: 'warning',
      text: 'Thursday, January 29, 2026 is closed and can only be read. Press T for today.',
      plugin: null,
      serial: 1,
    },
  }),
  'status-success': sketchModel({
    status: { level: 'success', text: 'undid: delete', plugin: null, serial: 1 },
  }),
  'status-plugin-error': sketchModel({
    status: {
      level: 'error',
      text: 'the ticket PROJ-12 could not be read: api.atlassian.com did not answer within 30 seconds',
      plugin: 'jira-sync',
      serial: 1,
    },
  }),
  'list-light': sketchModel({ appearance: { theme: 'light', reducedMotion: true } }),
  'list-high-contrast': sketchModel({ appearance: { theme: 'high_contrast', reducedMotion: true } }),
};

describe.each(Object.entries(SCREENS))('screen %s', (name, model) => {
  isAGoldenScreen(`./__screens__/${name}`, model, SIZES);
});
