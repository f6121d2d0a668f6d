/** What a case says that its plugin does not have: actions, hooks, settings. Checked before anything runs. */
import type { PluginExport } from '../abi';
import type { Manifest } from '../manifest';
import { didYouMean } from '../nearest-word';
import { MAX_SETTING_TEXT, settingFault } from '../setting-check';
import { type Case, type CaseRun, runsOf } from './case-schema';

/** The part of a manifest that cases speak of. */
type Declared = Pick<Manifest, 'actions' | 'exports' | 'settings'>;

/** Everything that cannot be so; empty when the case can run. */
export function checkCase(one: Case, manifest: Declared): readonly string[] {
  return [
    ...runsOf(one).flatMap((run) => runFaults(run, manifest)),
    ...Object.entries(one.settings ?? {}).flatMap(([name, value]) => settingFaults(name, value, manifest)),
    ...Object.entries(one.secrets ?? {}).flatMap(([name, value]) => secretFaults(name, value, manifest)),
  ];
}

const HOOKS: readonly (readonly [keyof CaseRun, PluginExport])[] = [
  ['key', 'on_key_press'],
  ['tick', 'on_tick'],
  ['generate', 'generate'],
  ['created', 'on_todo_created'],
  ['updated', 'on_todo_updated'],
  ['completed', 'on_todo_completed'],
  ['deleted', 'on_todo_deleted'],
  ['day', 'on_day_changed'],
];

function runFaults(run: CaseRun, { actions, exports }: Declared): string[] {
  if (run.action !== undefined) {
    const known = actions.map(({ id }) => id);
    if (known.includes(run.action)) return [];
    return [`action: the manifest has no action “${run.action}”${didYouMean(run.action, known)}`];
  }
  const hook = HOOKS.find(([field]) => run[field] !== undefined);
  if (!hook || exports.includes(hook[1])) return [];
  return [`${hook[0]}: the manifest has no ${hook[1]} under [hooks], so it is never called`];
}

function settingFaults(name: string, value: unknown, { settings }: Declared): string[] {
  const field = settings.find((one) => one.name === name);
  const known = settings.filter(({ type }) => type !== 'secret').map((one) => one.name);
  if (!field) return [`settings: the manifest has no setting “${name}”${didYouMean(name, known)}`];
  if (field.type === 'secret') return [`settings: ${name} is a secret: put it under “secrets”`];
  const fault = settingFault(field, value);
  return fault === undefined ? [] : [`settings.${name}: ${fault}`];
}

function secretFaults(name: string, value: string | null, { settings }: Declared): string[] {
  const known = settings.filter(({ type }) => type === 'secret').map((one) => one.name);
  if (!known.includes(name))
    return [`secrets: the manifest has no secret “${name}”${didYouMean(name, known)}`];
  return (value?.length ?? 0) > MAX_SETTING_TEXT ? [`secrets.${name}: is too long`] : [];
}
