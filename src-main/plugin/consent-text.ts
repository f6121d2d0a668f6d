/**
 * What the consent dialogs say. Host words only; what the plugin says of itself is cleaned, bounded and quoted. Every
 * text has a greatest number of lines and of letters, so that buttons can never be pushed off the screen.
 */

import { readableKeys } from '../../src-core/keymap/readable-keys';
import type { CapabilityDiff } from '../../src-core/plugin/capability-diff';
import { cleanLine, quoteLine } from '../../src-core/plugin/clean-text';
import { type DataFlow, OPEN_DATA_FLOW } from '../../src-core/plugin/data-flow';
import { describeMore, describePermissions } from '../../src-core/plugin/describe-permissions';
import { elevated, type Permission } from '../../src-core/plugin/permissions';
import { hostsOf, olderWords, otherChanges } from './capability-report';
import type { PluginPackage } from './plugin-package';

/** Why the user is asked about a plugin as a whole. */
export type ConsentOccasion = 'first_run' | 'changed' | 'install';

/** A question. Plain text, a few lines. */
export interface ConsentQuestion {
  readonly message: string;
  readonly detail: string;
  /** What the answers are called: no, which is the default; yes; and, of several plugins, each by itself. */
  readonly buttons?: readonly [no: string, yes: string, each?: string];
}

