/** The host's own words for what a plugin may do. Every screen and the consent dialog say the same. */
import { assertNever } from '../lib/assert-never';
import { cleanLine } from './clean-text';
import { elevated, type Permission, type Wishes } from './permissions';

/** Stands before what has no bound, so that it is a mark as well as words. */
export const UNBOUNDED_MARK = '⚠';

const MAX_NAME_COLUMNS = 300;

/** One line for each thing the plugin may do: what it asked for, then what every plugin can. */
export function describePermissions(manifest: Wishes): string[] {
  const wishes = elevated(manifest);
  return [...wishes.map(describePermission), describeContent(wishes)];
}

/** One permission in a few words, to be read after “wants to”. */
export function describePermission(permission: Permission): string {
  switch (permission.kind) {
    case 'network':
      return describeNetwork(permission.host);
    case 'filesystem':
      return describeFiles(permission.path, permission.access);
    case 'execute':
      return permission.program === null
        ? `${UNBOUNDED_MARK} run any program on this computer, with all your rights`
        : `run the program ${named(permission.program)}, with all your rights`;
    default:
      return assertNever(permission);
  }
}

function describeNetwork(host: string): string {
  if (host === '*') return `${UNBOUNDED_MARK} connect to any internet host`;
  return host.startsWith('*.')
    ? `connect to every host that ends in ${named(host.slice(1))}`
    : `connect to ${named(host)}`;
}

function describeFiles(path: string | null, access: 'read' | 'write'): string {
  if (path === null) return 'keep files in a folder of its own';
  return access === 'read'
    ? `read files in ${named(path)}`
    : `read, change and delete files in ${named(path)}`;
}

function describeContent(wishes: readonly Permission[]): string {
  const base = 'see the content of your todos and change them';
  const ways = [
    ...(wishes.some((wish) => wish.kind === 'network') ? ['the network'] : []),
    ...(wishes.some((wish) => wish.kind === 'execute') ? ['programs'] : []),
  ];
  if (ways.length === 0) return base;
  return `${base} — together with ${ways.join(' and ')} this means it could send them there`;
}

function named(text: string): string {
  return cleanLine(text, MAX_NAME_COLUMNS);
}
