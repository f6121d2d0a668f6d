import type { Permission } from './permissions';

/** Whether two permissions are the same one, whatever the order of their fields. */
export function samePermission(a: Permission, b: Permission): boolean {
  return keyOf(a) === keyOf(b);
}

/** The list without those of another. */
export function without(list: readonly Permission[], others: readonly Permission[]): readonly Permission[] {
  return list.filter((one) => !others.some((other) => samePermission(one, other)));
}

/** Those of the list that another has too. */
export function common(list: readonly Permission[], others: readonly Permission[]): readonly Permission[] {
  return list.filter((one) => others.some((other) => samePermission(one, other)));
}

function keyOf(permission: Permission): string {
  return JSON.stringify(Object.entries(permission).sort(([a], [b]) => (a < b ? -1 : 1)));
}
