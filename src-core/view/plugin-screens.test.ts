import { describe, expect, it } from 'vitest';
import { limitLines } from '../plugin/limit-lines';
import type { ReportLine } from '../plugin/report';
import { topReport } from '../plugin/top-report';
import type { CommandModal, Modal, ReportModal } from '../tui/modal';
import { questionAbout } from '../tui/modals/plugin-questions';
import type { Model, Size } from '../tui/model';
import { EMPTY_INPUT, inputOf } from '../tui/text-input';
import { isAGoldenScreen } from './testing/golden-screen-tests';
import { drawnScreen } from './testing/golden-screens';
import { PLUGINS, sketchModel } from './testing/sample-model';

const SIZES: readonly Size[] = [
  { cols: 80, rows: 24 },
  { cols: 40, rows: 12 },
];

const screen = (modal: Modal | null, rest: Partial<Model> = {}): Model =>
  sketchModel({ plugins: PLUGINS, modal, ...rest });

const command = (text: string, rest: Partial<CommandModal> = {}): Model =>
  screen({
    kind: 'command',
    input: inputOf(text),
    back: 0,
    typed: '',
    completing: null,
    fault: null,
    ...rest,
  });

const palette = (text: string, cursor = 0): Model =>
  screen({ kind: 'palette', input: text === '' ? EMPTY_INPUT : inputOf(text), cursor, scroll: 0 });

const LINES: readonly ReportLine[] = [
  { tone: 'title', text: 'Today' },
  { tone: 'text', text: '10:41  jira-sync 0.2.0  action sync  1 todo changed  run 8412' },
  {
    tone: 'dim',
    text: '       asked GET https://api.atlassian.com/rest/api/3/issue/PROJ-12?fields=summary,description,comment, 200, 41 ms',
  },
  { tone: 'ok', text: '10:40  pomodoro 1.0.3  action start' },
  { tone: 'warning', text: '10:12  jira-sync 0.2.0  refused: a host that it may not ask' },
  { tone: 'error', text: '09:58  word-count 0.1.0  stopped: it computed for more than 2 seconds' },
  { tone: 'plugin', text: 'claude-tasks' },
  { tone: 'text', text: '' },
  ...Array.from(
    { length: 30 },
    (_, n): ReportLine => ({ tone: 'text', text: `09:${59 - n}  pomodoro  tick` }),
  ),
];

const report = (rest: Partial<ReportModal> = {}): Model =>
  screen({
    kind: 'report',
    asks: 'plugin_command',
    report: { title: 'What plugins did', lines: LINES },
    words: ['audit'],
    live: null,
    serial: 1,
    scroll: 0,
    under: null,
    ...rest,
  });

const [jira] = PLUGINS;
const remove = jira ? questionAbout('remove', jira) : '';

/** More than is seen at once on a small screen. */
const asking = (scroll: number, armed = true): Modal => ({
  kind: 'confirm',
  question: 'Install jira-sync 0.3.0 in the place of 0.2.0? It asks for more than it has.',
  lines: Array.from({ length: 24 }, (_, n) => `It would connect to service-${n}.example.org from now on.`),
  warnings: ['Together with the content of your todos it could send them there.'],
  arming: { serial: 1, armed },
  scroll,
  deed: { kind: 'command', asks: 'plugin_command', words: [], title: 'Install', yes: 'install it anyway' },
  under: null,
});

const SCREENS: Readonly<Record<string, Model>> = {
  command: command('plugin logs jira-sync'),
  'command-fault': command('plugn list', {
    fault: 'There is no command “plugn”; did you mean “plugin”?',
  }),
  'command-completing': command('plugin remove ', {
    completing: {
      lines: [],
      words: ['rollback', 'remove', 'revoke', 'reload', 'revert', 'replay'],
      chosen: 1,
    },
  }),
  'command-long': command(`generate jira-sync ${'PROJ-12 and what belongs to it '.repeat(5)}`),
  'command-over-page': screen({
    kind: 'command',
    input: inputOf('plugin keep jira-sync'),
    back: 0,
    typed: '',
    completing: null,
    fault: null,
    under: report().modal,
  }),
  palette: palette(''),
  'palette-search': palette('jira', 2),
  'palette-nothing': palette('zzz'),
  report: report(),
  'report-end': report({
    scroll: 999,
    under: { kind: 'plugins', selected: null, details: false, scroll: 0, search: null },
  }),
  'report-live': report({
    live: 1_000,
    report: { title: 'How busy the plugins are', lines: LINES.slice(0, 4) },
  }),
  'plugin-remove': screen(typeof remove === 'object' ? { kind: 'confirm', ...remove, under: null } : null),
  'status-at-work': screen(null, { running: ['jira-sync', 'jira-sync', 'plugin install'], slow: true }),
};

