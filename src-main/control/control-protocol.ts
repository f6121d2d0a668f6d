/**
 * What a command line and the running application say to each other: one line of JSON each way, bounded, parsed by
 * schema on both sides. Only verbs of the tables can be asked for: version 1 is about plugins, version 2 about the
 * application itself.
 */
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { appVerb, isTerminalVerb } from '../../src-core/app/app-verbs';
import { err, ok, type Result } from '../../src-core/lib/result';
import { isPluginVerb, verbNamed } from '../../src-core/plugin/plugin-verbs';
import type { CommandAnswer } from '../../src-core/plugin/report';

/** The longest request and the longest answer, line end included, in bytes. */
export const MAX_REQUEST_BYTES = 64 * 1024;
export const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** The longest text from standard input, in UTF-16 code units; longer ones go through a file. */
export const MAX_INPUT = 48_000;

/** How long a request may take to come in and be answered; where the user may be asked, as long as somebody reads. */
const PATIENCE_MS = 10_000;
const ASKING_PATIENCE_MS = 5 * 60_000;

/** Another version of to-tui may be installed than the one that runs. */
const wordsUpTo = (length: number) => z.array(z.string().max(length)).min(1).max(64);
/** What relative paths are relative to. */
const cwd = z
  .string()
  .max(4_096)
  .refine((text) => isAbsolute(text) && !text.includes('\0'), { error: 'no such place' });

const pluginRequestSchema = z.strictObject({
  version: z.literal(1),
  words: wordsUpTo(4_096).refine(([verb]) => verb !== undefined && isPluginVerb(verb), {
    error: 'no such verb',
  }),
  cwd,
  /** Values that came on standard input, by the name of the field. */
  given: z.record(z.string().max(40), z.string().max(10_000)).optional(),
});

const appRequestSchema = z.strictObject({
  version: z.literal(2),
  kind: z.literal('app'),
  words: wordsUpTo(32_000).refine(([verb]) => verb !== undefined && isTerminalVerb(verb), {
    error: 'no such verb',
  }),
  cwd,
  /** What came on standard input, for a verb that takes it. */
  input: z.string().max(MAX_INPUT).optional(),
});

const requestSchema = z.discriminatedUnion('version', [pluginRequestSchema, appRequestSchema]);

/** What a command line asks about plugins; an application that knows no others understands it. */
export type PluginRequest = z.infer<typeof pluginRequestSchema>;

/** What it asks of the application itself. */
export type AppRequest = z.infer<typeof appRequestSchema>;

/** What a command line asks. */
export type ControlRequest = PluginRequest | AppRequest;

/** What the application replies: the answer, or why there is none. */
export type ControlReply = { readonly answer: CommandAnswer } | { readonly refused: string };

const tone = z.enum(['text', 'title', 'dim', 'ok', 'warning', 'error', 'plugin']);

const lines = z.array(z.strictObject({ text: z.string(), tone }));

const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('report'),
    report: z.strictObject({ title: z.string(), lines }),
    live: z.number().nullable(),
  }),
  z.strictObject({
    kind: z.literal('said'),
    level: z.enum(['info', 'success', 'warning', 'error']),
    text: z.string(),
  }),
  z.strictObject({ kind: z.literal('settings'), plugin: z.string() }),
  z.strictObject({
    kind: z.literal('question'),
    title: z.string(),
    question: z.string(),
    lines,
    yes: z.string(),
    words: z.array(z.string()).max(64),
  }),
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
export function patienceFor(request: ControlRequest): number {
  const [verb = ''] = request.words;
  const takesLong =
    request.version === 1
      ? isPluginVerb(verb) && (verbNamed(verb).asks || verbNamed(verb).long)
      : isTerminalVerb(verb) && appVerb(verb).long;
  return takesLong ? ASKING_PATIENCE_MS : PATIENCE_MS;
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
