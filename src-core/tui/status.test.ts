import { describe, expect, it } from 'vitest';
import type { Cause } from '../todo/cause';
import type { Undone } from '../todo/outcome';
import { YESTERDAY } from '../todo/testing/list-notation';
import { refusalText, undoneText } from './outcome-text';
import { STATUS_MS } from './status';
import { type Session, session } from './testing/session';

const jira: Cause = {
  kind: 'plugin',
  plugin: 'jira-sync',
  trigger: 'sync',
  run: '1',
  depth: 0,
  chain: ['jira-sync'],
};
const undone = (fields: Partial<Undone>): Undone => ({
  direction: 'undo',
  cause: { kind: 'user' },
  added: 0,
  updated: 0,
  removed: 0,
  moved: 0,
  projects: 0,
  ...fields,
});

describe('what was undone', () => {
  it.each([
    [undone({ removed: 3, cause: jira }), 'undid: 3 rows deleted (by jira-sync)'],
    [undone({ added: 1, updated: 2 }), 'undid: 1 row added, 2 rows changed'],
    [undone({ updated: 4, moved: 3 }), 'undid: 3 rows moved, 1 row changed'],
    [
      undone({ removed: 2, projects: 1, project: { from: { id: 'p', name: 'Garden' }, to: null } }),
      'undid: project “Garden” deleted, 2 rows deleted',
    ],
    [undone({ direction: 'redo', updated: 1 }), 'redid: 1 row changed'],
    [undone({ cause: jira }), 'undid: a change (by jira-sync)'],
  ])('%o', (what, text) => expect(undoneText(what)).toBe(text));
});

describe('what cannot be taken back', () => {
  it('says that it is the step that was made on a closed day, whatever day is on the screen', () => {
    const refusal = { kind: 'read_only_day', date: YESTERDAY } as const;
    expect(refusalText(refusal, 'undo')).toBe(
      'Undo ends here: the step before was made on Friday, January 30, 2026, and that day is closed. Its rows can be copied: gd goes there.',
    );
    expect(refusalText(refusal, 'redo')).toMatch(/^Redo ends here: the next step was made on/);
    expect(refusalText(refusal, 'dispatch')).toMatch(/Press T for today/);
  });
});

describe('what is said of a deed', () => {
  it('goes with the next change, and not with a move of the cursor', () => {
    const tui = session(['A', 'B']).press('yj');
    expect(tui.model.status?.text).toBe('The row was copied.');
    expect(tui.press('x').model.status).toBeNull();
  });

  it('gives way to what is said of the next one without a moment between', () => {
    const tui = session(['A', 'B'], { late: true }).answer().press('x').answer().press('x').answer();
    tui.press('u').answer().press('u');
    expect(tui.model.status?.text).toBe('undid: 1 row changed');
    expect(tui.answer().model.status).toMatchObject({ text: 'undid: 1 row changed', ofDeed: 'latest' });
  });

  it('is still said when it speaks of the change that is on its way', () => {
    const tui = session(['A']).send({ kind: 'paste', text: 'B' });
    expect(tui.model.status?.text).toBe('1 row was pasted.');
  });

  it('leaves alone what came unasked, as a reminder', () => {
    const status = { level: 'info', text: 'Reminder: A', plugin: null } as const;
    const tui = session(['A']).send({ kind: 'notified', status, durationMs: 3_000 }).press('x');
    expect(tui.model.status?.text).toBe('Reminder: A');
  });
});

describe('a message', () => {
  const say =
    (level: 'info' | 'error', text = 'x') =>
    (tui: Session) =>
      tui.send({ kind: 'notified', status: { level, text, plugin: null }, durationMs: STATUS_MS[level] });

  it('stays its time when all is well', () => {
    const tui = say('info')(session(['A'])).press('j');
    expect(tui.model.status?.text).toBe('x');
    expect(tui.timers.get('status')?.ms).toBe(3_000);
    expect(tui.elapse('status').model.status).toBeNull();
  });

  it('that is bad news stays longer, and until a key is pressed', () => {
    const tui = say('error')(session(['A']));
    expect(tui.timers.get('status')?.ms).toBe(6_000);
    expect(tui.press('j').model.status?.text).toBe('x');
    expect(tui.elapse('status').model.status?.text).toBe('x');
    expect(tui.press('j').model.status).toBeNull();
  });

  it.each(['j', 'n', 'x', 'dd', 'v', 'P'])('about a refused key goes with the next one, %s', (key) => {
    const tui = session(['A', 'B']).press('<Tab>');
    expect(tui.model.status?.text).toMatch(/cannot go deeper/);
    expect(tui.press(key).model.status).toBeNull();
  });

  it('about a refused key goes with a click', () => {
    const tui = session(['A', 'B']).press('<Tab>').send({ kind: 'click', x: 12, y: 2, double: false });
    expect(tui.model.status).toBeNull();
  });

  it('stays for as long as nothing is pressed, and is not missed by who types ahead', () => {
    const tui = session(['A', 'B'], { late: true }).answer().press('<Tab>j').answer();
    expect(tui.lines).toEqual(['  A', '> B']);
    expect(tui.model.status?.text).toMatch(/cannot go deeper/);
    expect(tui.elapse('status').model.status?.text).toMatch(/cannot go deeper/);
    expect(tui.press('k').model.status).toBeNull();
  });

  it('is not taken away by the timer of the one before it', () => {
    const tui = say('info', 'second')(say('info', 'first')(session([])));
    expect(tui.send({ kind: 'status_due', serial: 1 }).model.status?.text).toBe('second');
  });

  it('goes with Esc', () => expect(say('info')(session([])).press('<Esc>').model.status).toBeNull());

  it('about something that failed says what, and what the trouble was', () => {
    const asked = { kind: 'enable_plugin', plugin: 'jira' } as const;
    const tui = session([]).send({ kind: 'failed', asked, message: 'the file is gone' });
    expect(tui.model.status).toMatchObject({
      level: 'error',
      text: 'jira was not enabled: the file is gone',
    });
  });
});
