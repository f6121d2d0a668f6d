import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../config/config';
import type { CommandAnswer } from '../../plugin/report';
import type { Modal } from '../modal';
import { pluginSummary } from '../testing/plugins';
import { type Session, session } from '../testing/session';

const plugins = [pluginSummary('jira', { trialRuns: 2, powers: ['api.example.org'] })];
const page = (title: string, live: number | null = null): CommandAnswer => ({
  kind: 'report',
  live,
  report: { title, lines: Array.from({ length: 40 }, (_, n) => ({ text: `line ${n}`, tone: 'text' })) },
});
const start = (): Session => session(['A', 'B'], { plugins, size: { cols: 80, rows: 24 } });
const answer = (tui: Session, given: CommandAnswer): Session => {
  const asked = [...tui.asked('plugin_command'), ...tui.asked('app_command')].at(-1);
  if (!asked) throw new Error('nothing was asked');
  return tui.send({ kind: 'command_answered', answer: given, asked });
};
const said = (text: string): CommandAnswer => ({ kind: 'said', level: 'success', text });
const logs = (): Session =>
  answer(start().press(':').type('plugin logs jira').press('<Enter>'), page('Logs'));
const typed = (tui: Session, line: string): Session => tui.press(':').type(line).press('<Enter>');
const kinds = (modal: Modal | null): string[] =>
  modal === null ? [] : [modal.kind, ...('under' in modal && modal.under ? kinds(modal.under) : [])];
const title = ({ model: { modal } }: Session) => (modal?.kind === 'report' ? modal.report.title : null);

/** How each page is opened. */
const PAGES: Readonly<Record<string, () => Session>> = {
  'a report': logs,
  'the help': () => start().press('?'),
  'the plugins': () => start().press('P'),
  'the gallery': () => start().press('P<Tab>'),
  statistics: () => start().press('gs'),
  'who changed it': () => start().press('gb'),
};

describe.each(Object.entries(PAGES))('the command line over %s', (_, open) => {
  it('opens with : and gives the page back with Esc, and after a blank line', () => {
    const tui = open();
    const under = tui.model.modal;
    expect(kinds(tui.press(':').model.modal)).toEqual(['command', under?.kind]);
    expect(tui.press('<Esc>').model.modal).toEqual(under);
    expect(tui.press(':<Enter>').model.modal).toEqual(under);
  });

  it('closes the page with :q and not the window', () => {
    const tui = typed(open(), 'q');
    expect(tui.model.modal).toBeNull();
    expect(tui.asked('quit')).toEqual([]);
    expect(typed(tui, 'q').asked('quit')).toHaveLength(1);
  });

  it('gives way to what is done in the list', () => {
    const tui = typed(open(), 'toggle_state');
    expect(tui.model.modal).toBeNull();
    expect(tui.rows()).toEqual(['[x] A', 'B']);
  });

  it('keeps a line that means nothing, and the page below it', () => {
    const tui = open();
    const under = tui.model.modal;
    typed(tui, 'plugn list');
    expect(tui.model.modal).toMatchObject({ kind: 'command', fault: expect.stringContaining('plugn') });
    expect(tui.press('<Esc>').model.modal).toEqual(under);
  });
});

describe('a command over a page', () => {
  it('leaves the page where it was when the answer is a sentence', () => {
    const tui = answer(typed(logs().press('jj'), 'plugin disable jira'), said('jira is disabled'));
    expect(tui.model.modal).toMatchObject({ kind: 'report', scroll: 2 });
    expect(tui.model.status?.text).toBe('jira is disabled');
  });

  it('opens another page over it, and leads back', () => {
    const tui = answer(typed(logs(), 'plugin trial jira'), page('Trial of jira'));
    expect(title(tui)).toBe('Trial of jira');
    expect(title(tui.press('q'))).toBe('Logs');
    expect(tui.press('q').model.modal).toBeNull();
  });

  it('asks its question over it, and a no leads back', () => {
    const tui = typed(logs(), 'plugin remove jira');
    answer(tui, {
      kind: 'question',
      title: 'Remove',
      question: 'Remove jira?',
      lines: [],
      yes: 'remove',
      words: ['remove', 'jira', '--yes'],
    });
    expect(kinds(tui.model.modal)).toEqual(['confirm', 'report']);
    expect(title(tui.elapse('question').press('n'))).toBe('Logs');
  });

  it('does not cover what was opened meanwhile: the answer waits', () => {
    const tui = typed(logs(), 'plugin info jira').press('?');
    answer(tui, page('All about jira'));
    expect(tui.model.modal?.kind).toBe('help');
    expect(title(tui.press('q'))).toBe('Logs');
    expect(title(tui.press('q'))).toBe('All about jira');
  });

  it('closes the page for todos that are generated, which are shown first', () => {
    const able = [pluginSummary('jira', { generates: true })];
    const tui = session(['A'], { plugins: able }).press('P');
    expect(typed(tui, 'generate jira ABC-1').model.modal).toBeNull();
  });

  it('closes the page for a form, and comes back to the list of plugins', () => {
    const form = (tui: Session) =>
      answer(typed(tui, 'plugin config jira'), { kind: 'settings', plugin: 'jira' });
    expect(form(logs()).model.modal).toBeNull();
    expect(form(start().press('P')).model.modal?.kind).toBe('plugins');
  });

  it('completes the path of a plugin with the page below', () => {
    const tui = start().press('P:').type('plugin install ~/').press('<Tab>');
    tui.send({
      kind: 'paths',
      asked: { kind: 'complete_path', text: '~/', line: 'plugin install ~/', caret: 17 },
      texts: ['~/made/'],
    });
    expect(kinds(tui.model.modal)).toEqual(['command', 'plugins']);
  });
});

