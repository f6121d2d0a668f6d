import { cleanLine } from '../../src-core/plugin/clean-text';
import type { Refusal } from '../../src-core/todo/outcome';

/** Why a change that a verb asked for was not made. */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'blank_content':
      return 'a todo needs a text';
    case 'read_only_day':
      return `the list of ${refusal.date} is closed: only today’s can be changed`;
    case 'no_such_project':
      return 'the project is not there any more';
    case 'no_such_todo':
    case 'bad_place':
      return 'the todo to put it under is not there any more';
    case 'not_saved':
      return `nothing was saved: ${cleanLine(refusal.message, 200)}`;
    default:
      return 'nothing was changed';
  }
}
