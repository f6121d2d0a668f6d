/** What no single case can show of markdown-links: that it changes nothing, whatever the text, and is never slow. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPlugin } from '../../../scripts/build-plugins';
import { addDays } from '../../../src-core/lib/calendar-date';
import type { Command } from '../../../src-core/todo/command';
import { TODAYS_LIST } from '../../../src-core/todo/testing/list-notation';
import { openShipped } from './testing/shipped-world';

/** Text that looks like links, and does not. */
const PART = fc.oneof(
  fc.constantFrom(
    '[',
    ']',
    '(',
    ')',
    '](',
    '<',
    '>',
    '`',
    '``',
    '\\',
    '\n',
    ' ',
    '"',
    'https://',
    'http://a.org',
    '@',
    '/',
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const TEXT = fc.array(PART, { minLength: 1, maxLength: 25 }).map((parts) => `x${parts.join('')}`);

const adding = (content: string, description: string): Command => ({
  type: 'create_todo',
  list: TODAYS_LIST,
  place: { kind: 'end' },
  content,
  description,
});

const built = await buildPlugin('markdown-links');

describe('markdown-links', { timeout: 240_000 }, () => {
  it('puts badges on todos that come along to a new day after its start', async () => {
    const opened = await openShipped(built, { rows: ['Read https://a.org', 'Buy milk'] });
    const tomorrow = addDays(TODAYS_LIST.date, 1);
    opened.world.today = tomorrow;
    await opened.manager.switches.reload('markdown-links');
    await opened.manager.idle();
    expect(opened.badges()).toEqual([]);
    expect(opened.world.store.rollover('default', TODAYS_LIST.date).ok).toBe(true);
    await opened.manager.idle();
    expect(opened.badges()).toEqual(['Read https://a.org: plain ↗ a.org']);
  });

  it('law: whatever todos say, it changes no todo and stores nothing', async () => {
    const opened = await openShipped(built);
    const texts = fc.sample(TEXT, { numRuns: 400, seed: 3 });
    await opened.does(...texts.map((text, index) => adding(`${index} ${text}`, text)));
    const rows = opened.world.store.list(TODAYS_LIST).rows.slice(0, 60);
    await opened.does(
      ...rows.map(
        ({ id, content }) => ({ type: 'update_todo', id, updates: { content: `${content}](` } }) as const,
      ),
    );
    for (const { content } of opened.world.store.list(TODAYS_LIST).rows.slice(0, 60))
      await opened.act('next', content);
    await opened.act('list');
    opened.manager.dayChanged(TODAYS_LIST.date, TODAYS_LIST.date);
    await opened.manager.idle();
    expect(opened.stored()).toEqual({});
    const after = await opened.restart();
    expect(opened.world.published).toHaveLength(2);
    expect(after.world.published).toEqual([]);
    expect(after.summary('markdown-links')).toMatchObject({ state: 'enabled', failures: 0 });
    expect(after.badges().length).toBeGreaterThan(50);
  });

  it.each([
    '[',
    '](',
    '`',
    '[](',
    '((',
    'https://',
    '[a](b ',
    '[a](b (',
    '[a](<',
    '``` `',
    'http://a.org(',
    '\\[',
  ])('takes no longer for ninety thousand signs of %j', async (sign) => {
    const opened = await openShipped(built, { rows: ['x'] });
    const description = sign.repeat(Math.floor(90_000 / sign.length));
    await opened.does(adding('long', description));
    expect(opened.summary('markdown-links')).toMatchObject({ state: 'enabled', failures: 0 });
  });
});
