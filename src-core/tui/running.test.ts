import { describe, expect, it } from 'vitest';
import { plainText } from '../view/span';
import { statusLine } from '../view/status-bar-view';
import { pluginSummary } from './testing/plugins';
import { type Session, session } from './testing/session';

const key = { key: '<C-x>p', action: 'sync', title: 'sync', bound: true };
const plugins = [pluginSummary('jira', { keys: [key] })];
const started = (): Session => session(['A'], { plugins }).press('<C-x>p');
const said = ({ model }: Session) => plainText(statusLine(model));
const ended = (tui: Session): Session => {
  const [asked] = tui.asked('invoke_plugin_action');
  if (!asked) throw new Error('no action was asked for');
  return tui.send({ kind: 'action_done', asked });
};

describe('a plugin at work', () => {
  it('is named when it takes longer than a moment, with something that turns', () => {
    const tui = started();
    expect(said(tui)).not.toContain('jira');
    tui.elapse('slow');
    expect(said(tui)).toContain('jira is at work …');
    expect(tui.timers.has('spinner')).toBe(true);
    const before = said(tui);
    expect(said(tui.elapse('spinner'))).not.toBe(before);
    expect(said(ended(tui))).not.toContain('jira');
  });

  it('is said to be waited for, keys work meanwhile, and Ctrl+C ends it', () => {
    const work = { id: 'w', title: 'Waiting for jira', done: 0, total: null, ended: false };
    const tui = session(['A', 'B'], { plugins }).send({ kind: 'work', work });
    expect(said(tui)).toContain('Waiting for jira ◐  C-c cancel');
    expect(tui.timers.has('spinner')).toBe(true);
    expect(said(tui.elapse('spinner'))).toContain('Waiting for jira ◓');
    tui.press('o').type('C').press('<Esc>k');
    expect(tui.press('<C-c>').asked('cancel_work')).toEqual([{ kind: 'cancel_work', id: 'w' }]);
    expect(said(tui.send({ kind: 'work', work: { ...work, ended: true } }))).not.toContain('Waiting');
  });

  it('is not named when it is done before that', () => {
    const tui = ended(started());
    expect(said(tui.elapse('slow'))).not.toContain('jira');
    expect(tui.model.slow).toBe(false);
  });

  it('is not named any more when it failed, and is as long as another run goes on', () => {
    const tui = started().press('<C-x>p').elapse('slow');
    const [asked] = tui.asked('invoke_plugin_action');
    if (asked) tui.send({ kind: 'failed', asked, message: 'it broke' });
    expect(tui.model.running).toEqual(['jira']);
    expect(tui.model.status?.text).toContain('it broke');
    expect(ended(tui).model.running).toEqual([]);
  });
});
