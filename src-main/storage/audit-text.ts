/** An entry of the audit log as text, and what is believed of a text. */
import { z } from 'zod';
import { PLUGIN_EXPORTS } from '../../src-core/plugin/abi';
import type { AuditEntry } from '../../src-core/plugin/audit';
import { canonicalJson } from './canonical-json';
import { parseJson } from './parse-json';

const heading = { at: z.string(), plugin: z.string(), version: z.string(), hash: z.string() };

const count = z.int().min(0);

const auditEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('run'),
    ...heading,
    run: z.string(),
    export: z.enum(PLUGIN_EXPORTS),
    trigger: z.string(),
    chain: z.array(z.string()),
    end: z.enum(['done', 'nothing', 'declined', 'refused', 'failed', 'lost', 'withdrawn']),
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
    decision: z.enum([
      'installed',
      'updated',
      'rolled_back',
      'removed',
      'allowed',
      'denied',
      'allowed_more',
      'denied_more',
      'revoked',
      'enabled',
      'disabled',
      'switched_off',
      'reverted',
      'settings_changed',
      'policy_changed',
    ]),
    detail: z.string(),
  }),
]) satisfies z.ZodType<AuditEntry, unknown>;

/** Writes an entry: the text that the chain is made over. */
export function printAuditEntry(entry: AuditEntry): string {
  return canonicalJson(entry);
}

/** Reads an entry; undefined when the text is not one. */
export function parseAuditEntry(text: string): AuditEntry | undefined {
  return auditEntrySchema.safeParse(parseJson(text)).data;
}
