/** What follows when main has answered: the sentence, the place of the cursor, and typed text that was not taken. */
import type { CommandOf } from '../todo/command';
import type { Outcome, Refusal } from '../todo/outcome';
import { sameList } from '../todo/todo';
import type { ChangeEffect, Effect } from './effect';
import { reveal } from './folding';
import { hear, isBehind, openList } from './mirror';
import type { Editing, Model } from './model';
import { positionOfPlace } from './rows';
import { failureText, inform, isHarmless, quote, refusalText, say, undoneText } from './status';
import { andThen, type Step, still } from './step';
import { inputOf } from './text-input';

/** How long, in ms, a change may be told after its answer before the list is read again. */
const MIRROR_MS = 1_000;

type Done = Extract<Outcome, { ok: true }>;

/** Takes the answer to a change. */
export function takeOutcome(model: Model, outcome: Outcome, asked: ChangeEffect): Step {
  const answered = oneAnswered(model);
  return outcome.ok
    ? done(hear(answered, outcome.revision), outcome)
    : refused(answered, outcome.refusal, asked);
}

/** Takes the news that an effect failed. */
export function takeFailure(model: Model, asked: Effect, message: string): Step {
  const told = say(withoutWaiting(model, asked), {
    level: 'error',
    text: failureText(asked, message),
    plugin: null,
  });
  return asked.kind === 'dispatch' ? andThen(told, (after) => still(typeAgain(after, asked))) : told;
}

/** Reads the list again when the change of that revision has not been told by now. */
export function mirrorDue(model: Model, revision: number): Step {
  const missing = model.list.revision < revision && model.waiting.opening === null && model.list.complete;
  return missing ? openList(model, model.list.key, model.cursor) : still(model);
}

function done(model: Model, outcome: Done): Step {
  const told = outcome.undone ? inform(model, undoneText(outcome.undone)) : still(model);
  const moved = outcome.undone ? andThen(told, (after) => goTo(after, outcome.focus)) : told;
  return andThen(moved, (after) =>
    isBehind(after) && !after.waiting.opening ? waitForMirror(after) : still(after),
  );
}

/** Undo crosses days: the list of the change is opened when it is another one. */
function goTo(model: Model, focus: Done['focus']): Step {
  if (focus === null) return still(model);
  if (!sameList(focus.list, model.list.key)) return openList(model, focus.list, focus.id);
  return reveal({ ...model, cursor: focus.id }, focus.id);
}

function waitForMirror(model: Model): Step {
  const { revision } = model.waiting;
  return [model, [{ kind: 'after', name: 'mirror', ms: MIRROR_MS, due: { kind: 'mirror_due', revision } }]];
}

function refused(model: Model, refusal: Refusal, asked: ChangeEffect): Step {
  const level = isHarmless(refusal) ? 'info' : refusal.kind === 'not_saved' ? 'error' : 'warning';
  const typed = asked.kind === 'dispatch' ? typedIn(asked) : undefined;
  const about = typed ? `${quote(typed.content)}: ` : '';
  const told = say(model, { level, text: `${about}${refusalText(refusal)}`, plugin: null });
  if (!typed || asked.kind !== 'dispatch') return told;
  return andThen(told, (after) => still(typeAgain(after, asked)));
}

/** Puts a text that was not taken back under the caret, unless something else is being typed. */
function typeAgain(model: Model, asked: Extract<ChangeEffect, { kind: 'dispatch' }>): Model {
  const typed = typedIn(asked);
  if (!typed || model.mode === 'edit' || model.modal || model.list.readOnly) return model;
  const editing = editingOf(model, typed.command, typed.content);
  return editing ? { ...model, ...editing } : model;
}

interface Typed {
  readonly command: CommandOf<'create_todo'> | CommandOf<'update_todo'>;
  readonly content: string;
}

function typedIn(asked: Extract<ChangeEffect, { kind: 'dispatch' }>): Typed | undefined {
  const [command] = asked.commands;
  if (command?.type === 'create_todo') return { command, content: command.content };
  if (command?.type === 'update_todo' && command.updates.content !== undefined) {
    return { command, content: command.updates.content };
  }
  return undefined;
}

function editingOf(
  model: Model,
  command: Typed['command'],
  content: string,
): Pick<Model, 'mode' | 'editing' | 'cursor'> | undefined {
  const editing = (target: Editing['target']) =>
    ({ mode: 'edit', cursor: target.id, editing: { target, input: inputOf(content) } }) as const;
  const { todos } = model.list;
  if (command.type === 'update_todo') {
    return todos.indexOf(command.id) < 0 ? undefined : editing({ kind: 'existing', id: command.id });
  }
  if (command.id === undefined) return undefined;
  const place =
    positionOfPlace(todos, command.place) === undefined ? ({ kind: 'end' } as const) : command.place;
  const indent = command.indent ?? 0;
  return editing({
    kind: 'new',
    id: command.id,
    place,
    indent,
    maxIndent: indent,
    shownAt: place,
    cameFrom: null,
  });
}

function withoutWaiting(model: Model, asked: Effect): Model {
  switch (asked.kind) {
    case 'dispatch':
    case 'undo':
    case 'redo':
      return oneAnswered(model);
    case 'open_list':
      return { ...model, waiting: { ...model.waiting, revision: model.list.revision, opening: null } };
    default:
      return model;
  }
}

function oneAnswered(model: Model): Model {
  return { ...model, waiting: { ...model.waiting, answers: Math.max(0, model.waiting.answers - 1) } };
}
