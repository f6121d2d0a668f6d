/**
 * Tells the user at the minute that was asked for, once. One timer waits for the next reminder and for nothing else;
 * it is set anew when todos change, and when {@link Reminders.refresh} says that the world may have: after sleep, when
 * the clock or the zone was set. It decides nothing about todos, and shows nothing itself.
 */
import type { Present } from '../../src-core/plugin/moment-words';
import type { Cause } from '../../src-core/todo/cause';
import type { Changes } from '../../src-core/todo/changes';
import type { CivilMinute, Instant, ListKey, Todo, TodoId } from '../../src-core/todo/todo';
import { MAX_TIMER_MS } from '../clock';
import type { Log } from '../log';
import { civilMinuteAt } from '../time-words/civil-minute';
import { type Told, tellMany, tellOne } from './tell-reminders';
import { waitFor } from './wait-for';

/** What is remembered of reminders. */
export interface ReminderRepository {
  /**
   * Todos that are neither deleted nor complete, whose reminder is at that minute or before it and was not shown yet,
   * by reminder; at most so many, all without a number.
   */
  dueReminders(minute: CivilMinute, limit?: number): readonly Todo[];
  /** The reminders of these todos were shown; all at once, for there may be very many. */
  markRemindersShown(todos: readonly Todo[], at: Instant): void;
}

/** What reminders need. */
export interface ReminderParts {
  readonly repository: ReminderRepository;
  /** The todo as it is now; undefined when it is gone. */
  readonly find: (id: TodoId) => Todo | undefined;
  readonly present: () => Present;
  /** Calls `deed` once after so many ms, at most {@link MAX_TIMER_MS}. Returns the disposer. */
  readonly after: (ms: number, deed: () => void) => () => void;
  /** Whether notifications of the system are wanted. */
  readonly wanted: () => boolean;
  /** Shows a notification of the system; false when there are none here. */
  readonly notify: (told: Told, clicked: () => void) => boolean;
  /** Says it in the status bar. */
  readonly say: (text: string) => void;
  /** Shows the todo in the window. */
  readonly reveal: (list: ListKey, id: TodoId) => void;
  readonly log: Log;
}

/** Later than any reminder. */
const EVER: CivilMinute = '9999-12-31T23:59';

/** More at once are gathered into one. */
const MOST_AT_ONCE = 3;

/** Reminders at work, from {@link start} to {@link dispose}. */
export class Reminders {
  private disarm: (() => void) | null = null;
  private running = false;

  constructor(private readonly parts: ReminderParts) {}

  /** Tells what was missed while the application did not run, as one, and waits for what comes. */
  start(): void {
    this.running = true;
    this.look('missed');
  }

  /** Looks at the world anew: to be called after sleep, and when the clock or the zone may have been set. */
  refresh(): void {
    this.look('due');
  }

  /** Follows a change that was saved. What an import brings in late was told elsewhere, or never. */
  changed(changes: Pick<Changes, 'added' | 'updated' | 'removed'>, cause: Cause): void {
    const rows = [...changes.added, ...changes.removed, ...changes.updated.flat()];
    if (!rows.some(({ reminder }) => reminder !== null)) return;
    this.look(cause.kind === 'import' ? 'silent' : 'due');
  }

  /** The timer ends; nobody is told anything any more. */
  dispose(): void {
    this.running = false;
    this.disarm?.();
    this.disarm = null;
  }

  private look(how: 'missed' | 'due' | 'silent'): void {
    if (!this.running) return;
    this.disarm?.();
    this.disarm = null;
    try {
      this.tellDue(how);
      this.arm();
    } catch (error) {
      this.parts.log.error('looking for reminders', error);
    }
  }

  /** Marked before it is shown: a reminder that is shown twice is worse than one that a crash swallows. */
  private tellDue(how: 'missed' | 'due' | 'silent'): void {
    const { repository, present } = this.parts;
    const { now } = present();
    const due = repository.dueReminders(this.minute());
    if (due.length > 0) repository.markRemindersShown(due, now);
    if (how === 'silent' || due.length === 0) return;
    const { today } = present();
    if (due.length > (how === 'missed' ? 1 : MOST_AT_ONCE)) this.tell(tellMany(due, how === 'missed'), due);
    else for (const todo of due) this.tell(tellOne(todo, today), [todo]);
  }

  /** In the window always: no system says whether a notification was really shown. */
  private tell(told: Told, [first]: readonly Todo[]): void {
    const { wanted, notify, say } = this.parts;
    if (wanted()) notify(told, () => this.open(first?.id));
    say(told.line);
  }

  /** Where the todo is now: it may have gone on to another day since. */
  private open(id: TodoId | undefined): void {
    const todo = id === undefined ? undefined : this.parts.find(id);
    if (todo && this.running) this.parts.reveal({ project: todo.project, date: todo.date }, todo.id);
  }

  private arm(): void {
    const { repository, present, after } = this.parts;
    const next = repository.dueReminders(EVER, 1)[0]?.reminder;
    if (next === undefined || next === null) return;
    const { now, zone } = present();
    const ms = waitFor(next, { epochMs: Date.parse(now), zone });
    this.disarm = after(Math.min(ms, MAX_TIMER_MS), () => this.look('due'));
  }

  private minute(): CivilMinute {
    const { now, zone } = this.parts.present();
    return civilMinuteAt(Date.parse(now), zone);
  }
}
