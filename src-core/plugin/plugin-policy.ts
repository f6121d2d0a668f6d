/** What the user has decided about a plugin besides what it may do: plain data, kept in the database. */
import { z } from 'zod';
import { dataFlowSchema, OPEN_DATA_FLOW } from './data-flow';
import { PREVIEW_POLICIES } from './preview';

/** The user's word on one plugin. */
export const pluginPolicySchema = z.strictObject({
  /** When the user sees a run's changes before they are made. */
  preview: z.enum(PREVIEW_POLICIES),
  /** Keys by action: another key than the plugin suggests, or null for none. */
  keys: z.record(z.string().max(64), z.string().min(1).max(60).nullable()),
  /** False switches off every key the plugin suggests; those in {@link keys} stay. */
  suggestedKeys: z.boolean(),
  /** What is hidden from it. */
  hides: dataFlowSchema,
  /** On trial: what it would change or say is noted and not done. */
  trial: z.boolean().default(false),
});

/** See {@link pluginPolicySchema}. */
export type PluginPolicy = z.infer<typeof pluginPolicySchema>;

/** What holds until the user says otherwise. */
export const DEFAULT_POLICY: PluginPolicy = {
  preview: 'large',
  keys: {},
  suggestedKeys: true,
  hides: OPEN_DATA_FLOW,
  trial: false,
};
