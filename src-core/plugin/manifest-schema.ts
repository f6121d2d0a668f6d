/**
 * The form of a manifest, field by field. Nothing is coerced: a wrong type is an error. What a field must look like
 * in words stands in `manifest-remedies.ts`; what fields must agree on in `manifest-checks.ts`.
 */
import { z } from 'zod';
import { MAX_PLUGIN_NAME_LENGTH } from './abi';
import { cleanLine } from './clean-text';
import { networkHostFault } from './network-host';

/** An action's name: what a key or palette entry calls it. */
export const ACTION_ID = /^[a-z][a-z0-9_-]{0,63}$/;

/** A plugin's name: also its folder's, so no name that some file system reads as something else. */
export const PLUGIN_NAME = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

const VERSION =
  /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(-[0-9A-Za-z.-]{1,40})?(\+[0-9A-Za-z.-]{1,40})?$/;
const ENTRY =
  /^(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[A-Za-z0-9_][A-Za-z0-9_-]{0,50}(?:\.[A-Za-z0-9_-]{1,10}){0,2}\.(?:wasm|js)$/i;
const DURATION = /^[1-9]\d{0,5}(s|m|h)$/;
const PROGRAM = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$/;

/** A sentence for people: cleaned, then bounded. */
const sentence = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((text) => cleanLine(text, max));

const pluginTable = z.strictObject({
  name: z.string().max(MAX_PLUGIN_NAME_LENGTH).regex(PLUGIN_NAME),
  version: z.string().regex(VERSION),
  title: sentence(60).optional(),
  description: sentence(300).optional(),
  author: sentence(100).optional(),
  license: sentence(60).optional(),
  homepage: z
    .string()
    .max(300)
    .regex(/^https:\/\/[\x21-\x7e]+$/)
    .optional(),
  api: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .optional(),
  entry: z.string().regex(ENTRY),
});

const host = z
  .string()
  .max(260)
  .check((ctx) => {
    const fault = networkHostFault(ctx.value);
    if (fault) ctx.issues.push({ code: 'custom', message: fault, input: ctx.value });
  });

const folder = z.strictObject({
  path: z.string().min(1).max(120).refine(isFolderPath, { error: 'is not a folder that may be asked for' }),
  access: z.enum(['read', 'write']),
});

const wishes = {
  network: z.union([z.boolean(), z.array(host).max(32)]).optional(),
  filesystem: z.union([z.boolean(), z.array(folder).max(16)]).optional(),
  execute: z.union([z.boolean(), z.array(z.string().regex(PROGRAM)).max(16)]).optional(),
};

const reasons = {
  network: sentence(200).optional(),
  filesystem: sentence(200).optional(),
  execute: sentence(200).optional(),
  limits: sentence(200).optional(),
};

const permissionsTable = z.strictObject({
  ...wishes,
  reason: z.strictObject(reasons).optional(),
  optional: z.strictObject(wishes).optional(),
});

const key = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[^\p{C}\s]+$/u);
const actionId = z.string().regex(ACTION_ID);

const action = z.strictObject({
  title: sentence(60).optional(),
  description: sentence(200).optional(),
  key: key.optional(),
});

/** The kinds of a setting. */
export const SETTING_TYPES = ['string', 'integer', 'boolean', 'select', 'string_list', 'secret'] as const;

const setting = z.strictObject({
  type: z.enum(SETTING_TYPES),
  required: z.boolean().optional(),
  default: z
    .union([z.string().max(10_000), z.int(), z.boolean(), z.array(z.string().max(1_000)).max(100)])
    .optional(),
  title: sentence(60).optional(),
  description: sentence(300).optional(),
  options: z.array(z.string().min(1).max(100)).min(1).max(100).optional(),
});

const hooksTable = z.strictObject({
  on_todo_created: z.boolean().optional(),
  on_todo_updated: z.boolean().optional(),
  on_todo_completed: z.boolean().optional(),
  on_todo_deleted: z.boolean().optional(),
  on_day_changed: z.boolean().optional(),
  on_key_press: z.boolean().optional(),
  generate: z.boolean().optional(),
  on_tick: z.union([z.literal(false), z.strictObject({ every: z.string().regex(DURATION) })]).optional(),
});

const limit = z.int().min(1).max(1_000_000_000).optional();

const limitsTable = z.strictObject({
  memory_mib: limit,
  init_cpu_ms: limit,
  action_cpu_ms: limit,
  hook_cpu_ms: limit,
  wall_ms: limit,
  output_bytes: limit,
  commands: limit,
  host_calls: limit,
  request_ms: limit,
  program_ms: limit,
  body_bytes: limit,
});

/** A whole manifest, as its TOML says it. */
export const manifestSchema = z.strictObject({
  plugin: pluginTable,
  permissions: permissionsTable.optional(),
  keybindings: z.record(key, actionId).optional(),
  actions: z.record(actionId, action).optional(),
  settings: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), setting).optional(),
  hooks: hooksTable.optional(),
  limits: limitsTable.optional(),
});

/** What {@link manifestSchema} lets through. */
export type RawManifest = z.infer<typeof manifestSchema>;

/** The keys that each table may have, by the table's path; `*` stands for any name. For the remedy of an unknown key. */
export const KNOWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(manifestSchema.shape),
  plugin: Object.keys(pluginTable.shape),
  permissions: Object.keys(permissionsTable.shape),
  'permissions.reason': Object.keys(reasons),
  'permissions.optional': Object.keys(wishes),
  'permissions.filesystem.*': Object.keys(folder.shape),
  'permissions.optional.filesystem.*': Object.keys(folder.shape),
  'actions.*': Object.keys(action.shape),
  'settings.*': Object.keys(setting.shape),
  hooks: Object.keys(hooksTable.shape),
  'hooks.on_tick': ['every'],
  limits: Object.keys(limitsTable.shape),
};

/** A folder below the root or the home, named plainly: `..`, doubled slashes and the whole home are not. */
function isFolderPath(path: string): boolean {
  if (/[\p{C}\\]/u.test(path) || !/^(~\/|\/|[A-Za-z]:\/)/.test(path)) return false;
  const parts = path
    .replace(/^(~\/|\/|[A-Za-z]:\/)/, '')
    .replace(/\/$/, '')
    .split('/');
  return parts.every((part) => part !== '' && part !== '.' && part !== '..');
}
