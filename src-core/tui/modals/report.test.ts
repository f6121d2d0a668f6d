import { describe, expect, it } from 'vitest';
import type { CommandAnswer } from '../../plugin/report';
import type { Effect } from '../effect';
import { pluginSummary } from '../testing/plugins';
import { type Session, session } from '../testing/session';
import { reportLines } from './report-lines';

const plugins = [pluginSummary('jira')];
const page = (title: string, count = 3, live: number | null = null): CommandAnswer => ({
  kind: 'report',
  live,
  report: { title, lines: Array.from({ length: count }, (_, n) => ({ text: `line ${n}`, tone: 'text' })) },
});
const start = (): Session => session(['A'], { plugins, size: { cols: 80, rows: 24 } });
const lastAsked = (tui: Session): Extract<Effect, { kind: 'plugin_command' }> => {
  const asked = tui.asked('plugin_command').at(-1);
  if (!asked) throw new Error('nothing was asked of plugins');
  return asked;
};
const answer = (tui: Session, given: CommandAnswer): Session =>
  tui.send({ kind: 'command_answered', answer: given, asked: lastAsked(tui) });
const asked = (words = 'plugin logs jira'): Session => start().press(':').type(words).press('<Enter>');
const report = ({ model }: Session) => (model.modal?.kind === 'report' ? model.modal : undefined);

describe('a page', () => {
  it('opens with what main answers, scrolls to its end and no further, and closes', () => {
    const tui = answer(asked(), page('Logs', 40));
    expect(report(tui)).toMatchObject({ report: { title: 'Logs' }, scroll: 0 });
    expect(report(tui.press('jjk'))?.scroll).toBe(1);
    expect(report(tui.press('<C-d>'))?.scroll).toBe(11);
    expect(report(tui.press('G'))?.scroll).toBe(19); // 40 lines, 21 in the box
    expect(report(tui.press('j<C-d>'))?.scroll).toBe(19);
    expect(report(tui.send({ kind: 'wheel', lines: -3, x: 1, y: 1 }))?.scroll).toBe(16);
    expect(report(tui.press('gg'))?.scroll).toBe(0);
    expect(tui.press('q').model.modal).toBeNull();
  });

  it('copies its text', () => {
    const tui = answer(asked(), page('Logs', 2)).press('y');
    expect(tui.asked('copy_text')).toEqual([{ kind: 'copy_text', text: 'Logs\nline 0\nline 1' }]);
    expect(tui.model.status?.text).toBe('The page was copied.');
  });

  it('goes back to the plugins it was asked for from', () => {
    const tui = answer(start().press('Pl'), page('Logs'));
    expect(report(tui)?.under).toMatchObject({ kind: 'plugins', selected: 'jira' });
    expect(tui.press('<Esc>').model.modal).toMatchObject({ kind: 'plugins', selected: 'jira' });
  });

  it('goes back to a neighbour when its plugin has gone meanwhile', () => {
    const both = [pluginSummary('jira'), pluginSummary('pomodoro')];
    const tui = answer(session([], { plugins: both }).press('Pjl'), page('Logs'));
    tui.send({ kind: 'plugins_changed', plugins: [pluginSummary('jira')] });
    expect(tui.press('q').model.modal).toMatchObject({ kind: 'plugins', selected: 'jira' });
  });

  it('is left with Tab for the plugins', () => {
    expect(answer(start().press('P<BackTab>'), page('Activity')).press('<Tab>').model.modal?.kind).toBe(
      'plugins',
    );
    expect(answer(asked(), page('Logs')).press('<Tab>').model.modal?.kind).toBe('plugins');
  });

  it('waits while a line is typed, and while something else is open', () => {
    const typing = answer(asked().press('i'), page('Logs')).type('x');
    expect(typing.model.modal).toBeNull();
    expect(typing.lines).toEqual(['> Ax|']);
    expect(report(typing.press('<Esc>'))?.report.title).toBe('Logs');
    const helped = answer(asked().press('?'), page('Logs'));
    expect(helped.model.modal?.kind).toBe('help');
    expect(report(helped.press('q'))?.report.title).toBe('Logs');
    const pending = answer(asked().press('d'), page('Logs'));
    expect(pending.model.modal).toBeNull();
    expect(report(pending.press('<Esc>'))?.report.title).toBe('Logs');
  });

  it('does not open when its plugin command failed; the reason is said', () => {
    const tui = asked();
    tui.send({ kind: 'failed', asked: lastAsked(tui), message: 'no such plugin' });
    expect(tui.model.modal).toBeNull();
    expect(tui.model.status).toMatchObject({ level: 'error', text: 'plugin logs jira: no such plugin' });
  });
});

describe('another answer', () => {
  it('is said in the status bar', () => {
    const tui = answer(asked(), { kind: 'said', level: 'success', text: 'jira is enabled' });
    expect(tui.model.status).toMatchObject({ level: 'success', text: 'jira is enabled' });
    expect(tui.model.modal).toBeNull();
  });

  it('asks for the form of a plugin', () => {
    const tui = answer(asked('plugin config jira'), { kind: 'settings', plugin: 'jira' });
    expect(tui.asked('plugin_settings')).toEqual([{ kind: 'plugin_settings', plugin: 'jira' }]);
  });
});

describe('a live page', () => {
  const live = () => answer(asked('plugin top'), page('Top', 40, 1_000));

  it('is asked for again with the same words, and keeps its place', () => {
    const tui = live().press('jj').elapse('report');
    expect(lastAsked(tui)).toMatchObject({ words: ['top'], refreshes: report(tui)?.serial });
    expect(tui.timers.has('report')).toBe(false);
    answer(tui, page('Top, later', 40, 1_000));
    expect(report(tui)).toMatchObject({ report: { title: 'Top, later' }, scroll: 2 });
    expect(tui.timers.get('report')?.ms).toBe(1_000);
    expect(tui.model.running).toEqual([]);
  });

  it('is not asked for any more once it is closed, and opens nothing then', () => {
    const late = live().elapse('report').press('q');
    expect(answer(late, page('Top', 40, 1_000)).model.modal).toBeNull();
    const closed = live().press('q');
    const before = closed.asked('plugin_command').length;
    expect(closed.elapse('report').asked('plugin_command')).toHaveLength(before);
  });

  it('does not take the answers meant for another page', () => {
    const tui = live().elapse('report');
    const old = lastAsked(tui);
    answer(tui.press('q:').type('plugin logs jira').press('<Enter>'), page('Logs'));
    tui.send({ kind: 'command_answered', answer: page('Top', 40, 1_000), asked: old });
    expect(report(tui)?.report.title).toBe('Logs');
  });

  it('stays as it was when it cannot be told any more', () => {
    const tui = live().elapse('report');
    tui.send({ kind: 'failed', asked: lastAsked(tui), message: 'gone' });
    expect(report(tui)).toMatchObject({ live: null, report: { title: 'Top' } });
    expect(tui.timers.has('report')).toBe(false);
  });
});

describe('the lines of a page', () => {
  const rows = (text: string, columns: number) =>
    reportLines({ title: '', lines: [{ text, tone: 'text' }] }, columns).map((row) => row.text);

  it('are broken between words, hang, and keep the blanks they begin with', () => {
    expect(rows('one two three', 8)).toEqual(['one two', '  three']);
    expect(rows('    deep and more', 12)).toEqual(['    deep and', '      more']);
    expect(rows('', 10)).toEqual(['']);
  });

  it('speak to no terminal', () => expect(rows('a\u001b[2Jb', 20).join('')).not.toContain('\u001b'));
});
