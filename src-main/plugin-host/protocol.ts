/**
 * What main and the plugin host's process say to each other. Main parses all that it is told: the process runs what
 * strangers wrote, and is believed no more than that. The process takes main's word.
 */
import { z } from 'zod';
import { listKeySchema } from '../../src-core/todo/command';
import type { CallRequest, LoadRequest, ReplicaChange } from '../plugin/plugin-runtime';
import { MAX_MESSAGE } from './failure';
import type { FetchedList } from './todo-replica';

/** What main tells the process. `id` names the request that an answer is for. */
export type MainMessage =
  | { readonly type: 'load'; readonly id: number; readonly request: LoadRequest }
  | { readonly type: 'call'; readonly id: number; readonly request: CallRequest }
  | { readonly type: 'unload'; readonly id: number; readonly plugin: string }
  | { readonly type: 'replicate'; readonly change: ReplicaChange }
  /** The answer to `list_wanted`; null when it could not be had. */
  | { readonly type: 'list'; readonly id: number; readonly list: FetchedList | null };

const failure = z.strictObject({
  kind: z.enum(['load', 'trap', 'plugin', 'limit', 'timeout', 'denied', 'crash', 'host']),
  message: z.string().max(MAX_MESSAGE),
});

const refused = z.strictObject({ ok: z.literal(false), error: failure });
const done = z.strictObject({ ok: z.literal(true), value: z.void().optional() });

const answer = z.strictObject({
  output: z.string().max(16 * 1024 * 1024),
  wallMs: z.number().min(0),
  cpuMs: z.number().min(0),
});

const id = z.int().min(0);
const plugin = z.string().min(1).max(64);

/** What the process tells main. */
export const hostMessageSchema = z.discriminatedUnion('type', [
  /** The first message: it listens. */
  z.strictObject({ type: z.literal('up') }),
  z.strictObject({ type: z.literal('loaded'), id, result: z.union([done, refused]) }),
  z.strictObject({
    type: z.literal('returned'),
    id,
    result: z.union([z.strictObject({ ok: z.literal(true), value: answer }), refused]),
  }),
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
]);

/** What the process tells main. */
export type HostMessage = z.infer<typeof hostMessageSchema>;
