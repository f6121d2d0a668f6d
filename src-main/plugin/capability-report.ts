/** The difference between two versions of a plugin in words: a page to read, and the lines of the update question. */
import type { AreaDiff, CapabilityDiff } from '../../src-core/plugin/capability-diff';
import { cleanLine } from '../../src-core/plugin/clean-text';
import type { Report, ReportLine } from '../../src-core/plugin/report';

/** A plugin that connected to more hosts than these has said enough about itself. */
const MAX_HOSTS = 10;

/** The whole difference. `hosts` are those it connected to in the last 30 days. */
export function capabilityReport(diff: CapabilityDiff, hosts: readonly string[]): Report {
  const lines: ReportLine[] = [
    { text: summaryOf(diff), tone: diff.addedPowers.length > 0 ? 'warning' : 'text' },
    ...(diff.direction === 'older' ? [{ text: olderWords(diff), tone: 'warning' as const }] : []),
    { text: sizeOf(diff), tone: 'dim' },
    ...diff.areas.flatMap(areaLines),
    { text: hostsOf(hosts), tone: 'dim' },
  ];
  return { title: `${diff.name} ${diff.from} → ${diff.to}`, lines: lines.map(bounded) };
}

/** Why an update may be a step back. */
export function olderWords({ from, to }: CapabilityDiff): string {
  return `${to} is older than the installed ${from}`;
}

/** What differs besides permissions, a line for each part that does. */
export function otherChanges(diff: CapabilityDiff): string[] {
  const parts = diff.areas.filter(({ area }) => area !== 'permissions');
  const changed = parts.flatMap(({ area, added, removed }) => {
    const signs = [...added.map((one) => `+ ${one}`), ...removed.map((one) => `− ${one}`)];
    return signs.length === 0 ? [] : [cleanLine(`${capital(area)}: ${signs.join(', ')}`, 300)];
  });
  return [...changed, sizeOf(diff)];
}

/** Where it connected lately. */
export function hostsOf(hosts: readonly string[]): string {
  if (hosts.length === 0) return 'It connected to no host in the last 30 days.';
  const more = hosts.length > MAX_HOSTS ? ` and ${hosts.length - MAX_HOSTS} more` : '';
  return `In the last 30 days it connected to ${hosts.slice(0, MAX_HOSTS).join(', ')}${more}.`;
}

function summaryOf({ addedPowers, areas }: CapabilityDiff): string {
  if (addedPowers.length > 0)
    return `It asks for ${addedPowers.length} more than it has; that needs your consent.`;
  const isSame = areas.every(({ added, removed }) => added.length === 0 && removed.length === 0);
  return isSame ? 'It asks for and brings the same.' : 'It asks for nothing more than it has.';
}

function areaLines({ area, added, removed, same }: AreaDiff): ReportLine[] {
  if (added.length + removed.length + same.length === 0) return [];
  const isPower = area === 'permissions' || area === 'limits';
  return [
    { text: '', tone: 'text' },
    { text: capital(area), tone: 'title' },
    ...added.map((one): ReportLine => ({ text: `+ ${one}`, tone: isPower ? 'warning' : 'ok' })),
    ...removed.map((one): ReportLine => ({ text: `− ${one}`, tone: 'dim' })),
    ...same.map((one): ReportLine => ({ text: `  ${one}`, tone: 'text' })),
  ];
}

function sizeOf({ bytes: { from, to } }: CapabilityDiff): string {
  const kb = (bytes: number) => `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
  return from === to ? `Size: ${kb(to)}, as before` : `Size: ${kb(from)} → ${kb(to)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function bounded({ text, tone }: ReportLine): ReportLine {
  const indent = text.startsWith('  ') ? '  ' : '';
  return { text: indent + cleanLine(text, 400), tone };
}
