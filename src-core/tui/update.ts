/**
 * `update(model, msg)`: the next model, and what is asked of the world. A switch that delegates, and what holds after
 * every message: held keys are done when the document is free, the cursor is in sight, and the spinner has a timer
 * only while something spins.
 */
import { openDay } from './actions/day';
import { save } from './actions/edit';
import { takeAppNews } from './app-news';
import type { Input } from './input';
import { paste, press, runErrand, takeText } from './keyboard';
import { isBehind, rememberCursor, takeChanges, takePage } from './mirror';
import { keepDraft, saveDescription } from './modals/description-saving';
import { armPreview } from './modals/preview';
import { followProjects } from './modals/project-changes';
import { armQuestion } from './modals/question';
import { openQueued } from './modals/queue';
import type { Model } from './model';
import { click, wheel } from './mouse';
import type { Msg } from './msg';
import { mirrorDue, takeFailure, takeOutcome } from './outcomes';
import { takePluginNews } from './plugin-news';
import { keepCursorInSight } from './scrolling';
import { spin } from './spinner';
import { say } from './status';
import { andThen, type Step, still } from './step';

/** What becomes of the model when something happens. */
export function update(model: Model, msg: Msg): Step {
  const seen = isTyped(msg) || msg.kind === 'click' ? withoutLapsed(model) : model;
  const answered = isTyped(msg) && isBusy(seen) ? hold(seen, msg) : andThen(respond(seen, msg), release);
  return andThen(
    andThen(
      andThen(answered, (after) => armPreview(model, inSight(model, openQueued(after), msg))),
      (after) => armQuestion(model, after, isTyped(msg)),
    ),
    spin,
  );
}

function respond(model: Model, msg: Msg): Step {
  switch (msg.kind) {
    case 'key':
      return press(model, msg);
    case 'paste':
      return paste(model, msg.text);
    case 'composed':
      return takeText(model, msg.text);
    case 'click':
      return click(model, msg);
    case 'wheel':
      return wheel(model, msg.lines);
    case 'resize':
      return still({ ...model, size: { cols: msg.cols, rows: msg.rows } });
    case 'list_page':
      return takePage(model, msg.page);
    case 'changed':
      return andThen(takeChanges(model, msg.push), (after) => followProjects(after, msg.push));
    case 'outcome':
      return takeOutcome(model, msg.outcome, msg.asked);
    case 'failed':
      return takeFailure(model, msg.asked, msg.message);
    case 'notified':
      return say(model, msg.status, msg.durationMs);
    case 'day_changed':
      return turnDay(model, msg.today);
    case 'errand':
      return runErrand(model, msg.errand);
    case 'action_done':
    case 'command_answered':
    case 'report_due':
    case 'question_armed':
    case 'slow_due':
    case 'settings_form':
    case 'settings_saved':
    case 'provenance':
    case 'preview_asked':
    case 'preview_withdrawn':
    case 'preview_armed':
    case 'decorations_changed':
    case 'plugins_changed':
    case 'gallery':
      return takePluginNews(model, msg);
    case 'appearance_changed':
      return still({ ...model, appearance: msg.appearance });
    case 'which_key_due':
      return still({
        ...model,
        whichKey: model.pending.length > 0 && model.pending.length === msg.pendingLength,
      });
    case 'status_due':
      return still(lapse(model, msg.serial));
    case 'tick':
      return still({ ...model, tick: model.tick + 1, ticking: false });
    case 'draft_due':
      return keepDraft(model);
    case 'mirror_due':
      return mirrorDue(model, msg.revision);
    case 'config_changed':
    case 'config_saved':
    case 'log_path':
    case 'work':
    case 'reveal':
    case 'rollover_offered':
    case 'rollover_offer':
    case 'projects':
    case 'paths':
    case 'time_read':
    case 'found':
    case 'statistics':
      return takeAppNews(model, msg);
    case 'closing':
      return close(model);
  }
}

