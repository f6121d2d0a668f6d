import type { SwitchDeeds } from '../administration';
import type { CareContext } from './care-context';
import { atOnce, inTurn } from './care-turn';
import { disable } from './disable';
import { enable } from './enable';
import { reload } from './reload';
import { revoke } from './revoke';

/** The deeds that switch a plugin; what ends it does not wait for what goes on. */
export function switchesOver(care: CareContext): SwitchDeeds {
  return {
    enable: (name) => inTurn(care, name, enable),
    disable: (name) => atOnce(care, name, disable),
    revoke: (name) => atOnce(care, name, revoke),
    reload: (name) => inTurn(care, name, reload),
  };
}
