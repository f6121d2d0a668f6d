import type { Log } from './log';

/** One thing that has to end, and what the log calls it; a promise is waited for. */
export type Ending = readonly [name: string, end: () => unknown];

/**
 * Ends one after the other, each whatever became of those before, and waits for each as long as it takes. Never
 * rejects: what goes wrong is in the log.
 */
export async function endInOrder(endings: readonly Ending[], log: Pick<Log, 'error'>): Promise<void> {
  for (const [name, end] of endings) {
    try {
      await end();
    } catch (error) {
      log.error(`ending ${name}`, error);
    }
  }
}
