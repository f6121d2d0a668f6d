import type { Decoration } from '../../src-core/plugin/decoration';
import type { TodoId } from '../../src-core/todo/todo';

/** A badge as a batch asks for it; an empty text takes it off. */
export type DecorationChange = Omit<Decoration, 'plugin'>;

/** Every badge on every row: kept here only, told whole whenever one changes. */
export class DecorationBoard {
  readonly #onChange: (decorations: readonly Decoration[]) => void;
  readonly #plugins = new Map<string, Map<TodoId, Decoration>>();

  constructor(onChange: (decorations: readonly Decoration[]) => void) {
    this.#onChange = onChange;
  }

  /** By plugin, in the order in which they were put on. */
  all(): readonly Decoration[] {
    return [...this.#plugins.values()].flatMap((badges) => [...badges.values()]);
  }

  /** Puts badges on and takes them off. @returns how many found no room below the plugin's limit. */
  change(plugin: string, changes: readonly DecorationChange[], limit: number): number {
    if (changes.length === 0) return 0;
    const badges = this.#plugins.get(plugin) ?? new Map<TodoId, Decoration>();
    this.#plugins.set(plugin, badges);
    let refused = 0;
    for (const { todoId, text, style } of changes) {
      if (text === '') badges.delete(todoId);
      else if (badges.has(todoId) || badges.size < limit) badges.set(todoId, { plugin, todoId, text, style });
      else refused += 1;
    }
    this.#onChange(this.all());
    return refused;
  }

  /** Takes off what a plugin put on that is stopped. */
  clear(plugin: string): void {
    const badges = this.#plugins.get(plugin);
    this.#plugins.delete(plugin);
    if (badges !== undefined && badges.size > 0) this.#onChange(this.all());
  }

  /** Takes off what stands on rows that are gone, so that they take no room. */
  forget(todos: readonly { readonly id: TodoId }[]): void {
    let changed = false;
    for (const badges of this.#plugins.values()) {
      for (const { id } of todos) changed = badges.delete(id) || changed;
    }
    if (changed) this.#onChange(this.all());
  }
}
