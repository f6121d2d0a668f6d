/**
 * What a case of `plugin test` is: a small world, what the plugin is called for in it, and what is expected of it. A
 * file `DIR/tests/*.json` holds one case or a list of them. `case-table.ts` says each field in words; reading files is
 * in `read-cases.ts`. It runs nothing.
 */
import { z } from 'zod';
import { calendarDateSchema } from '../../lib/calendar-date-schema';
import { PRIORITIES, type Priority, stateFromCharacter, TODO_STATES } from '../../todo/todo';
import { HOST_ERROR_CODES } from '../host-errors';

/** What is read of one plugin's cases, at most. */
export const CASE_BOUNDS = {
  files: 200,
  cases: 1_000,
  fileBytes: 1024 * 1024,
  runs: 100,
  todos: 2_000,
} as const;

const text = z.string().max(100_000);
const name = z.string().min(1).max(500);
const texts = z.record(z.string().max(1_000), text);
const instant = z.iso.datetime({ error: 'is not a moment like 2026-03-14T09:00:00.000Z' });

/** The words of the interface, the character in the box, or `open`. */
const state = z.preprocess((value) => {
  if (value === 'open') return 'empty';
  return typeof value === 'string' ? (stateFromCharacter(value) ?? value) : value;
}, z.enum(TODO_STATES));

/** `"P1"`, or 1. */
const priority = z
  .preprocess((value) => (typeof value === 'number' ? `P${value}` : value), z.enum(PRIORITIES))
  .nullable();

const todoFields = {
  content: z
    .string()
    .max(10_000)
    .regex(/^[^\p{Cc}]*[^\p{Cc}\s][^\p{Cc}]*$/u, { error: 'is one line that is not blank' }),
  state,
  priority,
  due: calendarDateSchema.nullable(),
  description: text.nullable(),
};

/** A todo of the case's world, with those below it. */
export interface CaseTodo {
  readonly name?: string | undefined;
  readonly content: string;
  readonly state?: (typeof TODO_STATES)[number] | undefined;
  readonly priority?: Priority | null | undefined;
  readonly due?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly date?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly children?: readonly CaseTodo[] | undefined;
}

const todo: z.ZodType<CaseTodo> = z.lazy(() =>
  z.strictObject({
    name: name.optional(),
    content: todoFields.content,
    state: state.optional(),
    priority: priority.optional(),
    due: todoFields.due.optional(),
    description: todoFields.description.optional(),
    date: calendarDateSchema.optional(),
    metadata: texts.optional(),
    children: z.array(todo).max(CASE_BOUNDS.todos).optional(),
  }),
);

const someObject = z.record(z.string(), z.json());

/** What may be expected, of the whole case or of one of its runs. */
const expectations = {
  commands: z.array(someObject).max(5_000).optional(),
  items: z.array(someObject).max(5_000).optional(),
  list: z.array(z.string()).max(5_000).optional(),
  says: z.union([z.string(), z.array(z.string())]).optional(),
  fails: z.string().optional(),
  logs: z.array(z.string()).optional(),
  stores: z.record(z.string(), z.string().nullable()).optional(),
};

/** The fields of a run that say what is called; each run has exactly one of them. */
export const TRIGGERS = [
  'action',
  'key',
  'tick',
  'generate',
  'created',
  'updated',
  'completed',
  'deleted',
  'day',
  'init',
] as const;

const run = z
  .strictObject({
    action: name.optional(),
    key: name.optional(),
    tick: z.literal(true).optional(),
    generate: z.string().max(10_000).optional(),
    created: name.optional(),
    updated: name.optional(),
    completed: name.optional(),
    deleted: name.optional(),
    day: z.strictObject({ from: calendarDateSchema, to: calendarDateSchema }).optional(),
    init: z.literal(true).optional(),
    before: z.strictObject(todoFields).partial().optional(),
    now: instant.optional(),
    today: calendarDateSchema.optional(),
    selected: name.nullable().optional(),
    ...expectations,
  })
  .refine((one) => TRIGGERS.filter((trigger) => one[trigger] !== undefined).length === 1, {
    error: `needs one of ${TRIGGERS.join(', ')}`,
  })
  .refine((one) => (one.updated !== undefined) === (one.before !== undefined), {
    error: 'updated and before go together: before says what was different',
  });

/** `"body"` may be written as JSON; it travels as text. */
const body = z.union([z.string(), z.array(z.json()), someObject]);

const failure = z.strictObject({ error: z.enum(HOST_ERROR_CODES) });

const request = z.strictObject({
  method: z.string().max(20).optional(),
  url: z.string().min(1).max(10_000),
  body: z.string().optional(),
  answer: z.union([
    failure,
    z.strictObject({
      status: z.int().min(200).max(599).optional(),
      headers: z.record(z.string().min(1).max(200), z.string().max(10_000)).optional(),
      body: body.optional(),
    }),
  ]),
});

const program = z.strictObject({
  program: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$/, { error: 'is not the plain name of a program' }),
  args: z.array(z.string()).optional(),
  stdin: z.string().optional(),
  answer: z.union([
    failure,
    z.strictObject({
      code: z.int().min(0).max(255).optional(),
      stdout: z.string().optional(),
      stderr: z.string().optional(),
    }),
  ]),
});

const settings = z.record(
  z.string(),
  z.union([z.string(), z.int(), z.boolean(), z.array(z.string())]).nullable(),
);

/** One case. */
export const caseSchema = z
  .strictObject({
    case: z.string().min(1).max(200),
    today: calendarDateSchema.optional(),
    now: instant.optional(),
    project: z.string().min(1).max(60).optional(),
    todos: z.array(todo).max(CASE_BOUNDS.todos).optional(),
    selected: name.nullable().optional(),
    settings: settings.optional(),
    secrets: z.record(z.string(), z.string().nullable()).optional(),
    stored: texts.optional(),
    allowed: z.enum(['all', 'required']).optional(),
    run: run.optional(),
    runs: z.array(run).min(1).max(CASE_BOUNDS.runs).optional(),
    network: z.array(request).max(1_000).optional(),
    files: texts.optional(),
    programs: z.array(program).max(1_000).optional(),
    ...expectations,
    wrote: z.record(z.string(), z.string().nullable()).optional(),
    asked: z.array(z.string()).optional(),
  })
  .refine((one) => (one.run === undefined) !== (one.runs === undefined), {
    error: 'needs run, or runs, and not both',
  });

/** A case that is well formed. */
export type Case = z.infer<typeof caseSchema>;

/** One run of it. */
export type CaseRun = z.infer<typeof run>;

/** A request that the case answers. */
export type CaseRequest = z.infer<typeof request>;

/** A program that the case answers for. */
export type CaseProgram = z.infer<typeof program>;

/** What may be expected of a run. */
export type Expectations = Pick<Case, 'commands' | 'items' | 'list' | 'says' | 'fails' | 'logs' | 'stores'>;

/** The runs of a case, in order. */
export function runsOf(one: Case): readonly CaseRun[] {
  return one.runs ?? (one.run ? [one.run] : []);
}

/** What is known in a case, for whoever misspelt it: by the last name of the place, `` for the case itself. */
export const KNOWN_FIELDS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(caseSchema.shape),
  run: Object.keys(run.shape),
  todos: ['name', 'content', 'state', 'priority', 'due', 'description', 'date', 'metadata', 'children'],
  before: Object.keys(todoFields),
  network: Object.keys(request.shape),
  programs: Object.keys(program.shape),
  answer: ['status', 'headers', 'body', 'code', 'stdout', 'stderr', 'error'],
  day: ['from', 'to'],
};
