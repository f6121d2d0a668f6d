/** Finds the first entry that fits and was not found before; when all that fit were, the last of them again. */
export function inTurn<T>(entries: readonly T[]): (fitting: (entry: T) => boolean) => T | undefined {
  const used = new Set<T>();
  return (fitting) => {
    const all = entries.filter(fitting);
    const found = all.find((entry) => !used.has(entry)) ?? all.at(-1);
    if (found !== undefined) used.add(found);
    return found;
  };
}
