import { raisedLimits } from './manifest-limits';
import type { RawManifest } from './manifest-schema';
import type { Permission } from './permissions';

type RawWishes = Pick<NonNullable<RawManifest['permissions']>, 'network' | 'filesystem' | 'execute'>;

/** What `[permissions]` asks for, one by one, and what `[limits]` asks for beyond the usual. */
export function requiredPermissions(raw: RawManifest): Permission[] {
  const raised = raisedLimits(raw).map(({ limit, value }): Permission => ({ kind: 'limit', limit, value }));
  return [...permissionsIn(raw.permissions ?? {}), ...raised];
}

/** What `[permissions.optional]` may ask for later. */
export function optionalPermissions(raw: RawManifest): Permission[] {
  return permissionsIn(raw.permissions?.optional ?? {});
}

function permissionsIn({ network, filesystem, execute }: RawWishes): Permission[] {
  return [
    ...list(network, '*').map((host): Permission => ({ kind: 'network', host })),
    ...list(filesystem, { path: null, access: 'write' as const }).map(
      ({ path, access }): Permission => ({ kind: 'filesystem', path, access }),
    ),
    ...list(execute, null).map((program): Permission => ({ kind: 'execute', program })),
  ];
}

/** `true` stands for `all`, no value and `false` for nothing. */
function list<T, A>(value: boolean | readonly T[] | undefined, all: A): readonly (T | A)[] {
  if (value === true) return [all];
  return value === undefined || value === false ? [] : value;
}