describe('a page below the command line', () => {
  it('that is live goes on', () => {
    const tui = answer(typed(start(), 'plugin top'), page('Top', 1_000)).press(':').elapse('report');
    expect(tui.asked('plugin_command').at(-1)).toMatchObject({ refreshes: expect.any(Number) });
    answer(tui, page('Top, later', 1_000));
    expect(kinds(tui.model.modal)).toEqual(['command', 'report']);
    expect(title(tui.press('<Esc>'))).toBe('Top, later');
    expect(tui.timers.has('report')).toBe(true);
  });

  it('takes the answer that it waits for', () => {
    const tui = start().press('gb:');
    const [asked] = tui.asked('provenance');
    if (!asked) throw new Error('main was not asked');
    tui.send({ kind: 'provenance', id: asked.id, entries: [] }).press('<Esc>');
    expect(tui.model.modal).toMatchObject({ kind: 'provenance', entries: [] });
    const stats = start().press('gs:');
    const [wanted] = stats.asked('statistics');
    if (!wanted) throw new Error('main was not asked');
    stats.send({ kind: 'failed', asked: wanted, message: 'gone' });
    expect(kinds(stats.model.modal)).toEqual(['command']);
  });

  it('goes to a neighbour when its plugin has gone', () => {
    const both = [pluginSummary('jira'), pluginSummary('pomodoro')];
    const tui = session([], { plugins: both }).press('Pj:');
    tui.send({ kind: 'plugins_changed', plugins: [pluginSummary('jira')] });
    expect(tui.press('<Esc>').model.modal).toMatchObject({ kind: 'plugins', selected: 'jira' });
  });
});

describe('where no command can be given', () => {
  const told = (tui: Session) => tui.press(':').model.status?.text;

  it('says so in a question, in settings and in a box that closed by itself', () => {
    expect(told(start().press('Px'))).toBe('Answer this first: then : opens the command line.');
    const message = start();
    message.model = { ...message.model, modal: { kind: 'message', title: 'jira', text: 'stopped' } };
    expect(told(message)).toBe('Close this first: then : opens the command line.');
    const settings = start();
    settings.send({
      kind: 'settings_form',
      plugin: 'jira',
      form: { plugin: 'jira', fields: [], values: {}, secretsSet: [], keychain: null },
    });
    expect(told(settings)).toMatch(/^Save or close the settings first/);
    expect(settings.model.modal?.kind).toBe('settings');
  });

  it('says so for the key that the user gave it', () => {
    const navigate = { '<F5>': 'command_line' } as const;
    const config = { keybindings: { ...DEFAULT_CONFIG.keybindings, navigate } };
    const tui = session(['A'], { plugins, config }).press('Px<F5>');
    expect(tui.model.status?.text).toBe('Answer this first: then F5 opens the command line.');
  });

  it('is text where text is typed', () => {
    expect(start().press('i').type(':').lines[0]).toBe('> A:|');
  });

  it('gives way where something is chosen', () => {
    const tui = start().press('<C-p>');
    tui.send({ kind: 'projects', projects: [] }).press(':');
    expect(kinds(tui.model.modal)).toEqual(['command']);
  });
});

describe('help over a page', () => {
  it.each(['gs', 'gb'])('opens with ? over what %s shows, and leads back', (keys) => {
    const tui = start().press(keys);
    const under = tui.model.modal;
    expect(kinds(tui.press('?').model.modal)).toEqual(['help', under?.kind]);
    expect(tui.press('q').model.modal).toEqual(under);
  });
});
