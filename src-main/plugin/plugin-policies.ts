import { DEFAULT_POLICY, type PluginPolicy } from '../../src-core/plugin/plugin-policy';
import type { PluginPolicyRepository } from './plugin-repository';

/** The user's policies, each read once: they are looked at for every event. Whoever writes them writes through here. */
export class PluginPolicies implements PluginPolicyRepository {
  readonly #repository: PluginPolicyRepository;
  readonly #known = new Map<string, PluginPolicy>();

  constructor(repository: PluginPolicyRepository) {
    this.#repository = repository;
  }

  plugins(): readonly string[] {
    return this.#repository.plugins();
  }

  find(plugin: string): PluginPolicy {
    const known = this.#known.get(plugin);
    if (known) return known;
    const policy = this.#repository.find(plugin);
    this.#known.set(plugin, policy);
    return policy;
  }

  save(plugin: string, policy: PluginPolicy): void {
    this.#repository.save(plugin, policy);
    this.#known.set(plugin, policy);
  }

  remove(plugin: string): void {
    this.#repository.remove(plugin);
    this.#known.delete(plugin);
  }
}

/** Policies that nothing keeps. */
export const DEFAULT_POLICIES: PluginPolicyRepository = {
  plugins: () => [],
  find: () => DEFAULT_POLICY,
  save: () => undefined,
  remove: () => undefined,
};