/** More keys than this are not held: they were pressed on a window that has not answered for long. */
const MOST_HELD = 1_000;

function isTyped(msg: Msg): msg is Exclude<Input, { kind: 'click' }> {
  return msg.kind === 'key' || msg.kind === 'paste' || msg.kind === 'composed' || msg.kind === 'errand';
}

/**
 * Whether keys must wait: they mean the list as it will be. What is typed into a line, and boxes, do not; but in the box
 * of projects they mean those that are about to be there, and in the command line they follow the path that Tab completes;
 * behind the Enter of a line whose words are being read they mean what comes of it.
 */
function isBusy(model: Model): boolean {
  const { modal } = model;
  if (modal?.kind === 'projects' && (modal.projects === null || modal.saving)) return true;
  if (modal?.kind === 'command' && modal.asking) return true;
  if ((modal?.kind === 'due' || modal?.kind === 'find') && modal.accepting) return true;
  const { answers, opening } = model.waiting;
  const waits = answers > 0 || opening !== null || isBehind(model);
  return waits && model.mode === 'navigate' && model.modal === null;
}

function hold(model: Model, input: Input): Step {
  return still(model.held.length < MOST_HELD ? { ...model, held: [...model.held, input] } : model);
}

/** Does what was held, one after the other, until the document is busy again. */
function release(model: Model): Step {
  let step = still(model);
  while (step[0].held.length > 0 && !isBusy(step[0])) {
    const [first, ...held] = step[0].held;
    step = first ? andThen(step, (before) => respond({ ...before, held }, first)) : step;
  }
  return step;
}

/** A message whose time is over goes with the next input; one that a held key brings up is not seen before that. */
function withoutLapsed(model: Model): Model {
  return model.status?.lapsed ? { ...model, status: null } : model;
}

/** A message stays its time; one that is bad news stays on until the next input. */
function lapse(model: Model, serial: number): Model {
  const { status } = model;
  if (status?.serial !== serial) return model;
  const stays = status.level === 'error' || status.level === 'warning';
  return { ...model, status: stays ? { ...status, lapsed: true } : null };
}

/**
 * Who is on today's list goes with the day, when nothing is being typed; who reads another day stays there. The old
 * day stays open until then, so that what is being typed in it can be saved.
 */
function turnDay(model: Model, today: Model['today']): Step {
  // A question was about the list as it was: nobody shall say yes to it over another one.
  const asked = model.modal?.kind === 'confirm' && model.modal.deed.kind === 'delete_todos';
  const modal = asked && today !== model.today ? null : model.modal;
  const turned: Model = { ...model, today, modal };
  const isTyping = model.mode === 'edit' || model.modal?.kind === 'description';
  if (isTyping) return still({ ...turned, dayTurned: today !== model.today });
  const shown = model.waiting.opening?.list ?? model.list.key;
  const left: Step = [turned, [{ kind: 'turn_day' }]];
  return shown.date === model.today && today !== model.today
    ? andThen(left, (next) => openDay(next, today))
    : left;
}

/** What is being typed is saved before the window may close. */
function close(model: Model): Step {
  const saved = model.mode === 'edit' ? save(model) : saveDescription(model);
  return andThen(saved, (after) => [after, [rememberCursor(after), { kind: 'ready_to_close' }]]);
}

/** What the cursor is on comes into sight when it, or what is around it, has changed; the wheel may leave it behind. */
function inSight(before: Model, after: Model, msg: Msg): Model {
  const same =
    before.cursor === after.cursor &&
    before.size === after.size &&
    before.list.todos === after.list.todos &&
    before.folded === after.folded &&
    before.filter === after.filter &&
    before.editing === after.editing &&
    before.today === after.today;
  if (same || msg.kind === 'wheel') return after;
  return keepCursorInSight(after, msg.kind === 'key' && before.cursor !== after.cursor ? undefined : 0);
}
