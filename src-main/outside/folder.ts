/**
 * An open directory, and the way down from it that cannot be led astray.
 *
 * A path is looked up by the system part by part, and between a check and the use of a path whoever may write there
 * can put a link in its place. So each part is opened without following links, and the next one is reached from what
 * is open. Node has no `openat`; on Linux `/proc/self/fd/N/name` does the same, because the system resolves the
 * descriptor and not a path: `folder-by-descriptor.ts`. Elsewhere each part is looked at before and after, and what
 * was opened is compared with it by device and number: `folder-by-path.ts`. That notices an exchange of a folder, but
 * only the first way leaves no moment for one.
 */

/** An open directory. Whoever opens it closes it. What goes wrong rejects: `LedAstray`, or the system's error. */
export interface Folder {
  /** A path to what has this name in this very directory; the name is one part, checked. */
  readonly at: (name: string) => string;
  /** A path to the directory itself, for listing. */
  readonly itself: string;
  /** What tells it from every other one while it is open. */
  readonly identity: string;
  /** The directory of that name in this one; made first, for the user alone, when `make` says so. */
  readonly child: (name: string, make: boolean) => Promise<Folder>;
  /** Rejects when the way here leads elsewhere by now. */
  readonly verify: () => Promise<void>;
  readonly close: () => Promise<void>;
}
