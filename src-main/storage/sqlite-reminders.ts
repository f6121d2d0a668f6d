import type { CivilMinute, Instant, Todo, TodoId } from '../../src-core/todo/todo';
import type { Database, Statement } from './database';
import { TODO_SELECTION } from './todo-rows';

/** Which reminders are due, and which were shown: a restart tells none twice. */
export class SqliteReminders {
  private readonly due: Statement<[CivilMinute], Todo>;
  private readonly mark: Statement<[TodoId, CivilMinute, Instant], never>;

  /** @param database brought up to date by `migrate` */
  constructor(database: Database) {
    this.due = database.prepare(
      `SELECT ${TODO_SELECTION} FROM todos INDEXED BY todos_reminder
       WHERE reminder IS NOT NULL AND reminder <= ? AND deleted_at IS NULL AND state NOT IN ('done', 'cancelled')
         AND NOT EXISTS (
           SELECT 1 FROM reminders_shown AS shown WHERE shown.todo_id = todos.id AND shown.reminder = todos.reminder
         )
       ORDER BY reminder, project, date, rank`,
    );
    this.mark = database.prepare(
      'INSERT OR IGNORE INTO reminders_shown (todo_id, reminder, shown_at) VALUES (?, ?, ?)',
    );
  }

  /** Open todos whose reminder is at that minute or before it and was not shown yet, by reminder. */
  dueReminders(minute: CivilMinute): readonly Todo[] {
    return this.due.all(minute);
  }

  /** The reminder of that todo at that minute was shown; with another minute the todo is reminded of anew. */
  markReminderShown(id: TodoId, reminder: CivilMinute, at: Instant): void {
    this.mark.run(id, reminder, at);
  }
}
