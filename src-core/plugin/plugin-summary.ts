import { z } from 'zod';
import { PLUGIN_STATES } from './plugin-states';
import { PREVIEW_POLICIES } from './preview';

export { PLUGIN_STATES, type PluginState } from './plugin-states';

/** A key that a plugin suggests, and whether it got it. */
export const pluginKeySchema = z.strictObject({
  /** As written in key notation, `<C-j>s`. */
  key: z.string(),
  action: z.string(),
  /** What the action does, in the plugin's words, cleaned. */
  title: z.string(),
  bound: z.boolean(),
  /** Why it is not bound, and who has it. */
  conflict: z.string().optional(),
});

/** What the plugins view and the command line know of one plugin. Plain JSON; every text is cleaned and bounded. */
export const pluginSummarySchema = z.strictObject({
  /** The name in the manifest; for a folder whose manifest cannot be read, the folder's cleaned name. */
  name: z.string(),
  /** Empty when the manifest cannot be read. */
  version: z.string(),
  title: z.string(),
  state: z.enum(PLUGIN_STATES),
  /** Why it is in this state and what to do, one sentence; null when there is nothing to say. */
  reason: z.string().nullable(),
  description: z.string(),
  /** What it may do, in the host's words, a line each: what it needs, and what it was allowed later. */
  permissions: z.array(z.string()),
  keys: z.array(pluginKeySchema),
  /** Actions of the plugin, for palette and help. */
  actions: z.array(z.strictObject({ id: z.string(), title: z.string(), description: z.string() })),
  /** Runs since the application started. */
  runs: z.int().min(0),
  /** Failures in a row. */
  failures: z.int().min(0),
  /** What it was granted that is more than every plugin has, in a few words each: `api.example.org`, `run: git`. */
  powers: z.array(z.string()),
  /** What it asked for later and was denied, in the same words. */
  deniedPowers: z.array(z.string()),
  /** 95 of 100 calls were faster, in ms; null before the first. */
  p95Ms: z.number().min(0).nullable(),
  /** Whether it has settings, of whatever kind. */
  hasSettings: z.boolean(),
  /** Names of its settings but secrets, which cannot be set by a command, in the order of the manifest. */
  settingNames: z.array(z.string()),
  /** Whether it can be asked to generate todos from a text. */
  generates: z.boolean(),
  /** Whether it listens to keys: then the window tells main of them. */
  hearsKeys: z.boolean(),
  /** The version that a rollback would bring back; null when there is none. */
  previousVersion: z.string().nullable(),
  preview: z.enum(PREVIEW_POLICIES),
  /** On trial: how many runs were noted instead of done; null when it is not on trial. */
  trialRuns: z.int().min(0).nullable(),
});

/** One key of a {@link PluginSummary}. */
export type PluginKey = z.infer<typeof pluginKeySchema>;

/** See {@link pluginSummarySchema}. */
export type PluginSummary = z.infer<typeof pluginSummarySchema>;
