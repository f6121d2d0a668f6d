/** What the consent dialog says. Host words only; what the plugin says of itself is cleaned, bounded and quoted. */
import { cleanLine, quoteLine } from '../../src-core/plugin/clean-text';
import { describePermissions } from '../../src-core/plugin/describe-permissions';
import { elevated } from '../../src-core/plugin/permissions';
import type { PluginPackage } from './plugin-package';

/** Why the user is asked. */
export type ConsentOccasion = 'first_run' | 'changed' | 'install' | 'update';

/** A question with two answers. Plain text, a few lines: buttons can never be pushed off the screen. */
export interface ConsentQuestion {
  readonly message: string;
  readonly detail: string;
}

/** Digits of the hash that are shown: enough to compare by eye. */
const SHOWN_HASH = 8;

const MAX_REASON = 200;

/** Asks for these bytes, on that occasion, with a warning when there is one. */
export function consentQuestion(
  plugin: PluginPackage,
  occasion: ConsentOccasion,
  warning: string | undefined,
): ConsentQuestion {
  const { manifest } = plugin;
  const isInstall = occasion === 'install' || occasion === 'update';
  const sections = [
    warning === undefined ? [] : [`Careful: ${warning}.`],
    occasion === 'changed' ? ['Its files have changed since you last looked.'] : [],
    describePermissions(manifest).map((line) => `• ${line}`),
    reasonsOf(plugin),
    isInstall ? aboutOf(plugin) : [],
    fileOf(plugin),
  ];
  const detail = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return { message: messageOf(plugin, occasion), detail: detail.join('\n\n') };
}

/** `3f9a 77c1`, as people compare it. */
export function shownHash(hash: string): string {
  return hash.slice(0, SHOWN_HASH).replace(/(.{4})(?=.)/g, '$1 ');
}

function messageOf({ manifest }: PluginPackage, occasion: ConsentOccasion): string {
  const who = `${manifest.name} ${cleanLine(manifest.version, 40)}`;
  if (occasion === 'install') return `Install ${who}? It wants to:`;
  if (occasion === 'update') return `Replace the installed ${manifest.name} by ${who}? It wants to:`;
  return elevated(manifest).length > 0 ? `${who} wants to:` : `Use ${who}? It can:`;
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
      : [`Keys, where free: ${keys.map(({ key }) => cleanLine(key, 30)).join('  ')}`]),
  ];
}

function fileOf({ hash }: PluginPackage): string[] {
  return [`File ${shownHash(hash)} …, not signed. You can take this back at any time: press P, then d.`];
}