describe.each(Object.entries(SCREENS))('screen %s', (name, model) => {
  isAGoldenScreen(`./__screens__/${name}`, model, SIZES);
});

const usage = {
  memoryBytes: 2_097_152,
  memoryLimitBytes: 16_777_216,
  storedBytes: 1_000_000,
  storedLimitBytes: 1_048_576,
  p95Ms: 9.2,
  wallLimitMs: 30_000,
  failures: 0,
  failuresLimit: 3,
};
const about: readonly ReportLine[] = [
  { tone: 'ok', text: 'enabled' },
  { tone: 'text', text: 'Keeps todos and Jira tickets in step.' },
  { tone: 'text', text: '' },
  { tone: 'title', text: 'Limits' },
  ...limitLines(usage),
];

describe('what a plugin uses of its limits', () => {
  const page = report({ report: { title: 'jira-sync 0.2.0', lines: about }, words: ['info', 'jira-sync'] });
  isAGoldenScreen('./__screens__/plugin-limits', page, [
    ...SIZES,
    { cols: 120, rows: 40 },
    { cols: 30, rows: 9 },
  ]);

  it('stands in one line each from 40 columns on', () => {
    const { text } = drawnScreen(page, { cols: 40, rows: 12 });
    expect(text).toMatch(/ memory █░░░░░ 2\.1 MB of 16\.8 MB /);
    expect(text).toMatch(/! stored █████░ 1\.0 MB of 1\.0 MB /);
  });
});

describe('how plugins are doing', () => {
  const row = {
    ...usage,
    plugin: 'jira-sync',
    running: true,
    callsPerSecond: 0.2,
    refusals: 3,
    dropped: 0,
    queued: 1,
  };
  const idle = {
    plugin: 'pomodoro',
    running: false,
    memoryBytes: 0,
    storedBytes: 12,
    refusals: 0,
    queued: 0,
  };
  const page = report({ report: topReport([row, { ...row, ...idle }]), words: ['top'], live: 1_000 });
  isAGoldenScreen('./__screens__/plugin-top', page, [
    { cols: 80, rows: 24 },
    { cols: 50, rows: 16 },
    { cols: 40, rows: 12 },
  ]);
});

describe.each([0, 6, 999])('a question that is longer than the screen, from line %i on', (scroll) => {
  const sizes = [...SIZES, { cols: 40, rows: 10 }];
  isAGoldenScreen(`./__screens__/question-long-${scroll}`, screen(asking(scroll)), sizes);

  it.each([...sizes, { cols: 30, rows: 9 }, { cols: 24, rows: 6 }])(
    'names its answers at $cols×$rows',
    (size) => {
      const { text } = drawnScreen(screen(asking(scroll)), size);
      expect(text).toMatch(/╰─.* y (install it anyway|yes) {2}n (keep|no) ─*╯/);
    },
  );
});

it('says which lines of a question are shown, and nothing where all are', () => {
  const border = (modal: Modal, size: Size) => drawnScreen(screen(modal), size).text.match(/╰─ .*╯/)?.[0];
  expect(border(asking(0), { cols: 80, rows: 24 })).toContain('1-21 of 44');
  expect(border(asking(0), { cols: 80, rows: 60 })).not.toContain(' of ');
  // Keys are named from when they count.
  expect(border(asking(0, false), { cols: 80, rows: 24 })).not.toContain('y install');
});
