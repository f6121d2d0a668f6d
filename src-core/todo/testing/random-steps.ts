/**
 * Anything that can happen to a document, at random: plain draws, so that a counterexample can be read, and what each
 * comes to in the document as it is then. The laws of the domain are tried on it, and those of the store on the same.
 * For tests only.
 */
import fc from 'fast-check';
import { addDays, type CalendarDate } from '../../lib/calendar-date';
import type { Command, CommandOf, Place } from '../command';
import type { DocumentReader } from '../document';
import { blockMove } from '../selection';
import { type ListKey, PRIORITIES, type ProjectId, TODO_STATES, type Todo, type TodoId } from '../todo';
import { dateOf, idOf, TODAY } from './list-notation';

/** Projects that come and go in the draws, besides the default one. */
export const RANDOM_PROJECTS: readonly [ProjectId, ProjectId] = [idOf('project 1'), idOf('project 2')];

/** Every list that the draws name. */
export const RANDOM_LISTS: readonly ListKey[] = ['default', ...RANDOM_PROJECTS].flatMap((project) =>
  [TODAY, addDays(TODAY, 1)].map((date) => ({ project, date })),
);

/** What makes the projects, and some rows in them: a beginning in which most draws find something to do. */
export const RANDOM_BEGINNING: readonly Command[] = [
  { type: 'create_project', id: RANDOM_PROJECTS[0], name: 'Work' },
  { type: 'create_project', id: RANDOM_PROJECTS[1], name: 'Home' },
  ...RANDOM_LISTS.map(
    (list, n): Command => ({
      type: 'create_todos',
      list,
      place: { kind: 'end' },
      items: [
        { id: idOf(`first ${n}`), content: 'first', indent: 0, priority: 'P2' },
        { id: idOf(`below ${n}`), content: 'below', indent: 1, recurrence: '+1w' },
        { id: idOf(`done ${n}`), content: 'done', indent: 1, state: 'done', priority: 'P0' },
        { id: idOf(`second ${n}`), content: 'second', indent: 0, priority: 'P0', dueDate: TODAY },
      ],
    }),
  ),
];

/** What happens: commands as one batch, or what is open on one day goes along to another. */
export type Happening =
  | { readonly kind: 'commands'; readonly commands: readonly Command[] }
  | {
      readonly kind: 'rollover';
      readonly project: ProjectId;
      readonly from: CalendarDate;
      readonly to: CalendarDate;
    };

/** A command whose rows are drawn by number: the n-th of those that are there, or one that is not. */
type Numbered<T extends Command['type']> = Omit<CommandOf<T>, 'id' | 'ids' | 'place' | 'to' | 'todoId'>;

/** Where, with the row by number. */
export interface PlaceDraw {
  readonly kind: Place['kind'] | 'up' | 'down';
  readonly nth: number;
}

/** One draw. */
export type Draw =
  | { readonly kind: 'plain'; readonly command: Command }
  | { readonly kind: 'create'; readonly place: PlaceDraw; readonly command: Numbered<'create_todo'> }
  | { readonly kind: 'create_many'; readonly place: PlaceDraw; readonly command: Numbered<'create_todos'> }
  | { readonly kind: 'row'; readonly nth: number; readonly command: RowCommand }
  | { readonly kind: 'move'; readonly nth: number; readonly to: PlaceDraw }
  | { readonly kind: 'block_move'; readonly nth: number; readonly count: number; readonly up: boolean }
  | { readonly kind: 'to_project'; readonly nths: readonly number[]; readonly project: ProjectId }
  | { readonly kind: 'metadata'; readonly nth: number; readonly value: string | null }
  | { readonly kind: 'rollover'; readonly project: ProjectId };

type RowCommand = Numbered<
  'update_todo' | 'toggle_todo' | 'cycle_todo' | 'delete_todo' | 'indent_todo' | 'outdent_todo'
> &
  object;

/** What a draw comes to in this document. */
export function happeningOf(draw: Draw, document: DocumentReader): Happening {
  if (draw.kind === 'rollover')
    return { kind: 'rollover', project: draw.project, from: TODAY, to: addDays(TODAY, 1) };
  return { kind: 'commands', commands: commandsOf(draw, document) };
}

function commandsOf(draw: Exclude<Draw, { kind: 'rollover' }>, document: DocumentReader): readonly Command[] {
  const rows = RANDOM_LISTS.flatMap((key) => document.list(key).rows);
  const id = (nth: number) => pick(rows, nth);
  switch (draw.kind) {
    case 'plain':
      return [draw.command];
    case 'create':
    case 'create_many':
      return [
        { ...draw.command, place: placeOf(draw.place, document.list(draw.command.list).rows) } as Command,
      ];
    case 'row':
      return [{ ...draw.command, id: id(draw.nth) } as Command];
    case 'move': {
      const row = document.find(id(draw.nth));
      const { kind } = draw.to;
      const others = row ? document.list(row).rows : rows;
      const to = kind === 'up' || kind === 'down' ? { kind } : placeOf(draw.to, others);
      return [{ type: 'move_todo', id: id(draw.nth), to }];
    }
    case 'block_move': {
      const first = rows[draw.nth % Math.max(rows.length, 1)];
      const around = first ? document.list(first).rows : [];
      const start = around.findIndex((row) => row.id === first?.id);
      const chosen = around.slice(start, start + draw.count).map((row) => row.id);
      return blockMove(around, chosen, draw.up ? 'up' : 'down');
    }
    case 'to_project':
      return [{ type: 'move_to_project', ids: draw.nths.map(id), project: draw.project }];
    case 'metadata':
      return [
        { type: 'set_metadata', owner: 'jira', todoId: id(draw.nth), key: 'ticket', value: draw.value },
      ];
  }
}

