import type { CommandLineParts } from './parts';

/** What the work comes to, or that the user wanted it to end first: nobody waits for it then, whatever it is at. */
export async function untilInterrupted<T>(
  work: Promise<T>,
  { onInterrupt = () => () => undefined }: Pick<CommandLineParts, 'onInterrupt'>,
): Promise<T | 'interrupted'> {
  let interrupt: () => void = () => undefined;
  const interrupted = new Promise<'interrupted'>((resolve) => {
    interrupt = () => resolve('interrupted');
  });
  const calm = onInterrupt(interrupt);
  try {
    return await Promise.race([work, interrupted]);
  } finally {
    calm();
  }
}
