import type { PluginState, PluginSummary } from '../../plugin/plugin-summary';
import type { Ink } from '../theme';

/** How a plugin's state is shown: a sign that differs without its colour, and words. */
export interface StateLook {
  readonly mark: string;
  readonly words: string;
  readonly ink: Ink;
}

/** The look of every state. */
export const STATE_LOOKS: Readonly<Record<PluginState, StateLook>> = {
  enabled: { mark: '●', words: 'enabled', ink: 'ok' },
  needs_consent: { mark: '◐', words: 'needs consent', ink: 'question' },
  disabled: { mark: '○', words: 'disabled', ink: 'dim' },
  failed: { mark: '✗', words: 'failed', ink: 'important' },
  error: { mark: '✗', words: 'error', ink: 'important' },
  changed_on_disk: { mark: '!', words: 'changed on disk', ink: 'question' },
  incompatible: { mark: '⊘', words: 'incompatible', ink: 'dim' },
};

/** The look of a plugin that runs on trial. */
export const TRIAL_LOOK: StateLook = { mark: '◇', words: 'on trial', ink: 'question' };

/** The look of a plugin as it is: that of its state, but for one that runs on trial. */
export function lookOf({ state, trialRuns }: Pick<PluginSummary, 'state' | 'trialRuns'>): StateLook {
  return state === 'enabled' && trialRuns !== null ? TRIAL_LOOK : STATE_LOOKS[state];
}
