/** The user's decisions, read with suspicion: a row that is not exactly one of ours counts as no decision. */
import { z } from 'zod';
import { describePermissions } from '../../src-core/plugin/describe-permissions';
import { elevated, type Grant, permissionSchema } from '../../src-core/plugin/permissions';
import type { Instant } from '../../src-core/todo/todo';
import type { PluginPackage } from './plugin-package';
import type { GrantRepository } from './plugin-repository';

const decisionSchema = z.enum(['allowed', 'denied']);
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
const permissionsSchema = z.array(permissionSchema).max(100);

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
    if (row === undefined || row.name !== name) return undefined;
    const decision = decisionSchema.safeParse(row.decision);
    const hash = hashSchema.safeParse(row.hash);
    const permissions = permissionsSchema.safeParse(parseJson(row.permissions));
    if (!decision.success || !hash.success || !permissions.success) return undefined;
    return { plugin: name, hash: hash.data, decision: decision.data, permissions: permissions.data };
  }

  /** Remembers what the user decided about these bytes. */
  record(plugin: PluginPackage, decision: Grant['decision']): void {
    const { manifest, hash } = plugin;
    this.#repository.save({
      name: manifest.name,
      version: manifest.version,
      hash,
      decision,
      permissions: JSON.stringify(elevated(manifest)),
      shown: JSON.stringify(describePermissions(manifest)),
      decidedAt: this.#now(),
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
