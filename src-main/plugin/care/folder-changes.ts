/** Who is changing the plugins folder: to-tui itself, one change after the other, of which plugin, and what it built. */
export class FolderChanges {
  readonly #changing = new Set<string>();
  #last: Promise<unknown> = Promise.resolve();
  /** What development put in place last since the start, by plugin: the hash of its bytes. */
  readonly built = new Map<string, string>();

  /** Whether the plugin's files are being replaced or taken away by us. */
  isChanging(name: string): boolean {
    return this.#changing.has(name);
  }

  /** Changes a plugin's files: nobody else is to blame for what happens to them meanwhile. */
  async change<T>(name: string, deed: () => Promise<T>): Promise<T> {
    this.#changing.add(name);
    try {
      return await deed();
    } finally {
      this.#changing.delete(name);
    }
  }

  /** After every deed that was asked for before, about whichever plugin. */
  inTurn<T>(deed: () => Promise<T>): Promise<T> {
    const done = this.#last.then(deed);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
