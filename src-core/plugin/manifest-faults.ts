/** What is wrong with a manifest, in words: where, what, and what to write instead. */
import type { z } from 'zod';
import { MAX_PLUGIN_NAME_LENGTH } from './abi';
import { cleanLine } from './clean-text';
import { KNOWN_KEYS } from './manifest-schema';

/** One thing that is wrong with a manifest. All texts are cleaned. */
export interface ManifestFault {
  /** Keys and indexes from the top to the place; empty for the manifest as a whole. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** What to write instead. */
  readonly remedy: string;
}

/** More would not help anybody to mend a file. */
const MAX_FAULTS = 20;

/** What belongs in a field, by its path; `*` stands for any one name or index. */
const EXPECTED: Readonly<Record<string, string>> = {
  plugin: 'a [plugin] table with name, version and entry',
  'plugin.name': `lower-case letters, digits and single hyphens, at most ${MAX_PLUGIN_NAME_LENGTH}, as in "jira-sync"`,
  'plugin.version': 'a semantic version, as in "0.1.0"',
  'plugin.entry': 'the plain name of a .wasm or .js file in the same folder, as in "plugin.wasm"',
  'plugin.api': 'the version of the plugin interface as a text, as in "1"',
  'plugin.homepage': 'an address that begins with https://',
  'permissions.network': 'true or false without quotes, or a list of hosts, as in ["api.example.org"]',
  'permissions.network.*': 'a lower-case host, as in "api.example.org" or "*.example.org:8443"',
  'permissions.optional.network': 'true or false without quotes, or a list of hosts',
  'permissions.optional.network.*': 'a lower-case host, as in "api.example.org"',
  'permissions.filesystem':
    'true or false without quotes, or a list, as in [{ path = "~/notes", access = "read" }]',
  'permissions.filesystem.*.path': 'an absolute folder or one below "~/", without ".."',
  'permissions.filesystem.*.access': '"read" or "write"',
  'permissions.execute': 'true or false without quotes, or a list of programs, as in ["git"]',
  'permissions.execute.*': 'the plain name of a program, without a path, as in "git"',
  'keybindings.*': 'a key sequence and the action it calls, as in "<C-j>s" = "sync_ticket"',
  'actions.*': 'a table whose name is lower case, as in [actions.sync_ticket]',
  'actions.*.key': 'a key sequence, as in "<C-j>s"',
  'settings.*.type': '"string", "integer", "boolean", "select", "string_list" or "secret"',
  'hooks.*': 'true or false',
  'hooks.on_tick': 'a table, as in { every = "30s" }',
  'hooks.on_tick.every': 'a time between ten seconds and a week, as in "30s", "5m" or "1h"',
  'limits.*': 'a whole number above 0',
};

/** The faults in what zod found wrong, at most 20. */
export function faultsOf(error: z.ZodError): ManifestFault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, [])).slice(0, MAX_FAULTS);
}

/** A fault at a path; the remedy is the one the field has, unless there is a better one. */
export function faultAt(path: readonly (string | number)[], message: string, remedy?: string): ManifestFault {
  return { path, message: cleanLine(message, 200), remedy: remedy ?? remedyFor(path) };
}

type Issue = z.core.$ZodIssue;

function faultsOfIssue(issue: Issue, base: readonly (string | number)[]): ManifestFault[] {
  const path = [...base, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  if (issue.code === 'invalid_union') return faultsOfUnion(issue, path);
  return [faultAt(path, messageOf(issue, path))];
}

/** Of the forms a value could have, the one it came closest to says what is wrong: the one whose fault lies deepest. */
function faultsOfUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  path: readonly (string | number)[],
): ManifestFault[] {
  const branches = issue.errors.map((issues) => issues.flatMap((inner) => faultsOfIssue(inner, path)));
  const depth = (faults: readonly ManifestFault[]) =>
    Math.max(0, ...faults.map((fault) => fault.path.length));
  const deepest = branches.reduce<ManifestFault[]>(
    (best, next) => (depth(next) > depth(best) ? next : best),
    [],
  );
  return depth(deepest) > path.length ? deepest : [faultAt(path, `${nameOf(path)} is of the wrong type`)];
}

function unknownKey(path: readonly (string | number)[], key: string): ManifestFault {
  const table = path.length === 0 ? 'the manifest' : `[${nameOf(path)}]`;
  const known = lookUp(KNOWN_KEYS, path);
  const remedy = known ? `remove it; known here: ${known.join(', ')}` : 'remove it';
  return faultAt([...path, key], `${table} has an unknown key “${cleanLine(key, 60)}”`, remedy);
}

function messageOf(issue: Issue, path: readonly (string | number)[]): string {
  const name = nameOf(path);
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? `${name} is missing`
        : `${name} is not a ${issue.expected === 'record' ? 'table' : issue.expected}`;
    case 'too_big':
      return `${name} is too ${issue.origin === 'string' ? 'long' : 'large'}: at most ${issue.maximum}`;
    case 'too_small':
      return `${name} is too small or empty`;
    case 'custom':
      return `${name} ${issue.message}`;
    default:
      return `${name} does not have the right form`;
  }
}

function remedyFor(path: readonly (string | number)[]): string {
  const expected = lookUp(EXPECTED, path);
  return expected ? `write ${expected}` : 'see the plugin guide for what belongs here';
}

/** The entry whose path fits, the exact one before one with a star. */
function lookUp<T>(table: Readonly<Record<string, T>>, path: readonly (string | number)[]): T | undefined {
  const exact = path.join('.');
  if (Object.hasOwn(table, exact)) return table[exact];
  const fits = (pattern: string) => {
    const parts = pattern.split('.');
    return parts.length === path.length && parts.every((part, i) => part === '*' || part === String(path[i]));
  };
  const pattern = Object.keys(table).find((candidate) => candidate !== '' && fits(candidate));
  return pattern === undefined ? undefined : table[pattern];
}

function nameOf(path: readonly (string | number)[]): string {
  return path.length === 0 ? 'the manifest' : cleanLine(path.join('.'), 80);
}
