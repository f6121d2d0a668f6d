import { expect, it } from 'vitest';
import { endInOrder } from './end-in-order';

it('ends each in its turn, whatever went wrong before it, and notes what did', async () => {
  const ended: string[] = [];
  const logged: string[] = [];
  await endInOrder(
    [
      [
        'the window',
        () => {
          throw new Error('gone already');
        },
      ],
      ['the plugins', () => Promise.reject(new Error('they hang'))],
      ['the store', async () => void ended.push(await Promise.resolve('store'))],
      ['the database', () => void ended.push('database')],
    ],
    { error: (message) => void logged.push(message) },
  );
  expect(ended).toEqual(['store', 'database']);
  expect(logged).toEqual(['ending the window', 'ending the plugins']);
});
