/**
 * What a command line and the running application say to each other: one line of JSON each way, bounded, parsed by
 * schema on both sides. Only verbs of plugins can be asked for.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../../src-core/lib/result';
import { isPluginVerb, verbNamed } from '../../src-core/plugin/plugin-verbs';
import type { CommandAnswer } from '../../src-core/plugin/report';

/** The longest request and the longest answer, line end included, in bytes. */
export const MAX_REQUEST_BYTES = 64 * 1024;
export const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** How long a request may take to come in and be answered; where the user may be asked, as long as somebody reads. */
const PATIENCE_MS = 10_000;
const ASKING_PATIENCE_MS = 5 * 60_000;

const requestSchema = z.strictObject({
  /** Another version of to-tui may be installed than the one that runs. */
  version: z.literal(1),
  words: z
    .array(z.string().max(4_096))
    .min(1)
    .max(64)
    .refine(([verb]) => verb !== undefined && isPluginVerb(verb), { error: 'no such verb' }),
  /** What relative paths are relative to. */
  cwd: z.string().min(1).max(4_096),
  /** Values that came on standard input, by the name of the field. */
  given: z.record(z.string().max(40), z.string().max(10_000)).optional(),
});

/** What a command line asks. */
export type ControlRequest = z.infer<typeof requestSchema>;

/** What the application replies: the answer, or why there is none. */
export type ControlReply = { readonly answer: CommandAnswer } | { readonly refused: string };

const tone = z.enum(['text', 'title', 'dim', 'ok', 'warning', 'error', 'plugin']);

const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('report'),
    report: z.strictObject({
      title: z.string(),
      lines: z.array(z.strictObject({ text: z.string(), tone })),
    }),
    live: z.number().nullable(),
  }),
  z.strictObject({
    kind: z.literal('said'),
    level: z.enum(['info', 'success', 'warning', 'error']),
    text: z.string(),
  }),
  z.strictObject({ kind: z.literal('settings'), plugin: z.string() }),
]);

const replySchema: z.ZodType<ControlReply> = z.union([
  z.strictObject({ answer: answerSchema }),
  z.strictObject({ refused: z.string().max(1_000) }),
]);

/** Reads a request. */
export function readRequest(line: string): Result<ControlRequest, string> {
  const parsed = requestSchema.safeParse(parseJson(line));
  if (parsed.success) return ok(parsed.data);
  return err(
    'the request is not one that this version of to-tui understands: use the command line of the same version',
  );
}

/** Reads a reply. */
export function readReply(line: string): Result<ControlReply, string> {
  const parsed = replySchema.safeParse(parseJson(line));
  if (parsed.success) return ok(parsed.data);
  return err('what the running to-tui answered cannot be read: use the command line of the same version');
}

/** How long this request may take, in ms. */
export function patienceFor({ words: [verb = ''] }: ControlRequest): number {
  return isPluginVerb(verb) && verbNamed(verb).asks ? ASKING_PATIENCE_MS : PATIENCE_MS;
}

/** How long a request may take to come in, and a reply to be fetched, in ms. */
export const TRANSFER_MS = PATIENCE_MS;

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
