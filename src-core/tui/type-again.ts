/** What somebody typed is never thrown away because it could not be saved: it goes back under the caret. */
import type { CommandOf, Place } from '../todo/command';
import type { ListKey } from '../todo/todo';
import type { Effect } from './effect';
import { takeId } from './id-source';
import type { EditTarget, Model } from './model';
import { positionOfPlace } from './rows';
import { inputOf } from './text-input';

/** A text on its way to main, and the command that carries it. */
export interface Typed {
  readonly command: CommandOf<'create_todo'> | CommandOf<'update_todo'>;
  readonly content: string;
}

/** The typed text that an effect carries. */
export function typedIn(effect: Effect): Typed | undefined {
  const command = effect.kind === 'dispatch' ? effect.commands[0] : undefined;
  if (command?.type === 'create_todo') return { command, content: command.content };
  if (command?.type !== 'update_todo' || command.updates.content === undefined) return undefined;
  return { command, content: command.updates.content };
}

/** The text under the caret again, unless something else is being typed or covers the list. */
export function typeAgain(model: Model, { command, content }: Typed): Model {
  if (model.mode === 'edit' || model.modal || model.list.readOnly) return model;
  if (command.type === 'create_todo') return typeNew(model, command, content);
  return model.list.todos.indexOf(command.id) < 0
    ? model
    : typing(model, { kind: 'existing', id: command.id }, content);
}

/**
 * What to ask for when the row that a typed text belongs to, or stands beside, has gone: a row of its own at the end of
 * today's list. Undefined when that is what was asked for. The cursor goes along, unless it has gone elsewhere.
 */
export function atTheEnd(
  model: Model,
  { command, content }: Typed,
): { readonly model: Model; readonly command: CommandOf<'create_todo'> } | undefined {
  const place: Place = { kind: 'end' };
  if (command.type === 'create_todo') {
    return command.place.kind === 'end' ? undefined : { model, command: { ...command, place } };
  }
  const [id, ids] = takeId(model.ids);
  const list: ListKey = { ...model.list.key, date: model.today };
  const cursor = model.mode === 'edit' ? model.cursor : id;
  return { model: { ...model, ids, cursor }, command: { type: 'create_todo', id, list, place, content } };
}

/** With another id, should the first one have been the trouble; at the end when its place has gone. */
function typeNew(model: Model, command: CommandOf<'create_todo'>, content: string): Model {
  const [id, ids] = takeId(model.ids);
  const known = positionOfPlace(model.list.todos, command.place) !== undefined;
  const place: Place = known ? command.place : { kind: 'end' };
  const indent = command.indent ?? 0;
  const target = {
    kind: 'new',
    id,
    place,
    indent,
    maxIndent: indent,
    shownAt: place,
    cameFrom: null,
  } as const;
  return typing({ ...model, ids }, target, content);
}

function typing(model: Model, target: EditTarget, content: string): Model {
  return { ...model, mode: 'edit', cursor: target.id, editing: { target, input: inputOf(content) } };
}