function pick(rows: readonly Todo[], nth: number): TodoId {
  return rows[nth % (rows.length + 1)]?.id ?? idOf('nobody');
}

function placeOf({ kind, nth }: PlaceDraw, rows: readonly Todo[]): Place {
  if (kind === 'start' || kind === 'end') return { kind };
  if (kind === 'up' || kind === 'down' || kind === 'index') return { kind: 'index', index: nth };
  return { kind, id: pick(rows, nth) };
}

const nth = fc.nat(60);
const todays = RANDOM_LISTS.filter(({ date }) => date === TODAY);
const list = fc.constantFrom(...RANDOM_LISTS, ...todays);
const project = fc.constantFrom('default', ...RANDOM_PROJECTS, ...RANDOM_PROJECTS, idOf('no project'));
const name = fc.constantFrom('Work', 'work', ' home\n', 'Garden', 'Garage', 'default', ' ');
const content = fc.constantFrom('milk', ' two\nlines ', ' ', '#tag text', 'bread');
const state = fc.constantFrom(...TODO_STATES);
const place: fc.Arbitrary<PlaceDraw> = fc.record({
  kind: fc.constantFrom(
    'start' as const,
    'end' as const,
    'before' as const,
    'after' as const,
    'child_of' as const,
    'index' as const,
  ),
  nth,
});
const fields = {
  state,
  priority: fc.constantFrom(null, ...PRIORITIES),
  dueDate: fc.constantFrom(null, dateOf('2026-01-29'), dateOf('2028-02-29'), dateOf('9999-12-31')),
  description: fc.constantFrom(null, '', 'a\r\nb'),
  recurrence: fc.constantFrom(null, '+1m', '++3d', '.+1y', '+999y'),
  reminder: fc.constantFrom(null, '2026-01-31T09:00'),
};
const optional = { requiredKeys: [] };
const indent = fc.nat(4);
const item = fc
  .tuple(fc.record({ content, indent }), fc.record(fields, optional))
  .map(([needed, more]) => ({ ...needed, ...more }));

const onRow: fc.Arbitrary<RowCommand> = fc.oneof(
  fc.record({
    type: fc.constant('update_todo' as const),
    updates: fc.record({ content, ...fields }, optional),
  }),
  fc.record(
    { type: fc.constant('toggle_todo' as const), to: fc.constantFrom('done' as const, 'empty' as const) },
    { requiredKeys: ['type'] },
  ),
  fc.record({ type: fc.constantFrom('cycle_todo' as const, 'delete_todo' as const) }),
  fc.record({
    type: fc.constantFrom('indent_todo' as const, 'outdent_todo' as const),
    scope: fc.constantFrom('row' as const, 'subtree' as const),
  }),
);

const plain: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constant('sort_list' as const), list }),
  fc.record({ type: fc.constant('sort_list' as const), list }),
  fc.record(
    { type: fc.constant('create_project' as const), id: fc.constantFrom(...RANDOM_PROJECTS), name },
    { requiredKeys: ['type', 'name'] },
  ),
  fc.record({ type: fc.constant('rename_project' as const), id: project, name }),
  fc.record({ type: fc.constant('delete_project' as const), id: project }),
);

const create: fc.Arbitrary<Draw> = fc
  .tuple(place, list, content, fc.record({ indent, ...fields }, optional))
  .map(([at, key, text, more]) => ({
    kind: 'create',
    place: at,
    command: { type: 'create_todo', list: key, content: text, ...more },
  }));

const createMany: fc.Arbitrary<Draw> = fc
  .tuple(place, list, fc.array(item, { minLength: 1, maxLength: 5 }))
  .map(([at, key, items]) => ({
    kind: 'create_many',
    place: at,
    command: { type: 'create_todos', list: key, items },
  }));

const to: fc.Arbitrary<PlaceDraw> = fc.oneof(
  place,
  fc.record({ kind: fc.constantFrom('up' as const, 'down' as const), nth }),
);

/** Anything that commands can do. */
export const anyCommandDraw: fc.Arbitrary<Draw> = fc.oneof(
  { weight: 3, arbitrary: create },
  { weight: 1, arbitrary: createMany },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('row' as const), nth, command: onRow }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('move' as const), nth, to }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('block_move' as const),
      nth,
      count: fc.integer({ min: 1, max: 4 }),
      up: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('to_project' as const),
      nths: fc.array(nth, { minLength: 1, maxLength: 4 }),
      project,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('metadata' as const),
      nth,
      value: fc.constantFrom(null, '1', '2'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('plain' as const), command: plain }) },
);

/** Anything that can happen; {@link anySteps} is a series of it, and not only of a few. */
export const anyDraw: fc.Arbitrary<Draw> = fc.oneof(
  { weight: 12, arbitrary: anyCommandDraw },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rollover' as const), project }) },
);

/** What happens one after the other. */
export const anySteps: fc.Arbitrary<Draw[]> = fc.array(anyDraw, { maxLength: 30, size: 'max' });
