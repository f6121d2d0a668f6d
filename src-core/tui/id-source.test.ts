import { expect, it } from 'vitest';
import { z } from 'zod';
import { type IdSource, takeId } from './id-source';

it('ids are version 4 UUIDs in lower case, none twice, the same for the same seed', () => {
  const seen: string[] = [];
  let source: IdSource = [1, 2, 3, 4];
  for (let n = 0; n < 10_000; n += 1) {
    const [id, next] = takeId(source);
    seen.push(id);
    source = next;
  }
  for (const id of seen.slice(0, 100)) expect(z.uuidv4().parse(id)).toBe(id.toLowerCase());
  expect(new Set(seen).size).toBe(seen.length);
  expect(takeId([1, 2, 3, 4])[0]).toBe(seen[0]);
  expect(takeId([1, 2, 3, 5])[0]).not.toBe(seen[0]);
});
