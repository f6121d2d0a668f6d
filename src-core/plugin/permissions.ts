/**
 * What a plugin may be allowed, as data: what its manifest asks for, what the user granted, and what each command
 * needs. Nothing here enforces; the gates that do ask these functions.
 */
import { z } from 'zod';
import { assertNever } from '../lib/assert-never';
import { RAISABLE_LIMITS, type RaisableLimit } from './abi';
import { PLUGIN_COMMANDS, type PluginCommand } from './plugin-command';

const RAISABLE = Object.keys(RAISABLE_LIMITS) as RaisableLimit[];

/** One elevated permission: what no plugin has unless the user said so. */
export const permissionSchema = z.discriminatedUnion('kind', [
  /** `host` is a host, a `*.suffix` or, for `network = true`, `*`: any host of the internet. */
  z.strictObject({ kind: z.literal('network'), host: z.string() }),
  /** `path` null is the plugin's own folder `data/<name>/`. */
  z.strictObject({
    kind: z.literal('filesystem'),
    path: z.string().nullable(),
    access: z.enum(['read', 'write']),
  }),
  /** `program` null is any program. */
  z.strictObject({ kind: z.literal('execute'), program: z.string().nullable() }),
  /** More than every plugin gets; `value` in the limit's own unit, above its default. */
  z.strictObject({ kind: z.literal('limit'), limit: z.enum(RAISABLE), value: z.int().min(1) }),
]);

/** See {@link permissionSchema}. */
export type Permission = z.infer<typeof permissionSchema>;

/** The user's decision about one plugin and the exact bytes that were shown. */
export interface Grant {
  readonly plugin: string;
  /** SHA-256 in lower-case hex of manifest and module. */
  readonly hash: string;
  readonly decision: 'allowed' | 'denied';
  /** What was decided on. */
  readonly permissions: readonly Permission[];
  /** Optional permissions that the user allowed at first use, and those that were denied: asked once. */
  readonly optional: { readonly allowed: readonly Permission[]; readonly denied: readonly Permission[] };
}

/** The part of a manifest that says what a plugin wants. */
export interface Wishes {
  readonly permissions: readonly Permission[];
}

/** What a plugin wants that needs the user's word. */
export function elevated(manifest: Wishes): readonly Permission[] {
  return manifest.permissions;
}

/** Whether the user allowed these very bytes all that they ask for. No grant allows nothing, not even nothing. */
export function grantCovers(grant: Grant | undefined, manifest: Wishes, hash: string): boolean {
  if (grant?.decision !== 'allowed' || grant.hash !== hash) return false;
  const granted = new Set(grant.permissions.map(permissionKey));
  return elevated(manifest).every((permission) => granted.has(permissionKey(permission)));
}

/** The same text for the same permission, whatever the order of its fields. */
function permissionKey(permission: Permission): string {
  switch (permission.kind) {
    case 'network':
      return JSON.stringify([permission.kind, permission.host]);
    case 'filesystem':
      return JSON.stringify([permission.kind, permission.path, permission.access]);
    case 'execute':
      return JSON.stringify([permission.kind, permission.program]);
    case 'limit':
      return JSON.stringify([permission.kind, permission.limit, permission.value]);
    default:
      return assertNever(permission);
  }
}

/** What every plugin may do without asking, each in its place: `bind_keys` only while it starts. */
export const BASE_PERMISSIONS = ['change_todos', 'keep_values', 'tell_user', 'bind_keys'] as const;

/** One of {@link BASE_PERMISSIONS}. */
export type BasePermission = (typeof BASE_PERMISSIONS)[number];

/** What a run needs to be allowed for that command. */
export function permissionFor(command: PluginCommand): BasePermission {
  return PLUGIN_COMMANDS[command.type].permission;
}
