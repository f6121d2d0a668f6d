/**
 * Verbs for authors, which need nothing of the user's. Their code is loaded when one of them is first said: nobody who
 * writes no plugin shall wait for it at a start.
 */
import type { PluginVerbName } from '../../../src-core/plugin/plugin-verbs';
import type { WorkshopDeed } from './verb-context';

/** Verbs that a command line does by itself, whether the application runs or not. */
export type WorkshopVerb = Extract<PluginVerbName, 'new' | 'test' | 'conform' | 'pack'>;

/** See the head of the file. */
export const WORKSHOP_DEEDS: Readonly<Record<WorkshopVerb, WorkshopDeed>> = {
  new: async (call, context) => (await import('./new-verb')).newPlugin(call, context),
  test: async (call, context) => (await import('./test-verb')).test(call, context),
  conform: async (call, context) => (await import('./conform-verb')).conform(call, context),
  pack: async (call, context) => (await import('./pack-verb')).pack(call, context),
};

/** What is done for a verb for authors; undefined for any other. */
export function workshopDeed(verb: PluginVerbName): WorkshopDeed | undefined {
  const deeds: Partial<Record<PluginVerbName, WorkshopDeed>> = WORKSHOP_DEEDS;
  return deeds[verb];
}
