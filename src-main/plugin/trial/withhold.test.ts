import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../src-core/plugin/plugin-policy';
import { PluginPolicies } from '../plugin-policies';
import { memoryPolicies } from '../testing/memory-repositories';
import { isOnTrial } from './withhold';

describe('a run is on trial', () => {
  it.each([
    [false, false, false],
    [false, true, true],
    [true, false, true],
    [true, true, true],
  ])('begun so %s, ending so %s: %s', (begun, now, expected) => {
    const policies = new PluginPolicies(memoryPolicies());
    policies.save('p', { ...DEFAULT_POLICY, trial: now });
    expect(isOnTrial({ policies }, { policy: { ...DEFAULT_POLICY, trial: begun } }, 'p')).toBe(expected);
  });
});
