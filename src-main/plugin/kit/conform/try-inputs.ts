/** Worlds and texts: what every export that is there is given. */

import type { CalendarDate } from '../../../../src-core/lib/calendar-date';
import type { CaseRun } from '../../../../src-core/plugin/cases/case-schema';
import {
  HOSTILE_ASKED,
  HOSTILE_BLOCKS,
  HOSTILE_LINES,
  type HostileText,
} from '../../../../src-core/plugin/conform/hostile-texts';
import {
  HOSTILE_DAYS,
  HOSTILE_WORLDS,
  type HostileWorld,
  SUBJECT,
  USUAL,
} from '../../../../src-core/plugin/conform/hostile-worlds';
import { OPEN_DATA_FLOW } from '../../../../src-core/plugin/data-flow';
import { MAX_CONTENT_LENGTH } from '../../../../src-core/todo/todo';
import type { Attempt } from './attempt';
import type { ConformSession } from './conform-session';
import { declaredRuns, type Start, startIn, type Usual } from './start';

/** Every declared run in every world, then names and keys that nobody declared, and days. */
export async function tryWorlds(
  session: ConformSession,
  usual: Usual,
  cases: readonly Start[],
): Promise<void> {
  const { manifest } = session.bench.plugin;
  for (const world of HOSTILE_WORLDS) {
    for (const run of declaredRuns(manifest)) {
      const start = startIn(world, run, usual, manifest);
      await session.try({ start, ...waysOf(world, run) }, given(world.words));
    }
  }
  const end = { ...startIn(USUAL, { init: true }, usual, manifest), called: 'shutdown' };
  await session.try({ start: end, farewell: true }, given('the application closes'));
  for (const start of cases) await session.try({ start }, given(`its own case “${start.world.case}”`));
  for (const { words, from, to } of HOSTILE_DAYS) {
    if (!manifest.exports.includes('on_day_changed')) break;
    const day = { from: from as CalendarDate, to: to as CalendarDate };
    await session.try({ start: startIn(USUAL, { day }, usual, manifest) }, given(`a change of day ${words}`));
  }
  for (const { words, run } of UNKNOWN) {
    if ('key' in run ? !manifest.exports.includes('on_key_press') : manifest.actions.length === 0) continue;
    const start = startIn(USUAL, run, usual, manifest);
    await session.try({ start }, { group: 'worlds', given: words, about: 'unknown' });
  }
}

const UNKNOWN: readonly { readonly words: string; readonly run: CaseRun }[] = [
  { words: 'an action that it does not have', run: { action: 'no-such-action' } },
  { words: 'a key of no use', run: { key: '<F12>' } },
  { words: 'a key that is an emoji', run: { key: '👍' } },
];

function given(words: string) {
  return { group: 'worlds', given: words, about: 'input' } as const;
}

function waysOf(world: HostileWorld, run: CaseRun): Partial<Attempt> {
  return {
    ...(world.hides ? { hides: { ...OPEN_DATA_FLOW, fields: [...world.hides] } } : {}),
    ...(world.future ? { change: fromLater } : {}),
    // `deleted` has lost it already.
    ...(world.gone && run.deleted === undefined ? { gone: true } : {}),
  };
}

/** What is given, with a key more in every object, but settings, whose names are the plugin's own. */
function fromLater(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(fromLater);
  if (typeof input !== 'object' || input === null) return input;
  const entries = Object.entries(input).map(([key, value]) => [
    key,
    key === 'settings' ? value : fromLater(value),
  ]);
  return { 'a-later-key': { version: [2, null, 'x'] }, ...Object.fromEntries(entries), zz_later: null };
}

/** Every declared run about a todo with each text. */
export async function tryTexts(session: ConformSession, usual: Usual): Promise<void> {
  const { manifest } = session.bench.plugin;
  const runs = declaredRuns(manifest).filter(({ init, tick, day }) => !init && !tick && !day);
  for (const { words, world, text, isFull } of [...LINES, ...BLOCKS]) {
    for (const run of runs) {
      if (run.generate !== undefined && world !== USUAL && !text) continue;
      const asked = run.generate === undefined ? run : { generate: text };
      await session.try(
        { start: startIn(world, asked, usual, manifest) },
        { group: 'texts', given: words, about: 'input', isFull },
      );
    }
  }
  if (!manifest.exports.includes('generate')) return;
  for (const { words, text } of HOSTILE_ASKED)
    await session.try(
      { start: startIn(USUAL, { generate: text }, usual, manifest) },
      { group: 'texts', given: words, about: 'input' },
    );
}

interface InText {
  readonly words: string;
  readonly text: string;
  readonly world: HostileWorld;
  /** The todo's text has no room for one character more. */
  readonly isFull: boolean;
}

const LINES: readonly InText[] = HOSTILE_LINES.map((one) => inText(one, { content: one.text }));
const BLOCKS: readonly InText[] = HOSTILE_BLOCKS.map((one) => inText(one, { content: 'Buy milk' }));

function inText({ words, text }: HostileText, { content }: { content: string }): InText {
  const todo = { name: SUBJECT, content, description: text };
  const isFull = content.length === MAX_CONTENT_LENGTH;
  return { words, isFull, text: text.slice(0, 10_000), world: { words, todos: [todo], selects: true } };
}
