/**
 * Where checks of a plugin begin: an export, called in a world. Some are made up, one for each thing that the manifest
 * declares; the others are the plugin's own cases, which know what makes it do its work.
 */
import type { CalendarDate } from '../../../../src-core/lib/calendar-date';
import { type Case, type CaseRun, runsOf, TRIGGERS } from '../../../../src-core/plugin/cases/case-schema';
import { checkCase } from '../../../../src-core/plugin/cases/check-case';
import { type HostileWorld, SUBJECT } from '../../../../src-core/plugin/conform/hostile-worlds';
import type { Manifest } from '../../../../src-core/plugin/manifest';
import { settingFault } from '../../../../src-core/plugin/setting-check';
import type { SettingField } from '../../../../src-core/plugin/settings';
import { casesIn } from '../cases/case-files';

/** See the head of the file. */
export interface Start {
  /** What is called: `action greet`, `on_tick`. */
  readonly called: string;
  readonly run: CaseRun;
  readonly world: Case;
}

/** What is given to nearly every world: settings that a user would have filled in, and what lies outside. */
export type Usual = Pick<Case, 'settings' | 'network' | 'files' | 'programs'>;

/** Runs of one trigger that are taken from the cases. */
const MAX_OF_ONE = 4;

/** The plugin's own cases as starts, a few of each trigger, and what most of them have in common. */
export async function startsOfCases(
  folder: string,
  manifest: Manifest,
): Promise<{ readonly starts: readonly Start[]; readonly usual: Usual }> {
  const read = (await casesIn(folder)).flatMap((one) => one.case ?? []);
  const good = read.filter((one) => checkCase(one, manifest).length === 0);
  const all = good.flatMap((world) => runsOf(world).map((run) => ({ called: calledOf(run), run, world })));
  const taken = new Map<string, number>();
  const starts = all.filter(({ called }) => {
    const before = taken.get(called) ?? 0;
    taken.set(called, before + 1);
    return before < MAX_OF_ONE;
  });
  const fullest = [...good].sort((a, b) => weight(b) - weight(a))[0];
  return { starts, usual: fullest ? worldPart(fullest) : {} };
}

function worldPart({ settings, network, files, programs }: Case): Usual {
  return { settings, network, files, programs };
}

function weight(one: Case): number {
  const [requests, programs] = [one.network?.length ?? 0, one.programs?.length ?? 0];
  return requests + programs + Object.keys(one.files ?? {}).length + Object.keys(one.settings ?? {}).length;
}

const day = (text: string) => text as CalendarDate;

/** Everything the manifest declares, as a run about {@link SUBJECT}. */
export function declaredRuns({ actions, exports }: Manifest): readonly CaseRun[] {
  const has = new Set<string>(exports);
  const hooks: readonly (readonly [string, CaseRun])[] = [
    ['on_todo_created', { created: SUBJECT }],
    ['on_todo_updated', { updated: SUBJECT, before: { content: 'Buy bread', due: day('2026-01-01') } }],
    ['on_todo_completed', { completed: SUBJECT }],
    ['on_todo_deleted', { deleted: SUBJECT }],
    ['on_day_changed', { day: { from: day('2026-03-13'), to: day('2026-03-14') } }],
    ['on_key_press', { key: 'j' }],
    ['on_tick', { tick: true }],
    ['generate', { generate: 'Buy milk' }],
  ];
  const declared = hooks.filter(([name]) => has.has(name)).map(([, run]) => run);
  return [{ init: true }, ...actions.map(({ id }) => ({ action: id })), ...declared];
}

/** A run in a world. */
export function startIn(world: HostileWorld, run: CaseRun, usual: Usual, manifest: Manifest): Start {
  const { todos, selects, today, now, settings } = world;
  const made: Case = {
    case: world.words,
    todos: [...todos],
    selected: selects ? SUBJECT : null,
    allowed: 'all',
    ...usual,
    ...(settings ? { settings: oddSettings(manifest.settings, settings) } : {}),
    ...(today === undefined ? {} : { today: day(today) }),
    ...(now === undefined ? {} : { now }),
    run,
  };
  const days = run.day && today !== undefined ? { day: { from: day('2026-03-13'), to: day(today) } } : {};
  return { called: calledOf(run), run: { ...run, ...days }, world: made };
}

/** `action greet`, `on_tick`. */
function calledOf(run: CaseRun): string {
  if (run.action !== undefined) return `action ${run.action}`;
  const trigger = TRIGGERS.find((one) => run[one] !== undefined);
  return CALLED[trigger ?? 'init'] ?? 'init';
}

const CALLED: Readonly<Record<string, string>> = {
  key: 'on_key_press',
  tick: 'on_tick',
  generate: 'generate',
  created: 'on_todo_created',
  updated: 'on_todo_updated',
  completed: 'on_todo_completed',
  deleted: 'on_todo_deleted',
  day: 'on_day_changed',
};

/** Settings that a user may have saved, and none of which is usual. */
function oddSettings(fields: readonly SettingField[], kind: 'none' | 'extreme'): Case['settings'] {
  const plain = fields.filter(({ type }) => type !== 'secret');
  return Object.fromEntries(
    plain.flatMap((field) => {
      const value = kind === 'none' ? EMPTY[field.type] : extremeOf(field);
      return value !== undefined && settingFault(field, value) === undefined ? [[field.name, value]] : [];
    }),
  );
}

type Odd = string | number | boolean | string[] | undefined;

const EMPTY: Readonly<Record<string, Odd>> = { string: '', integer: 0, boolean: false, string_list: [] };

function extremeOf({ type, options }: SettingField): Odd {
  switch (type) {
    case 'string':
      return `${'"\\/../'.repeat(1_000)}👍`;
    case 'integer':
      return -Number.MAX_SAFE_INTEGER;
    case 'boolean':
      return true;
    case 'string_list':
      return Array.from({ length: 100 }, (_, at) => `${at}=${'x'.repeat(900)}`);
    case 'select':
      return options.at(-1);
    case 'secret':
      return undefined;
  }
}
