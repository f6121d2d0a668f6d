import { randomUUID } from 'node:crypto';
import type { TodoId } from '../src-core/todo/todo';

/** A new todo's id: a random (version 4) UUID in lower case, from the system's secure source. */
export function newTodoId(): TodoId {
  return randomUUID();
}
