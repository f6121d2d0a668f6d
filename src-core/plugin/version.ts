/** The order of semantic versions, https://semver.org/#spec-item-11. Build metadata (`+…`) says nothing about it. */

/** Below 0 when `a` is older than `b`, above 0 when it is newer. Takes versions of the manifest's form. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [read(a), read(b)];
  const numbers = one.numbers
    .map((n, i) => n - (other.numbers[i] ?? 0))
    .find((difference) => difference !== 0);
  return numbers ?? comparePreReleases(one.pre, other.pre);
}

function read(version: string): { readonly numbers: readonly number[]; readonly pre: readonly string[] } {
  const [plain = ''] = version.split('+', 1);
  const dash = plain.indexOf('-');
  const core = dash < 0 ? plain : plain.slice(0, dash);
  return {
    numbers: core.split('.').map(Number),
    pre: dash < 0 ? [] : plain.slice(dash + 1).split('.'),
  };
}

/** A version without a pre-release is newer than the same one with it. */
function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const order = compareParts(a[i], b[i]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareParts(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const [isNumber, otherIsNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && otherIsNumber) return Number(a) - Number(b);
  if (isNumber !== otherIsNumber) return isNumber ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}