/** One plugin's part of a question about several. */
export interface SharedQuestion {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What a question depends on besides the plugin. */
export interface QuestionParts {
  readonly warning: string | undefined;
  readonly hides: DataFlow;
  /** How many secrets that the user filled in these bytes could read; none when left out. */
  readonly secrets?: number;
  /** It will be on trial. */
  readonly trial?: boolean;
  /** The folder in which the plugin is being developed: the yes holds for what is built there too. */
  readonly builtIn?: string;
}

/** Digits of the hash that are shown: enough to compare by eye. */
const SHOWN_HASH = 8;

const MAX_REASON = 200;

/** Lines of a detail at most; a screen of 768 points shows more. */
export const MAX_DETAIL_LINES = 44;

const TAKE_BACK = 'You can take this back at any time: press P, then r.';

const NOTHING_ELSE: QuestionParts = { warning: undefined, hides: OPEN_DATA_FLOW };

/** Asks for these bytes as a whole. */
export function consentQuestion(
  plugin: PluginPackage,
  occasion: ConsentOccasion,
  parts: QuestionParts = NOTHING_ELSE,
): ConsentQuestion {
  return {
    message: messageOf(plugin, occasion, parts),
    detail: detailOf([
      careful(parts.warning),
      developed(parts),
      occasion === 'changed' ? ['Its files have changed since you last looked.'] : [],
      wishesOf(plugin, parts),
      secretsOf(parts),
      trialOf(plugin, parts),
      laterOf(plugin),
      reasonsOf(plugin),
      occasion === 'install' ? aboutOf(plugin) : [],
      [`${fileOf(plugin)} ${TAKE_BACK}`],
    ]),
    ...(parts.builtIn === undefined ? {} : { buttons: DEVELOP }),
  };
}

/** Asks whether another version shall take the place of the one that is there. */
export function replaceQuestion(
  plugin: PluginPackage,
  diff: CapabilityDiff,
  hosts: readonly string[],
  verb: 'Update' | 'Roll back',
  parts: QuestionParts = NOTHING_ELSE,
): ConsentQuestion {
  const permissions = diff.areas.find(({ area }) => area === 'permissions');
  const { added = [], removed = [], same = [] } = permissions ?? {};
  const adds = added.length > 0;
  const [from, to] = [shownVersion(diff.from), shownVersion(diff.to)];
  const isDeveloped = parts.builtIn !== undefined;
  const what = isDeveloped
    ? `Develop ${diff.name} ${to} in the place of ${from}?`
    : `Replace ${diff.name} ${from} by ${to}?`;
  return {
    message: `${what} It asks for ${adds ? 'more:' : 'nothing new.'}`,
    detail: detailOf([
      careful(parts.warning),
      developed(parts),
      diff.direction === 'older' ? [`Careful: ${olderWords(diff)}.`] : [],
      adds ? ['New:', ...added.map((one) => `+ ${one}`)] : [],
      removed.length > 0 ? ['No longer:', ...removed.map((one) => `− ${one}`)] : [],
      ['As before:', ...same.map((one) => `• ${one}`), ...everyPlugins(plugin, parts.hides)],
      secretsOf(parts),
      trialOf(plugin, parts),
      adds ? reasonsOf(plugin) : [],
      [...otherChanges(diff), hostsOf(hosts)],
      [`${fileOf(plugin)} The version before ${isDeveloped ? 'development ' : ''}is kept.`],
    ]),
    buttons: isDeveloped ? DEVELOP : ['Cancel', verb],
  };
}

/** Asks for one thing that the plugin may ask for when it needs it. */
export function moreQuestion(plugin: PluginPackage, permission: Permission): ConsentQuestion {
  const { name } = plugin.manifest;
  return {
    message: `${name} asks for more:`,
    detail: detailOf([
      describeMore(permission).map((line) => `• ${line}`),
      reasonsOf(plugin),
      [`Your answer is remembered, a no too: press P, then r to be asked again. ${fileOf(plugin)}`],
    ]),
  };
}

/** A plugin's part of a question about several. */
export function sharedPart(plugin: PluginPackage, parts: QuestionParts): SharedQuestion {
  const { name, version } = plugin.manifest;
  return {
    title: `${name} ${shownVersion(version)} (file ${shownHash(plugin.hash)} …)`,
    lines: [
      ...careful(parts.warning),
      ...wishesOf(plugin, parts),
      ...trialOf(plugin, parts),
      ...reasonsOf(plugin),
    ],
  };
}

/** One question about several plugins; undefined when it would be too long to be read. */
export function sharedQuestion(shared: readonly SharedQuestion[]): ConsentQuestion | undefined {
  if (shared.length > MAX_SHARED) return undefined;
  const detail = [...shared.map(({ title, lines }) => [title, ...lines].join('\n')), TAKE_BACK].join('\n\n');
  if (detail.length > MAX_SHARED_LENGTH || detail.split('\n').length > MAX_SHARED_LINES) return undefined;
  return {
    message: `${shared.length} plugins want to:`,
    detail,
    buttons: ['Deny all', 'Allow all', 'One by one'],
  };
}

/** Plugins, letters and lines of one question about several. */
const MAX_SHARED = 4;
const MAX_SHARED_LENGTH = 2_000;
const MAX_SHARED_LINES = 30;

/** `3f9a 77c1`, as people compare it. */
export function shownHash(hash: string): string {
  return hash.slice(0, SHOWN_HASH).replace(/(.{4})(?=.)/g, '$1 ');
}

function detailOf(sections: readonly (readonly string[])[]): string {
  const lines = sections
    .filter((section) => section.length > 0)
    .flatMap((section, i) => (i === 0 ? section : ['', ...section]));
  if (lines.length <= MAX_DETAIL_LINES) return lines.join('\n');
  // The last lines are ours and say what file it is; nothing is asked for in those that are left out.
  const last = lines.slice(-2);
  return [...lines.slice(0, MAX_DETAIL_LINES - last.length - 1), '…', ...last].join('\n');
}

/** The answers to the question about development. */
const DEVELOP = ['Cancel', 'Develop'] as const;

/** What is shown of a folder's path, in letters. */
const MAX_PATH = 300;

/** The sentence that makes this yes a larger one. */
function developed({ builtIn }: QuestionParts): string[] {
  if (builtIn === undefined) return [];
  return [
    `It is developed in ${quoteLine(builtIn, MAX_PATH)}. Until that ends, what is built there takes its place`,
    'without a question, as long as it wants nothing more than you allow.',
  ];
}

function messageOf(
  { manifest }: PluginPackage,
  occasion: ConsentOccasion,
  { builtIn }: QuestionParts,
): string {
  const who = `${manifest.name} ${shownVersion(manifest.version)}`;
  if (builtIn !== undefined) return `Develop ${who}? It wants to:`;
  if (occasion === 'install') return `Install ${who}? It wants to:`;
  return elevated(manifest).length > 0 ? `${who} wants to:` : `Use ${who}? It can:`;
}

function shownVersion(version: string): string {
  return cleanLine(version, 40);
}

function careful(warning: string | undefined): string[] {
  return warning === undefined ? [] : [`Careful: ${warning}.`];
}

function wishesOf({ manifest }: PluginPackage, { hides }: QuestionParts): string[] {
  return describePermissions(manifest, hides).map((line) => `• ${line}`);
}

/** What the new version has like every plugin: its content, and what is kept from it. */
function everyPlugins({ manifest }: PluginPackage, hides: DataFlow): string[] {
  return describePermissions(manifest, hides)
    .slice(elevated(manifest).length)
    .map((line) => `• ${line}`);
}

function laterOf({ manifest }: PluginPackage): string[] {
  const count = manifest.optionalPermissions.length;
  if (count === 0) return [];
  return [
    `It may ask for ${count} more when it needs ${count === 1 ? 'it' : 'them'}; each is a question then.`,
  ];
}

function reasonsOf({ manifest }: PluginPackage): string[] {
  if (manifest.reasons.length === 0) return [];
  return [`It says why: ${manifest.reasons.map((reason) => quoteLine(reason, MAX_REASON)).join(', ')}`];
}

function aboutOf({ manifest }: PluginPackage): string[] {
  const { description, author, keys } = manifest;
  return [
    ...(description === '' ? [] : [`It says of itself: ${quoteLine(description, MAX_REASON)}`]),
    ...(author === '' ? [] : [`Author, as it says: ${quoteLine(author, 80)}`]),
    ...(keys.length === 0
      ? []
      : [`Keys, where free: ${keys.map(({ key }) => cleanLine(readableKeys(key), 30)).join('  ')}`]),
  ];
}

/** What was filled in stays with the name: other bytes of that name could read it. */
function secretsOf({ secrets = 0 }: QuestionParts): string[] {
  if (secrets === 0) return [];
  return [
    `It can read ${secrets === 1 ? 'the secret' : `the ${secrets} secrets`} that you filled in for it.`,
  ];
}

/** What a trial holds back, and what it does not: a request or a program cannot be half done. */
function trialOf({ manifest }: PluginPackage, { trial = false }: QuestionParts): string[] {
  if (!trial) return [];
  const isReal = [...manifest.permissions, ...manifest.optionalPermissions].some(
    ({ kind }) => kind === 'network' || kind === 'execute',
  );
  const real = isReal ? ['Requests and programs that you allow are not held back.'] : [];
  return ['On trial: what it would change, say or write is only noted, until you keep it.', ...real];
}

function fileOf({ hash }: PluginPackage): string {
  return `File ${shownHash(hash)} …, not signed.`;
}
