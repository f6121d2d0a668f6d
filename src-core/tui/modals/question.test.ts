import { describe, expect, it } from 'vitest';
import type { CommandQuestion } from '../../plugin/report';
import { type Session, session } from '../testing/session';

const QUESTION: CommandQuestion = {
  kind: 'question',
  title: 'Restore',
  question: 'Restore /b.db?',
  lines: [
    { text: 'there: 1 todo', tone: 'text' },
    { text: 'It is emptier.', tone: 'warning' },
  ],
  yes: 'restore',
  words: ['restore', '--yes', '--hash=ab', '--', '/b.db'],
};
const answered = (tui: Session): Session => {
  const [asked] = tui.asked('app_command').slice(-1);
  return asked ? tui.send({ kind: 'command_answered', answer: QUESTION, asked }) : tui;
};
const typed = () => session(['A', 'B']).press(':').type('restore /b.db').press('<Enter>');

describe('what main asks first', () => {
  it('is shown with its facts and warnings, and a yes says the words that came with it', () => {
    const tui = answered(typed());
    expect(tui.model.modal).toMatchObject({
      kind: 'confirm',
      question: 'Restore /b.db?',
      lines: ['there: 1 todo'],
      warnings: ['It is emptier.'],
    });
    tui.elapse('question').press('y');
    expect(tui.model.modal).toBeNull();
    expect(tui.asked('app_command').map(({ words }) => words)).toEqual([
      ['restore', '--', '/b.db'],
      QUESTION.words,
    ]);
  });

  it.each(['n', '<Esc>'])('does nothing after %s', (key) => {
    const tui = answered(typed()).elapse('question').press(key);
    expect(tui.model.modal).toBeNull();
    expect(tui.asked('app_command')).toHaveLength(1);
  });

  it('takes no key that was on its way to the list when it opened', () => {
    const tui = answered(typed()).press('y<Esc>');
    expect(tui.model.modal?.kind).toBe('confirm');
    expect(tui.asked('app_command')).toHaveLength(1);
    expect(tui.elapse('question').press('y').asked('app_command')).toHaveLength(2);
  });

  it('waits until nothing is typed into the list', () => {
    const tui = answered(typed().press('o').type('milk'));
    expect(tui.model.modal).toBeNull();
    tui.press('<Esc>');
    expect(tui.model.modal?.kind).toBe('confirm');
    expect(tui.press('y').model.modal?.kind).toBe('confirm');
  });

  it('asks one after the other, each seen for itself', () => {
    const tui = answered(answered(typed()));
    tui.elapse('question').press('n');
    expect(tui.model.modal).toMatchObject({ kind: 'confirm', arming: { armed: false } });
    expect(tui.press('y').asked('app_command')).toHaveLength(1);
    expect(tui.elapse('question').press('y').asked('app_command')).toHaveLength(2);
  });

  it('belongs to plugins when they were asked', () => {
    const tui = session(['A']).press(':').type('plugin list').press('<Enter>');
    const [asked] = tui.asked('plugin_command');
    if (!asked) throw new Error('main was not asked');
    tui.send({ kind: 'command_answered', answer: QUESTION, asked }).elapse('question').press('y');
    expect(tui.asked('plugin_command').map(({ words }) => words)).toEqual([['list'], QUESTION.words]);
  });
});
