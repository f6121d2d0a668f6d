/**
 * Verbs for authors, which need nothing of the user's. Their code is loaded when one of them is first said: nobody who
 * writes no plugin shall wait for it at a start.
 */
import type { PluginVerbName } from '../../../src-core/plugin/plugin-verbs';
import type { VerbCall } from '../../../src-core/plugin/verb-call';
import type { BuildChoice, Workshop } from '../kit/workshop';
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
  const deed = deeds[verb];
  return deed && ((call, context) => deed(call, { ...context, workshop: chosen(call, context.workshop) }));
}

/** With what the user chose about building. */
function chosen(call: VerbCall, workshop: Workshop): Workshop {
  return { ...workshop, places: { ...workshop.places, ...buildChoice(call) } };
}

/** `--own-compiler`, which a user alone can say. */
export function buildChoice({ options }: Pick<VerbCall, 'options'>): BuildChoice {
  return { ownCompilers: options.has('--own-compiler') };
}
