import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../lib/calendar-date';
import type { Hit, NamedRow, ProjectSummary, Statistics } from '../todo/days';
import type { Modal } from '../tui/modal';
import type { Model, Size } from '../tui/model';
import { textAreaOf, textOf, toFirst } from '../tui/text-area';
import { EMPTY_INPUT, inputOf } from '../tui/text-input';
import { dialogText } from './modals/dialog';
import { openDialog } from './modals/open-dialog';
import { isABox, isAGoldenScreen } from './testing/golden-screen-tests';
import { idAt, january, LIST, listOf, mirrorOf, SKETCH, sketchModel, TODAY } from './testing/sample-model';

const SIZES: readonly Size[] = [
  { cols: 80, rows: 24 },
  { cols: 120, rows: 40 },
  { cols: 30, rows: 9 },
];

const screen = (modal: Modal | null, rest: Partial<Model> = {}): Model => sketchModel({ modal, ...rest });

const due = (rest: object): Modal => ({
  kind: 'due',
  reading: 'due',
  ids: [idAt(8)],
  input: EMPTY_INPUT,
  read: null,
  accepting: false,
  fault: null,
  ...rest,
});

const PROJECTS: readonly ProjectSummary[] = [
  { id: 'default', name: 'default', open: 3, total: 12 },
  { id: 'garden', name: '庭 — garden 🌱', open: 0, total: 0 },
  { id: 'work', name: 'work', open: 24, total: 31 },
  { id: 'long', name: 'Everything that has to do with the house and the two cars', open: 1, total: 1 },
];
const projects = (rest: object): Modal => ({
  kind: 'projects',
  moving: null,
  projects: PROJECTS,
  selected: 'work',
  scroll: 0,
  typing: null,
  filter: EMPTY_INPUT,
  filtering: false,
  saving: false,
  fault: null,
  ...rest,
});

const MARKDOWN = [
  'She asked for the **numbers**, not the adjectives.',
  '',
  '- start-up 0.9 s',
  '- 集計は金曜まで 📈 and a line that is much longer than the box is wide, so that it goes on below, in the next row of it',
  '  1. [x] one',
  '',
  '```',
  'npm run bench',
  '```',
].join('\n');
const description = (text: string, rest: object = {}): Modal => ({
  kind: 'description',
  id: idAt(7),
  title: 'Write to Ana',
  area: textAreaOf(text),
  text: textOf(textAreaOf(text)),
  before: SKETCH[7]?.description ?? null,
  readOnly: false,
  broughtBack: false,
  kept: null,
  keeping: false,
  leaving: false,
  ...rest,
});

const named = (content: string, rest: Partial<NamedRow> = {}): NamedRow => ({
  id: idAt(40),
  indent: 0,
  state: 'empty',
  priority: null,
  content,
  ...rest,
});
const OFFERED: readonly NamedRow[] = [
  named('Ship the plugin platform', { state: 'in_progress', priority: 'P0' }),
  named('attack suite', { indent: 1 }),
  named('a manifest that asks for everything', { indent: 2 }),
  named('東京オフィス — which time zone?', { state: 'question' }),
  named('Renew certificate', { state: 'important', priority: 'P1' }),
];
const rollover = (rest: object = {}, more = 0): Modal => ({
  kind: 'rollover',
  offer: {
    project: 'work',
    projectName: 'work',
    from: january(29),
    to: TODAY,
    rows: [...OFFERED, ...Array.from({ length: more }, (_, n) => named(`Sort the mail of week ${n + 1} 📬`))],
    total: OFFERED.length + more * 3,
  },
  remember: false,
  scroll: 0,
  ...rest,
});

const statisticsOf = (days: number): Statistics => ({
  project: 'work',
  projectName: 'work',
  days: Array.from({ length: days }, (_, n) => ({
    date: addDays(TODAY, n - days + 1),
    done: (n * 7) % 5,
    created: n % 3,
    open: 20 + Math.round(8 * Math.sin(n / 5)),
  })),
  open: 24,
  overdue: 2,
  streak: 4,
});
const statistics = (days: number, rest: object = {}): Modal => ({
  kind: 'statistics',
  project: 'work',
  days,
  statistics: statisticsOf(days),
  scroll: 0,
  ...rest,
});

const hit = (date: CalendarDate, project: string, content: string, rest: Partial<NamedRow> = {}): Hit => ({
  ...named(content, rest),
  list: { project, date },
  projectName: project,
});
const HITS: readonly Hit[] = [
  hit(TODAY, 'work', 'Renew certificate', { state: 'important' }),
  hit(TODAY, 'work', 'Write to Ana about the certificate', { priority: 'P1' }),
  hit(january(29), 'work', 'The certificate of 東京オフィス', { state: 'done' }),
  hit('2025-12-01' as CalendarDate, '庭', 'a certificate for the tree 🌳', { state: 'cancelled' }),
];
const find = (text: string, hits: readonly Hit[] | null, cursor = 0): Modal => ({
  kind: 'find',
  accepting: false,
  input: inputOf(text),
  found: hits === null ? null : { of: text, hits },
  cursor,
  scroll: 0,
});

