import type { Place } from '../../todo/command';
import { changeRows, dispatch, ifWritable } from '../changing';
import { takeId } from '../id-source';
import type { Change } from '../last-change';
import type { Model } from '../model';
import { inform, SENTENCES } from '../status';
import type { Step } from '../step';
import { endSelection } from '../targets';
import { CHANGE_DEEDS } from './change-deeds';

/** Makes the last change again, on the rows that are selected, or from the cursor on; a new count replaces its own. */
export function repeat(model: Model): Step {
  const { lastChange } = model;
  return lastChange === null ? inform(model, SENTENCES.nothingToRepeat) : again(model, lastChange);
}

function again(model: Model, change: Change): Step {
  const count = model.count ?? (change.kind === 'row' ? null : change.count);
  const counted: Model = { ...model, count };
  switch (change.kind) {
    case 'row':
      return writeAgain(model, change);
    case 'action':
      return CHANGE_DEEDS[change.action](counted);
    case 'fields': {
      const { updates } = change;
      return changeRows(counted, 'row', (writable, rows) =>
        dispatch(
          endSelection(writable, rows),
          ...rows.map(({ id }) => ({ type: 'update_todo', id, updates }) as const),
        ),
      );
    }
    case 'project':
      return changeRows(counted, 'subtree', (writable, rows) =>
        dispatch(endSelection(writable, rows), {
          type: 'move_to_project',
          ids: rows.map(({ id }) => id),
          project: change.project,
        }),
      );
  }
}

/** The row once more, beside the one under the cursor. */
function writeAgain(model: Model, { side, content }: Extract<Change, { kind: 'row' }>): Step {
  return ifWritable(model, (writable) => {
    const [id, ids] = takeId(writable.ids);
    const place: Place = writable.cursor === null ? { kind: 'end' } : { kind: side, id: writable.cursor };
    const list = writable.list.key;
    return dispatch(
      { ...writable, ids, cursor: id, selection: null },
      { type: 'create_todo', id, list, place, content },
    );
  });
}
