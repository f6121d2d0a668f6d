/** What follows when main has answered: the sentence, the place of the cursor, and typed text that was not taken. */
import type { Outcome, Refusal } from '../todo/outcome';
import { sameList } from '../todo/todo';
import { dispatch, oneAnswered } from './changing';
import type { ChangeEffect, Effect } from './effect';
import { failureText } from './failure-text';
import { reveal } from './folding';
import { hear, isBehind, openList } from './mirror';
import { pathsFailed } from './modals/command';
import {
  descriptionIn,
  descriptionRefused,
  descriptionSaved,
  typeDescriptionAgain,
} from './modals/description-saving';
import { readingFailed } from './modals/due';
import { findFailed } from './modals/find';
import { commandFailed } from './modals/plugin-commands';
import { galleryFailed } from './modals/plugin-tabs';
import {
  namingFailed,
  projectChanged,
  projectOpened,
  projectRefused,
  projectsFailed,
} from './modals/project-changes';
import { provenanceFailed } from './modals/provenance';
import { rolloverAnswered } from './modals/rollover';
import { savingFailed } from './modals/settings';
import { statisticsFailed } from './modals/statistics';
import type { Model } from './model';
import { isHarmless, refusalText, undoneText } from './outcome-text';
import { runEnded } from './running';
import { inform, quote, savedAtEndText, say, warn } from './status';
import { andThen, type Step, still } from './step';
import { atTheEnd, typeAgain, typedIn } from './type-again';

/** How long, in ms, a change may be told after its answer before the list is read again. */
const MIRROR_MS = 1_000;

type Done = Extract<Outcome, { ok: true }>;

/** Takes the answer to a change. */
export function takeOutcome(model: Model, outcome: Outcome, asked: ChangeEffect): Step {
  const answered = oneAnswered(model);
  return outcome.ok
    ? andThen(done(hear(answered, outcome.revision), outcome), (after) => boxDone(after, outcome, asked))
    : (projectRefused(answered, outcome.refusal) ?? refused(answered, outcome.refusal, asked));
}

/** Takes the news that an effect failed. */
export function takeFailure(model: Model, asked: Effect, message: string): Step {
  const told = say(withoutWaiting(model, asked), {
    level: 'error',
    text: failureText(asked, message),
    plugin: null,
  });
  const typed = typedIn(asked);
  const description = descriptionIn(asked);
  if (description) return andThen(told, (after) => typeDescriptionAgain(after, description));
  return typed ? andThen(told, (after) => still(typeAgain(after, typed))) : told;
}

/** Reads the list again when the change of that revision has not been told by now. */
export function mirrorDue(model: Model, revision: number): Step {
  const missing = model.list.revision < revision && model.waiting.opening === null && model.list.complete;
  return missing ? openList(model, model.list.key, model.cursor) : still(model);
}

function done(model: Model, outcome: Done): Step {
  const told = outcome.undone ? inform(model, undoneText(outcome.undone)) : still(withoutPast(model));
  const moved = outcome.undone ? andThen(told, (after) => goTo(after, outcome.focus)) : told;
  return andThen(moved, (after) =>
    isBehind(after) && !after.waiting.opening ? waitForMirror(after) : still(after),
  );
}

/** What was said of the deed before is not said of this one; nothing flickers between two that say something. */
function withoutPast(model: Model): Model {
  return model.status?.ofDeed === 'past' ? { ...model, status: null } : model;
}

/** What follows in the boxes that asked. */
function boxDone(model: Model, outcome: Done, asked: ChangeEffect): Step {
  return andThen(descriptionSaved(model, asked), (saved) =>
    andThen(projectChanged(saved, asked), (after) => rolloverAnswered(after, asked, outcome)),
  );
}

/** Undo crosses days: the list of the change is opened when it is another one. */
function goTo(model: Model, focus: Done['focus']): Step {
  if (focus === null) return still(model);
  if (!sameList(focus.list, model.list.key)) {
    return andThen(projectOpened(model, focus.list.project), (after) =>
      openList(after, focus.list, focus.id),
    );
  }
  return reveal({ ...model, cursor: focus.id }, focus.id);
}

function waitForMirror(model: Model): Step {
  const { revision } = model.waiting;
  return [model, [{ kind: 'after', name: 'mirror', ms: MIRROR_MS, due: { kind: 'mirror_due', revision } }]];
}

function refused(model: Model, refusal: Refusal, asked: ChangeEffect): Step {
  const description = descriptionIn(asked);
  if (description && refusal.kind !== 'not_saved') {
    return descriptionRefused(model, description, refusalText(refusal));
  }
  const typed = typedIn(asked);
  const elsewhere = typed && refusal.kind === 'no_such_todo' ? atTheEnd(model, typed) : undefined;
  if (typed && elsewhere) {
    return andThen(dispatch(elsewhere.model, elsewhere.command), (sent) =>
      inform(sent, savedAtEndText(typed.content)),
    );
  }
  const about = typed ? `${quote(typed.content)}: ` : '';
  const told = tellRefusal(model, refusal, `${about}${refusalText(refusal, asked.kind)}`);
  if (description) return andThen(told, (after) => typeDescriptionAgain(after, description));
  if (!typed || HOPELESS.has(refusal.kind)) return told;
  return andThen(told, (after) => still(typeAgain(after, typed)));
}

function tellRefusal(model: Model, refusal: Refusal, text: string): Step {
  if (isHarmless(refusal)) return inform(model, text);
  if (refusal.kind === 'not_saved') return say(model, { level: 'error', text, plugin: null });
  return warn(model, text);
}

/** Refusals that the same text would meet again. */
const HOPELESS: ReadonlySet<Refusal['kind']> = new Set(['read_only_day', 'blank_content']);

function withoutWaiting(model: Model, asked: Effect): Model {
  switch (asked.kind) {
    case 'dispatch':
    case 'undo':
    case 'redo':
    case 'answer_rollover':
      return oneAnswered(namingFailed(model));
    case 'rollover_offer':
      return oneAnswered(model);
    case 'open_list':
      return withoutOpening(model);
    case 'invoke_plugin_action':
      return runEnded(model, asked);
    case 'plugin_command':
    case 'app_command':
      return commandFailed(model, asked);
    case 'save_plugin_settings':
      return savingFailed(model);
    case 'gallery':
      return galleryFailed(model);
    case 'provenance':
      return provenanceFailed(model, asked.id);
    case 'projects':
      return projectsFailed(model);
    case 'complete_path':
      return pathsFailed(model);
    case 'read_time':
      return readingFailed(model);
    case 'find_everywhere':
      return findFailed(model);
    case 'statistics':
      return statisticsFailed(model);
    default:
      return model;
  }
}

/** The list stays as it is; one that lacks pages counts as older than any change, so that the next one reads it again. */
function withoutOpening(model: Model): Model {
  const list = model.list.complete ? model.list : { ...model.list, complete: true, revision: -1 };
  return { ...model, list, waiting: { ...model.waiting, revision: list.revision, opening: null } };
}