const closed = mirrorOf(listOf(SKETCH, { ...LIST, date: january(29) }), { readOnly: true });

const SCREENS: Readonly<Record<string, Model>> = {
  'due-empty': screen(due({})),
  'due-read': screen(
    due({
      input: inputOf('next fri'),
      read: {
        of: 'next fri',
        reading: { ok: true, value: '2026-02-06', words: 'Fri 2026-02-06, in 7 days' },
      },
    }),
  ),
  'due-fault': screen(
    due({
      input: inputOf('金曜'),
      read: { of: '金曜', reading: { ok: false, error: '“金曜” is no day that can be read.' } },
    }),
  ),
  'due-how': screen(
    due({
      input: inputOf('fr'),
      read: {
        of: 'fr',
        reading: { ok: false, error: '“fr”: write fri, tomorrow, in 3 days, +2w, dec 24 or 2026-12-24' },
      },
    }),
  ),
  'due-refused': screen(
    due({ input: inputOf('feb 30'), fault: '“feb 30”: there is no such day', accepting: false }),
  ),
  'due-waiting': screen(due({ reading: 'reminder', ids: [idAt(0), idAt(1)], input: inputOf('in 2 h') })),
  'due-recurrence': screen(due({ reading: 'recurrence', ids: [idAt(1)] })),
  'due-day-to-come': screen(
    due({
      reading: 'day',
      ids: [],
      input: inputOf('sun'),
      fault: 'Sunday, February 1, 2026 has not come yet: its list begins then.',
    }),
  ),
  projects: screen(projects({})),
  'projects-loading': screen(projects({ projects: null })),
  'projects-new': screen(projects({ typing: { id: null, input: inputOf('庭の手入れ') } })),
  'projects-rename-taken': screen(
    projects({
      typing: { id: 'long', input: inputOf('WORK') },
      fault: 'There is a project called “work” already.',
    }),
  ),
  'projects-found': screen(projects({ filtering: true, filter: inputOf('a'), selected: 'garden' })),
  'projects-moving': screen(projects({ moving: [idAt(1), idAt(2)], selected: 'default' })),
  'projects-delete': screen({
    kind: 'confirm',
    question: 'Delete the project “work” and its 1,204 todos?',
    lines: ['It goes with the lists of every day. Undo brings both back.'],
    deed: { kind: 'delete_project', id: 'work' },
    under: null,
  }),
  'question-restore': screen({
    kind: 'confirm',
    question: 'Restore this backup? Nothing is changed yet.',
    lines: [
      '/home/me/.config/to-tui/backups/to-tui-2026-01-14T09-30-00.000Z.db',
      'there: 12 todos (3 open), 1 project, 2 days, changed last yesterday 18:02',
      'here:  1204 todos (40 open), 3 projects, 310 days, changed last 10:41',
      'What is here is kept as a backup; to-tui starts anew by itself.',
    ],
    warnings: ['The backup has 12 todos; 1204 are here now.'],
    deed: { kind: 'command', asks: 'app_command', words: [], title: 'Restore', yes: 'restore' },
    under: null,
  }),
  description: screen(description(MARKDOWN)),
  'description-empty': screen(description('', { before: null, id: idAt(8) })),
  'description-changed': screen(description('mine', { before: 'as it was' })),
  'description-brought-back': screen(description('half a thou', { broughtBack: true })),
  'description-read-only': screen(
    description(MARKDOWN, { readOnly: true, area: toFirst(textAreaOf(MARKDOWN)) }),
    { list: closed },
  ),
  rollover: screen(rollover()),
  'rollover-many': screen(rollover({ remember: true, scroll: 999 }, 60)),
  statistics: screen(statistics(30)),
  'statistics-week': screen(statistics(7)),
  'statistics-year': screen(statistics(365, { project: null })),
  'statistics-scrolled': screen(statistics(90, { scroll: 999 })),
  'statistics-loading': screen(statistics(30, { statistics: null })),
  'find-empty': screen(find('', null)),
  'find-hits': screen(find('certificate', HITS, 2)),
  'find-nothing': screen(find('zertifikat', [])),
  'find-looking': screen(find('cert', null)),
};

describe.each(Object.entries(SCREENS))('screen %s', (name, model) => {
  isAGoldenScreen(`./__screens__/box-${name}`, model, SIZES);
  isABox(model, /Esc (close|save|not now|as it was)|n keep/);
});

describe('statistics', () => {
  const spoken = (days: number): readonly string[] => {
    const open = openDialog(screen(statistics(days)));
    return open ? dialogText(open.content) : [];
  };

  it('are read aloud in numbers, without the pictures', () => {
    expect(spoken(7).join('\n')).not.toMatch(/[▁-█┤│]/);
    expect(spoken(7)).toContain('Jan 30: 2 done, 0 new, 27 open');
  });
});
