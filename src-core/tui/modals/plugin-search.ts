import type { PluginSearch } from './plugin-box-state';

/** What is searched in. */
export interface Searchable {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/** The plugins in which every word is found, in name, title or description; case does not matter. */
export function foundPlugins<T extends Searchable>(
  all: readonly T[],
  search: PluginSearch | null,
): readonly T[] {
  const words = (search?.input.text ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return all;
  return all.filter(({ name, title, description }) => {
    const text = `${name} ${title} ${description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
