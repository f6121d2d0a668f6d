import { err, ok, type Result } from '../../src-core/lib/result';
import type { RunDone, RunFailure } from './run-outcome';

/** What became of a `generate`, as one sentence. */
export function wordGenerated(
  name: string,
  done: Result<RunDone, RunFailure> | undefined,
): Result<string, string> {
  if (!done) return err(`${name} could not be started; P shows why`);
  if (!done.ok) {
    if ('reason' in done.error) return err(`${name}: ${done.error.reason}`);
    return done.error.kind === 'cancelled'
      ? ok(`${name} was ended, nothing was added`)
      : err(`${name} was switched off meanwhile`);
  }
  const { end, todos } = done.value;
  if (end === 'nothing') return ok(`${name} had nothing to add`);
  if (end === 'withheld')
    return ok(`${name} is on trial: its todos are noted, :plugin trial ${name} shows them`);
  if (end === 'declined') return ok('Nothing was added');
  return ok(`${name} added ${todos} ${todos === 1 ? 'todo' : 'todos'}`);
}
