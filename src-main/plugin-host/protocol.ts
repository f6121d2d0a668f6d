/**
 * What main and the plugin host's process say to each other. Main parses all that it is told: the process runs what
 * strangers wrote, and is believed no more than that. The process takes main's word.
 */
import { z } from 'zod';
import { MAX_PLUGIN_NAME_LENGTH, PLUGIN_EXPORTS } from '../../src-core/plugin/abi';
import { type HostFunctionName, MAX_LARGE_HOST_INPUT_BYTES } from '../../src-core/plugin/host-function-names';
import { HOST_FUNCTIONS, type OutsideFunctionName } from '../../src-core/plugin/host-functions';
import { listKeySchema } from '../../src-core/todo/command';
import type { ListKey, Todo } from '../../src-core/todo/todo';
import type { CallRequest, ListSource, LoadRequest, ReplicaChange } from '../plugin/plugin-runtime';
import { MAX_TRACE_BYTES } from './call-record';
import { MAX_MESSAGE } from './failure';
import { type FetchedList, MAX_PLACES_AT_ONCE } from './todo-replica';

/** What main tells the process. `id` names the request that an answer is for. */
export type MainMessage =
  | { readonly type: 'load'; readonly id: number; readonly request: LoadRequest }
  | { readonly type: 'call'; readonly id: number; readonly request: CallRequest }
  | { readonly type: 'unload'; readonly id: number; readonly plugin: string }
  | { readonly type: 'replicate'; readonly change: ReplicaChange }
  | MainAnswer;

/** Main's answers to what the process wants to know; null when it could not be had. */
export type MainAnswer =
  | { readonly type: 'list'; readonly id: number; readonly list: FetchedList | null }
  | { readonly type: 'deleted'; readonly id: number; readonly rows: readonly Todo[] | null }
  /** For each todo the list it is in, null for one that is nowhere. */
  | { readonly type: 'places'; readonly id: number; readonly places: readonly (ListKey | null)[] | null }
  | {
      readonly type: 'projects';
      readonly id: number;
      readonly projects: ReturnType<ListSource['projects']> | null;
    }
  /** JSON as host functions answer it. */
  | { readonly type: 'outside_answer'; readonly id: number; readonly answer: string };

/** JSON that an answer from outside may have, in bytes: a body of ten MiB, and what its headers and its spelling add. */
export const MAX_OUTSIDE_ANSWER_BYTES = 12 * 1024 * 1024;

const failure = z.strictObject({
  kind: z.enum(['load', 'trap', 'plugin', 'limit', 'timeout', 'denied', 'crash', 'host']),
  message: z.string().max(MAX_MESSAGE),
});

const refused = z.strictObject({ ok: z.literal(false), error: failure });
const resultOf = <T extends z.ZodType>(value: T) =>
  z.union([z.strictObject({ ok: z.literal(true), value }), refused]);

const loaded = z.strictObject({
  exports: z.array(z.enum(PLUGIN_EXPORTS)).max(PLUGIN_EXPORTS.length).readonly(),
});

const names = Object.keys(HOST_FUNCTIONS) as HostFunctionName[];
const outsideNames = names.filter(isOutside);
const count = z.int().min(0);

const trace = z
  .array(z.strictObject({ name: z.enum(names), input: z.string(), answer: z.string() }))
  .refine(
    (calls) =>
      calls.reduce((sum, { input, answer }) => sum + input.length + answer.length, 0) <= MAX_TRACE_BYTES,
  )
  .readonly();

const answer = z.strictObject({
  output: z.string().max(16 * 1024 * 1024),
  wallMs: z.number().min(0),
  cpuMs: z.number().min(0),
  hostCalls: z
    .array(z.strictObject({ name: z.enum(names), count, refused: count }))
    .max(names.length)
    .readonly(),
  trace: trace.nullable(),
  memoryBytes: count,
});

const id = z.int().min(0);
/** A plugin's name, or one that main made up for a run apart from the others. */
const plugin = z
  .string()
  .min(1)
  .max(2 * MAX_PLUGIN_NAME_LENGTH);

/** What the process tells main. */
export const hostMessageSchema = z.discriminatedUnion('type', [
  /** The first message: it listens. */
  z.strictObject({ type: z.literal('up') }),
  z.strictObject({ type: z.literal('loaded'), id, result: resultOf(loaded) }),
  z.strictObject({ type: z.literal('returned'), id, result: resultOf(answer) }),
  z.strictObject({ type: z.literal('unloaded'), id }),
  /** A thread will not die, its plugin having been answered for; the process is to be ended. */
  z.strictObject({ type: z.literal('stuck') }),
  z.strictObject({
    type: z.literal('log'),
    plugin,
    level: z.enum(['debug', 'info', 'warn', 'error']),
    message: z.string().max(8 * 1024),
  }),
  z.strictObject({ type: z.literal('lost'), plugin, failure }),
  z.strictObject({ type: z.literal('list_wanted'), id, key: listKeySchema }),
  z.strictObject({ type: z.literal('deleted_wanted'), id, key: listKeySchema }),
  z.strictObject({
    type: z.literal('places_wanted'),
    id,
    todos: z.array(z.string().max(64)).max(MAX_PLACES_AT_ONCE),
  }),
  z.strictObject({ type: z.literal('projects_wanted'), id }),
  /** A plugin that is being called asks for what lies outside the sandbox. */
  z.strictObject({
    type: z.literal('outside'),
    id,
    plugin,
    run: z.string().max(200),
    name: z.enum(outsideNames),
    input: z.string().max(MAX_LARGE_HOST_INPUT_BYTES),
  }),
]);

/** What the process tells main. */
export type HostMessage = z.infer<typeof hostMessageSchema>;

/** What the process wants to know of the document. */
export type Wanted = Extract<HostMessage, { readonly type: `${string}_wanted` }>;

/** One host call that main is to answer. */
export type OutsideMessage = Extract<HostMessage, { readonly type: 'outside' }>;

/** Whether main answers the host function. */
export function isOutside(name: HostFunctionName): name is OutsideFunctionName {
  return HOST_FUNCTIONS[name].answeredBy === 'main';
}
