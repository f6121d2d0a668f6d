/** What the fields of a manifest must agree on, once each has its form. */
import { suggestedKeys } from './manifest-actions';
import { faultAt, type ManifestFault } from './manifest-faults';
import { tickFaults } from './manifest-hooks';
import { limitFaults, raisedLimits } from './manifest-limits';
import { optionalPermissions, requiredPermissions } from './manifest-permissions';
import type { RawManifest } from './manifest-schema';
import { defaultFault } from './settings';

/** The most keys that a plugin may suggest. */
export const MAX_SUGGESTED_KEYS = 4;

const MAX_ENTRIES = 64;

/** Everything in which the manifest contradicts itself. */
export function crossFaults(raw: RawManifest): ManifestFault[] {
  return [
    ...sizeFaults(raw),
    ...keyFaults(raw),
    ...settingFaults(raw),
    ...tickFaults(raw),
    ...reasonFaults(raw),
    ...limitFaults(raw),
    ...wishFaults(raw),
  ];
}

function sizeFaults(raw: RawManifest): ManifestFault[] {
  const tables = ['actions', 'settings'] as const;
  return tables.flatMap((table) =>
    Object.keys(raw[table] ?? {}).length > MAX_ENTRIES
      ? [faultAt([table], `[${table}] has more than ${MAX_ENTRIES} entries`, 'keep the most useful ones')]
      : [],
  );
}

function keyFaults(raw: RawManifest): ManifestFault[] {
  const { keybindings = {}, actions } = raw;
  const faults: ManifestFault[] = [];
  if (suggestedKeys(raw).length > MAX_SUGGESTED_KEYS) {
    const remedy = 'keep the most useful ones; every action can be called from the palette';
    faults.push(faultAt(['keybindings'], `suggests more than ${MAX_SUGGESTED_KEYS} keys`, remedy));
  }
  for (const [key, action] of Object.entries(keybindings)) {
    if (actions && !Object.hasOwn(actions, action)) {
      faults.push(
        faultAt(
          ['keybindings', key],
          `calls the action “${action}”, which [actions] does not have`,
          `add [actions.${action}]`,
        ),
      );
    }
  }
  for (const [action, { key }] of Object.entries(actions ?? {})) {
    const other = key === undefined ? undefined : ownerOf(key, action, raw);
    if (other !== undefined) {
      faults.push(
        faultAt(
          ['actions', action, 'key'],
          `${key} is suggested for “${other}” too`,
          'give it to one of them',
        ),
      );
    }
  }
  return faults;
}

/** Another action to which the manifest gives the same key. */
function ownerOf(key: string, action: string, raw: RawManifest): string | undefined {
  const bound = raw.keybindings && Object.hasOwn(raw.keybindings, key) ? raw.keybindings[key] : undefined;
  if (bound !== undefined && bound !== action) return bound;
  return Object.entries(raw.actions ?? {}).find(([id, other]) => id !== action && other.key === key)?.[0];
}

function settingFaults(raw: RawManifest): ManifestFault[] {
  return Object.entries(raw.settings ?? {}).flatMap(([name, setting]) => {
    const faults: ManifestFault[] = [];
    if ((setting.type === 'select') !== (setting.options !== undefined)) {
      const message = setting.type === 'select' ? 'a select has no options' : `a ${setting.type} has options`;
      faults.push(faultAt(['settings', name], message, 'give options to a select, and only to it'));
    }
    const fault = defaultFault(setting);
    if (fault)
      faults.push(
        faultAt(['settings', name, 'default'], fault, 'write a default that fits the type, or none'),
      );
    return faults;
  });
}

function reasonFaults(raw: RawManifest): ManifestFault[] {
  const { reason = {}, optional = {}, ...asked } = raw.permissions ?? {};
  const powers = ['network', 'filesystem', 'execute'] as const;
  return [
    ...powers.flatMap((kind) =>
      reason[kind] !== undefined && !asked[kind] && !optional[kind]
        ? [idleReason(kind, `${kind}, which it does not ask for`)]
        : [],
    ),
    ...(reason.limits !== undefined && raisedLimits(raw).length === 0
      ? [idleReason('limits', 'higher limits, and [limits] asks for none above the usual')]
      : []),
  ];
}

function idleReason(kind: string, what: string): ManifestFault {
  return faultAt(['permissions', 'reason', kind], `gives a reason for ${what}`, 'remove it');
}

/** Each is a line of the question that the user is asked; a longer one nobody reads, nor does it fit the screen. */
const MAX_WISHES = 16;

function wishFaults(raw: RawManifest): ManifestFault[] {
  const most = Math.max(requiredPermissions(raw).length, optionalPermissions(raw).length);
  if (most <= MAX_WISHES) return [];
  const message = `asks for ${most} hosts, folders, programs and limits; at most ${MAX_WISHES} can be asked for`;
  return [faultAt(['permissions'], message, 'ask for what it cannot do without')];
}
