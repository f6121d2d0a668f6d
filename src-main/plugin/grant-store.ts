/**
 * The user's decisions, read with suspicion: a row that is not exactly one of ours counts as no decision, and nothing
 * is allowed that was not decided on for these very bytes. It remembers; it never asks.
 */
import { z } from 'zod';
import { describePermissions } from '../../src-core/plugin/describe-permissions';
import {
  elevated,
  type Grant,
  grantCovers,
  type Permission,
  permissionSchema,
} from '../../src-core/plugin/permissions';
import { common, without } from '../../src-core/plugin/same-permission';
import type { Instant } from '../../src-core/todo/todo';
import type { PluginPackage } from './plugin-package';
import type { GrantRepository, GrantRow } from './plugin-repository';

const rowSchema = z.object({
  name: z.string(),
  decision: z.enum(['allowed', 'denied']),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  permissions: permissionList(),
  optionalAllowed: permissionList(),
  optionalDenied: permissionList(),
});

/** What was decided about one plugin. */
export interface DecidedPermissions {
  /** Required ones, and optional ones that were allowed. */
  readonly granted: readonly Permission[];
  /** Optional ones that nobody decided on. */
  readonly optional: readonly Permission[];
  /** Optional ones that were denied: a no beats a yes. */
  readonly denied: readonly Permission[];
}

/** Of a plugin that nobody decided on. */
export const NOTHING_DECIDED: DecidedPermissions = { granted: [], optional: [], denied: [] };
const NOTHING_MORE: Grant['optional'] = { allowed: [], denied: [] };

/** Decisions about plugins and the bytes they were made about. */
export class GrantStore {
  readonly #repository: GrantRepository;
  readonly #now: () => Instant;

  constructor(repository: GrantRepository, now: () => Instant) {
    this.#repository = repository;
    this.#now = now;
  }

  /** The decision about a plugin; undefined when there is none that can be believed. */
  find(name: string): Grant | undefined {
    const row = this.#repository.find(name);
    return row && readRow(row, name);
  }

  /** Whether something is stored about the plugin that cannot be believed: then it is not new, and not allowed. */
  isDoubtful(name: string): boolean {
    const row = this.#repository.find(name);
    return row !== undefined && readRow(row, name) === undefined;
  }

  /** What these bytes may do now: all that was required, if all of it was allowed, and what was decided since. */
  decidedFor(plugin: PluginPackage): DecidedPermissions {
    const { manifest, hash } = plugin;
    const grant = this.find(manifest.name);
    if (!grant || !grantCovers(grant, manifest, hash)) return NOTHING_DECIDED;
    const mayAsk = without(manifest.optionalPermissions, elevated(manifest));
    const denied = common(mayAsk, grant.optional.denied);
    const allowed = without(common(mayAsk, grant.optional.allowed), denied);
    return {
      granted: [...elevated(manifest), ...allowed],
      optional: without(mayAsk, [...allowed, ...denied]),
      denied,
    };
  }

  /** Everything these bytes may do now; see {@link decidedFor}. */
  allowedPermissions(plugin: PluginPackage): readonly Permission[] {
    return this.decidedFor(plugin).granted;
  }

  /**
   * Remembers what the user decided about these bytes. An optional permission that was allowed to other bytes is
   * allowed to these only when it is among `shown`: what the user was told that they keep. A no stays, unless the
   * plugin as a whole is denied.
   */
  record(plugin: PluginPackage, decision: Grant['decision'], shown: readonly Permission[] = []): void {
    const before = this.find(plugin.manifest.name);
    const { allowed, denied } = before?.optional ?? NOTHING_MORE;
    const kept = before?.hash === plugin.hash ? allowed : common(allowed, shown);
    this.#save(plugin, decision, decision === 'denied' ? NOTHING_MORE : { allowed: kept, denied });
  }

  /**
   * Remembers what the user decided about one optional permission. False, and nothing is remembered, when these bytes
   * are not allowed at all or do not name it.
   */
  recordMore(plugin: PluginPackage, permission: Permission, decision: Grant['decision']): boolean {
    const { manifest, hash } = plugin;
    const grant = this.find(manifest.name);
    if (!grant || !grantCovers(grant, manifest, hash)) return false;
    if (common([permission], manifest.optionalPermissions).length === 0) return false;
    const allowed = without(grant.optional.allowed, [permission]);
    const denied = without(grant.optional.denied, [permission]);
    this.#save(plugin, 'allowed', {
      allowed: decision === 'allowed' ? [...allowed, permission] : allowed,
      denied: decision === 'denied' ? [...denied, permission] : denied,
    });
    return true;
  }

  /** Takes everything back: it is as if the user had said no. */
  revoke(plugin: PluginPackage): void {
    this.record(plugin, 'denied');
  }

  /** Forgets that there ever was a decision. */
  forget(name: string): void {
    this.#repository.remove(name);
  }

  #save(plugin: PluginPackage, decision: Grant['decision'], optional: Grant['optional']): void {
    const { manifest, hash } = plugin;
    const mayAsk = manifest.optionalPermissions;
    const still = (list: readonly Permission[]) => JSON.stringify(common(list, mayAsk));
    this.#repository.save({
      name: manifest.name,
      version: manifest.version,
      hash,
      decision,
      permissions: JSON.stringify(elevated(manifest)),
      optionalAllowed: still(optional.allowed),
      optionalDenied: still(optional.denied),
      shown: JSON.stringify(describePermissions(manifest)),
      decidedAt: this.#now(),
    });
  }
}

function readRow(row: GrantRow, name: string): Grant | undefined {
  const read = rowSchema.safeParse(row);
  if (!read.success || read.data.name !== name) return undefined;
  const { hash, decision, permissions, optionalAllowed, optionalDenied } = read.data;
  return {
    plugin: name,
    hash,
    decision,
    permissions,
    optional: { allowed: optionalAllowed, denied: optionalDenied },
  };
}

/** A column with a JSON array of at most 100 permissions. */
function permissionList() {
  return z
    .string()
    .max(100_000)
    .transform((text, ctx): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        ctx.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(z.array(permissionSchema).max(100));
}
