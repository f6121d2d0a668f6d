/** What a step that may be refused answers: a value, or the reason as data. Never used for bugs; those throw. */
export type Result<T, E> = Ok<T> | Err<E>;

/** The step was done. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** The step was refused; `error` says why, as data. */
export interface Err<E> {
  readonly ok: false;
  readonly error: E;
}

/** Wraps a value as success. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** Wraps a reason as refusal. */
export function err<E>(error: E): Err<E> {
  return { ok: false, error };
}
