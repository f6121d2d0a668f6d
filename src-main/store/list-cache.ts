import type { Changes } from '../../src-core/todo/changes';
import { type ListKey, listKeyText, type Todo } from '../../src-core/todo/todo';
import { TodoList } from '../../src-core/todo/todo-list';
import type { Log } from '../log';

/** Today, the days next to it, and what plugins ask about. */
const CAPACITY = 16;

/** The lists used last, so that a key press reads no list from the database. The database is always right. */
export class ListCache {
  /** In the order of use: a Map keeps the order in which its keys were put in. */
  private readonly lists = new Map<string, TodoList>();

  constructor(
    private readonly load: (key: ListKey) => readonly Todo[],
    private readonly log: Log,
  ) {}

  get(key: ListKey): TodoList {
    const name = listKeyText(key);
    const list = this.lists.get(name) ?? TodoList.of(key, this.load(key));
    this.put(name, list);
    return list;
  }

  /** Forgets everything: somebody else has written. */
  clear(): void {
    this.lists.clear();
  }

  /** Follows a change that was saved. A list that it does not fit is read anew when it is next asked for. */
  apply(changes: Changes): void {
    for (const [name, list] of this.lists) {
      try {
        this.lists.set(name, list.with(changes));
      } catch (error) {
        this.lists.delete(name);
        this.log.error('a list in memory was not as in the database', error);
      }
    }
  }

  private put(name: string, list: TodoList): void {
    this.lists.delete(name);
    this.lists.set(name, list);
    const oldest = this.lists.keys().next().value;
    if (this.lists.size > CAPACITY && oldest !== undefined) this.lists.delete(oldest);
  }
}
