/** An entry of the audit log as text, and what is believed of a text. */
import { z } from 'zod';
import { PLUGIN_EXPORTS } from '../../src-core/plugin/abi';
import type { AuditEntry, DecisionEntry, RunEnd } from '../../src-core/plugin/audit';
import { canonicalJson } from './canonical-json';
import { parseJson } from './parse-json';

const heading = { at: z.string(), plugin: z.string(), version: z.string(), hash: z.string() };

const count = z.int().min(0);

/** Every one, or the compiler complains: what cannot be read back would be missing from the log. */
const ENDS = namesOf<RunEnd>({
  done: 0,
  nothing: 0,
  declined: 0,
  withheld: 0,
  refused: 0,
  failed: 0,
  lost: 0,
  cancelled: 0,
  withdrawn: 0,
});

const DECISIONS = namesOf<DecisionEntry['decision']>({
  installed: 0,
  updated: 0,
  rolled_back: 0,
  removed: 0,
  allowed: 0,
  denied: 0,
  allowed_more: 0,
  denied_more: 0,
  revoked: 0,
  enabled: 0,
  disabled: 0,
  switched_off: 0,
  reverted: 0,
  settings_changed: 0,
  policy_changed: 0,
  trial_began: 0,
  trial_ended: 0,
});

const auditEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('run'),
    ...heading,
    run: z.string(),
    export: z.enum(PLUGIN_EXPORTS),
    trigger: z.string(),
    chain: z.array(z.string()),
    end: z.enum(ENDS),
    reason: z.string().nullable(),
    wallMs: z.number(),
    cpuMs: z.number(),
    hostCalls: z.array(z.strictObject({ name: z.string(), count, refused: count })),
    reached: z.array(z.string()),
    commands: count,
    todos: count,
  }),
  z.strictObject({
    kind: z.literal('decision'),
    ...heading,
    decision: z.enum(DECISIONS),
    detail: z.string(),
  }),
]) satisfies z.ZodType<AuditEntry, unknown>;

/** Writes an entry: the text that the chain is made over. */
export function printAuditEntry(entry: AuditEntry): string {
  return canonicalJson(entry);
}

const headingSchema = z.object({ plugin: z.string(), kind: z.string(), at: z.string() });

/** What an entry is found by, of any entry, also one that only another version can read. */
export function parseHeading(text: string): z.infer<typeof headingSchema> | undefined {
  return headingSchema.safeParse(parseJson(text)).data;
}

/** Reads an entry; undefined when the text is not one. */
export function parseAuditEntry(text: string): AuditEntry | undefined {
  return auditEntrySchema.safeParse(parseJson(text)).data;
}

function namesOf<T extends string>(names: Readonly<Record<T, 0>>): readonly T[] {
  return Object.keys(names) as T[];
}
