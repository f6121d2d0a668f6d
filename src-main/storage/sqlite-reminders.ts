import type { CivilMinute, Instant, Todo, TodoId } from '../../src-core/todo/todo';
import type { Database, Statement } from './database';
import { TODO_SELECTION } from './todo-rows';

/** Which reminders are due, and which were shown: a restart tells none twice. */
export class SqliteReminders {
  private readonly due: Statement<[CivilMinute, number], Todo>;
  private readonly mark: Statement<[TodoId, CivilMinute, Instant], never>;

  /** @param database brought up to date by `migrate` */
  constructor(private readonly database: Database) {
    this.due = database.prepare(
      `SELECT ${TODO_SELECTION} FROM todos INDEXED BY todos_reminder
       WHERE reminder IS NOT NULL AND reminder <= ? AND deleted_at IS NULL AND state NOT IN ('done', 'cancelled')
         AND NOT EXISTS (
           SELECT 1 FROM reminders_shown AS shown WHERE shown.todo_id = todos.id AND shown.reminder = todos.reminder
         )
       ORDER BY reminder, project, date, rank LIMIT ?`,
    );
    this.mark = database.prepare(
      'INSERT OR IGNORE INTO reminders_shown (todo_id, reminder, shown_at) VALUES (?, ?, ?)',
    );
  }

  /** Open todos whose reminder is at that minute or before it and was not shown yet, by reminder; at most so many. */
  dueReminders(minute: CivilMinute, limit = -1): readonly Todo[] {
    return this.due.all(minute, limit);
  }

  /** The reminders of these todos were shown; with another minute a todo is reminded of anew. */
  markRemindersShown(todos: readonly Pick<Todo, 'id' | 'reminder'>[], at: Instant): void {
    this.database.transaction('noting which reminders were shown', () => {
      for (const { id, reminder } of todos) if (reminder !== null) this.mark.run(id, reminder, at);
    });
  }
}
