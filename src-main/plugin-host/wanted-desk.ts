/** What the plugin host's process has asked of main and not yet been told. */
import type { ListSource } from '../plugin/plugin-runtime';
import type { HostMessage, MainAnswer } from './protocol';
import type { MainReads } from './todo-replica';

type Answered<T extends MainAnswer['type']> = Extract<MainAnswer, { readonly type: T }>;

/** Questions by their number. Answers are taken over as they come, before the next message is. */
export class WantedDesk implements MainReads {
  readonly #post: (message: HostMessage) => void;
  readonly #waiting = new Map<number, (answer: MainAnswer) => void>();
  #lastId = 0;

  constructor(post: (message: HostMessage) => void) {
    this.#post = post;
  }

  /** Hands an answer to who asked; one that nobody waits for any more is dropped. */
  take(answer: MainAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    waiting?.(answer);
  }

  list: MainReads['list'] = (key, done) => {
    this.#ask('list', { type: 'list_wanted', id: 0, key }, ({ list }) => done(list));
  };

  deleted: MainReads['deleted'] = (key, done) => {
    this.#ask('deleted', { type: 'deleted_wanted', id: 0, key }, ({ rows }) => done(rows));
  };

  places: MainReads['places'] = (todos, done) => {
    this.#ask('places', { type: 'places_wanted', id: 0, todos: [...todos] }, ({ places }) => done(places));
  };

  projects: MainReads['projects'] = (done: (projects: ReturnType<ListSource['projects']> | null) => void) => {
    this.#ask('projects', { type: 'projects_wanted', id: 0 }, ({ projects }) => done(projects));
  };

  /** Asks what lies outside; answers how to forget the question, since the call may end before there is an answer. */
  outside(
    question: Omit<Extract<HostMessage, { readonly type: 'outside' }>, 'type' | 'id'>,
    done: (answer: string) => void,
  ): () => void {
    const id = this.#ask('outside_answer', { type: 'outside', id: 0, ...question }, ({ answer }) =>
      done(answer),
    );
    return () => this.#waiting.delete(id);
  }

  #ask<T extends MainAnswer['type']>(
    type: T,
    question: Extract<HostMessage, { readonly id: number }>,
    done: (answer: Answered<T>) => void,
  ): number {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#waiting.set(id, (answer) => {
      if (answer.type === type) done(answer as Answered<T>);
    });
    this.#post({ ...question, id });
    return id;
  }
}
