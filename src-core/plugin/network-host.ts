/**
 * Where a plugin may connect, as its manifest names it: `api.example.org`, `*.example.org`, either with `:port`.
 * Patterns are never globs: a star stands for one or more whole labels at the front, and nowhere else.
 */

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const OCTET = /^(0|[1-9]\d{0,2})$/;
const NUMBERISH = /^(\d+|0x[0-9a-f]*)$/;

/** Why this is not a host that may be asked for; undefined when it is. Hosts are lower case; IDN stands as `xn--`. */
export function networkHostFault(text: string): string | undefined {
  const match = /^([^:]*)(?::(\d{1,5}))?$/.exec(text);
  if (!match) return 'is not a host with an optional port';
  const port = match[2];
  if (port !== undefined && !isPort(port)) return `names the port ${port}, which does not exist`;
  const host = match[1] ?? '';
  return host.startsWith('*.') ? suffixFault(host.slice(2)) : nameFault(host);
}

/** `*.com` would be half of the internet: a suffix needs at least two labels. */
function suffixFault(suffix: string): string | undefined {
  const labels = suffix.split('.');
  if (labels.length < 2) return 'is too wide: a star needs at least two labels after it';
  if (isNumeric(labels)) return 'has a star before an address';
  return nameFault(suffix);
}

function nameFault(host: string): string | undefined {
  if (host.length === 0 || host.length > 253) return 'is not a host name';
  const labels = host.split('.');
  if (isNumeric(labels)) return isAddress(labels) ? undefined : 'is not an address of four numbers';
  return labels.every((label) => LABEL.test(label)) ? undefined : 'is not a host name';
}

/** Browsers read `127.1`, `2130706433` and `0x7f.1` as addresses, so a name must not end like one. */
function isNumeric(labels: readonly string[]): boolean {
  return NUMBERISH.test(labels.at(-1) ?? '');
}

function isAddress(labels: readonly string[]): boolean {
  return labels.length === 4 && labels.every((label) => OCTET.test(label) && Number(label) <= 255);
}

function isPort(text: string): boolean {
  return /^[1-9]/.test(text) && Number(text) <= 65_535;
}
