import { describe, expect, it } from 'vitest';
import type { BatchPlan } from './batch-plan';
import type { PluginCommand } from './plugin-command';
import {
  isWorthNoting,
  MAX_TRIAL_LINES,
  NOTHING_WITHHELD,
  trialNote,
  trialNoteSchema,
  withheldOf,
} from './trial-note';
import { trialReport } from './trial-report';

const SCOPE = { find: () => undefined, list: () => [], stored: () => [] };
const LIST = { project: 'default', date: '2026-01-31' } as never;
const RUN = { at: '2026-01-31T10:52:00.000Z', trigger: 'Greet', reason: null, reached: [] };
const PRESENT = { today: '2026-01-31', zone: 'UTC' } as never;

/** A batch that makes so many todos and says as much. */
function large(n: number): { batch: PluginCommand[]; plan: BatchPlan } {
  const numbers = Array.from({ length: n }, (_, at) => at);
  const create = (at: number) => ({ type: 'create_todo' as const, content: `todo ${at}` });
  return {
    batch: numbers.map(create),
    plan: {
      commands: numbers.map((at) => ({ ...create(at), id: `id${at}`, list: LIST, place: { kind: 'end' } })),
      origins: numbers,
      effects: {
        notifications: numbers.map((at) => ({ message: `say ${at}`, seconds: 3 })),
        status: 'st\u001b[31matus',
        keys: [],
        decorations: [
          { todoId: 'id0', text: 'b\u0007adge', style: 'plain' },
          { todoId: 'id1', text: '', style: 'plain' },
        ],
      },
    },
  };
}

describe('what is kept of a run on trial', () => {
  it('is bounded, and says how much it left out', () => {
    const { batch, plan } = large(60);
    const withheld = withheldOf(batch, plan, new Set([3]), SCOPE);
    expect(withheld.rows).toHaveLength(MAX_TRIAL_LINES);
    expect(withheld.rows.map(({ text }) => text)).not.toContain('todo 3');
    expect(withheld.said).toHaveLength(MAX_TRIAL_LINES);
    expect(withheld.stored).toEqual(['todo 3']);
    expect(withheld.more).toBe(9 + 11);
    const reached = Array.from({ length: 52 }, (_, at) => `GET https://h${at}.example.org`);
    const note = trialNote({ ...RUN, reached }, withheld);
    expect(note.more).toBe(9 + 11 + 2);
    expect(trialNoteSchema.parse(JSON.parse(JSON.stringify(note)))).toEqual(note);
  });

  it('is shorter than the preview, for it is kept', () => {
    const { batch, plan } = large(1);
    const commands = plan.commands.map((command) => ({ ...command, content: 'x'.repeat(5_000) }));
    const { rows } = withheldOf(batch, { ...plan, commands } as BatchPlan, new Set(), SCOPE);
    expect(rows[0]?.text).toBe(`${'x'.repeat(199)}…`);
  });

  it('keeps the beginning of a description within the bound, whatever else there is', () => {
    const update = {
      type: 'update_todo',
      id: 'a',
      updates: { content: 'y'.repeat(500), description: `Ask Ann ${'z'.repeat(9_000)}` },
    };
    const plan = { ...large(1).plan, commands: [update] } as BatchPlan;
    const { rows } = withheldOf(large(1).batch, plan, new Set(), SCOPE);
    expect(rows[0]?.detail).toMatch(/^content → “y+… {3}description none → “Ask Ann z+…”$/);
    expect([...(rows[0]?.detail ?? '')]).toHaveLength(200);
  });

  it('is cleaned, and names todos that the run would make', () => {
    const { batch, plan } = large(2);
    const { said, badges } = withheldOf(batch, plan, new Set(), SCOPE);
    expect(said).toEqual(['say 0', 'say 1', 'status']);
    expect(badges).toEqual(['“b adge” on “todo 0”', 'none on “todo 1”']);
  });

  it('is worth a line when there is anything to tell', () => {
    const note = trialNote(RUN, NOTHING_WITHHELD);
    expect(isWorthNoting(note)).toBe(false);
    expect(isWorthNoting({ ...note, reason: 'why' })).toBe(true);
    for (const more of [{ said: ['x'] }, { badges: ['x'] }, { stored: ['x'] }, { reached: ['x'] }])
      expect(isWorthNoting({ ...note, ...more })).toBe(true);
  });
});

describe('the page about a trial', () => {
  it('says what would have been done, in the words and marks of a preview', () => {
    const { batch, plan } = large(2);
    const note = trialNote(
      { ...RUN, reached: ['GET https://api.example.org'] },
      withheldOf(batch, plan, new Set(), SCOPE),
    );
    const report = trialReport(
      {
        plugin: 'hello',
        since: '2026-01-30T09:00:00.000Z',
        runs: 3,
        notes: [{ ...note, more: 4, times: 2 }],
      },
      PRESENT,
    );
    expect(report.title).toBe('Trial of hello');
    expect(report.lines.map(({ text }) => text)).toEqual([
      'On trial since 2026-01-30 09:00: 3 runs noted.',
      'None of this was done, but for what it reached outside and what is said to be stored.',
      '',
      '10:52  Greet  2 times',
      '  + todo 0',
      '  + todo 1',
      '  would have said: say 0',
      '  would have said: say 1',
      '  would have said: status',
      '  would have put a badge: “b adge” on “todo 0”',
      '  would have put a badge: none on “todo 1”',
      '  reached: GET https://api.example.org',
      '  and 4 lines more',
      '',
      '1 older run left out.',
      '',
      'plugin keep hello  ends the trial: from then on it does what it returns.',
      'plugin remove hello  takes it away, with all that was noted.',
    ]);
  });

  it('says so when nothing was noted', () => {
    const { lines } = trialReport({ plugin: 'p', since: null, runs: 0, notes: [] }, PRESENT);
    expect(lines[0]?.text).toBe('On trial: nothing was noted yet.');
  });
});
