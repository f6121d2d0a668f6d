/**
 * The list that somebody finds at the very first start: short, and every row shows what it speaks of. One undo takes all
 * of it away. The keys it names are those of the default keymap; a test holds them together.
 */
import { addDays, type CalendarDate } from '../lib/calendar-date';
import type { CommandOf } from './command';
import { DEFAULT_PROJECT } from './todo';

/** The command that makes the sample list on that day. */
export function sampleList(today: CalendarDate): CommandOf<'create_todos'> {
  return {
    type: 'create_todos',
    list: { project: DEFAULT_PROJECT, date: today },
    place: { kind: 'end' },
    items: [
      {
        indent: 0,
        state: 'important',
        content: 'Welcome to to-tui: every row here is a todo, and u takes all of them away',
      },
      { indent: 0, content: 'j and k move the cursor, n opens a new row, i edits one', priority: 'P0' },
      { indent: 1, content: 'Tab puts a row below the one before it, BackTab takes it back' },
      { indent: 1, state: 'done', content: 'x marks a row as done, with everything below it' },
      {
        indent: 1,
        state: 'in_progress',
        content: 'Space walks through the states, p through the priorities',
      },
      {
        indent: 0,
        content: 'D sets a due date in your own words: try fri, or in 3 days',
        priority: 'P1',
        dueDate: addDays(today, 1),
      },
      {
        indent: 0,
        content: 'e opens a description #example',
        description: 'It can have *several* lines.\nc folds it away, with the rows below.',
      },
      { indent: 0, state: 'question', content: 'Lost? ? shows every key, : takes commands, P shows plugins' },
      {
        indent: 0,
        content: 'What is open tonight comes along tomorrow; < and > look at other days',
      },
    ],
  };
}
