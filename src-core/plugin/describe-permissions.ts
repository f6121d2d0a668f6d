/** The host's own words for what a plugin may do. Every screen and the consent dialog say the same. */
import { assertNever } from '../lib/assert-never';
import { cleanLine } from './clean-text';
import { type DataFlow, OPEN_DATA_FLOW } from './data-flow';
import { describeLimit } from './manifest-limits';
import { elevated, type Permission, type Wishes } from './permissions';

/** Stands before what has no bound, so that it is a mark as well as words. */
export const UNBOUNDED_MARK = '⚠';

/** Longer names lose their middle: where a host or a path begins and where it ends say what it is. */
const MAX_NAME = 100;

/** One line for each thing the plugin may do: what it asked for, then what every plugin can and what is kept from it. */
export function describePermissions(manifest: Wishes, hides: DataFlow = OPEN_DATA_FLOW): string[] {
  const wishes = elevated(manifest);
  return [...wishes.map(describePermission), describeContent(wishes), ...describeHidden(hides)];
}

/** What one more permission means: the permission, and what leaves together with it where something can. */
export function describeMore(permission: Permission): string[] {
  const isWayOut = permission.kind === 'network' || permission.kind === 'execute';
  return [describePermission(permission), ...(isWayOut ? [describeContent([permission])] : [])];
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
    case 'limit':
      return `use ${describeLimit(permission.limit, permission.value)}`;
    default:
      return assertNever(permission);
  }
}

/** The same in a word or two, for a narrow column: `api.example.org`, `run: git`. */
export function shortPower(permission: Permission): string {
  switch (permission.kind) {
    case 'network':
      return permission.host === '*' ? `${UNBOUNDED_MARK} any host` : named(permission.host);
    case 'filesystem':
      return permission.path === null ? 'own folder' : `${permission.access}: ${named(permission.path)}`;
    case 'execute':
      return permission.program === null
        ? `${UNBOUNDED_MARK} run: anything`
        : `run: ${named(permission.program)}`;
    case 'limit':
      return describeLimit(permission.limit, permission.value);
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

/** What the user's policy keeps from it; no line when it keeps nothing. */
function describeHidden({ fields, projects, tags }: DataFlow): string[] {
  const hidden = [
    ...fields.map((field) => field.replaceAll('_', ' ')),
    ...(tags.length === 0 ? [] : [`todos with ${listed(tags.map((tag) => `#${tag}`))}`]),
    ...(projects.length === 0 ? [] : [`the projects ${listed(projects)}`]),
  ];
  return hidden.length === 0 ? [] : [`but not see, since you hide it: ${hidden.join('; ')}`];
}

/** The first few, and how many more. */
function listed(names: readonly string[]): string {
  const SHOWN = 5;
  const first = names.slice(0, SHOWN).map((name) => cleanLine(name, 30));
  return first.join(', ') + (names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '');
}

/** A name on one line, its ends kept: `api.example.org.evil.example` must not be cut before the part that counts. */
function named(text: string): string {
  const points = [...cleanLine(text, 400)];
  if (points.length <= MAX_NAME) return points.join('');
  return `${points.slice(0, MAX_NAME / 2 - 1).join('')}…${points.slice(-MAX_NAME / 2).join('')}`;
}
