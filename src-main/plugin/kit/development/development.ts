/**
 * The folders that are being developed. Nobody but the verb `dev` begins one, and the user is asked before anything of
 * it is put in place. What the window began goes on until it is stopped; what a terminal began ends when nobody asks
 * from there any more. It builds nothing itself and decides nothing about plugins.
 */
import { lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../../src-core/lib/result';
import { MANIFEST_FILE } from '../../plugin-package';
import type { BuildChoice, Developer, Development, DevelopmentPage } from '../workshop';
import { DevelopmentSession, type SessionParts } from './development-session';
import { shownPath } from './session-words';
import { isIn } from './written-by-plugins';

/** What developments need. */
export interface DevelopmentParts extends SessionParts {
  /** The data folder: what lies there is ours, and would be replaced by its own build. */
  readonly home: string;
}

/** A terminal that has not asked for so long is gone, in ms. */
export const TERMINAL_GONE_MS = 15_000;

/** How long a terminal's question waits for something new, in ms. */
export const FOLLOW_MS = 5_000;

/** Who looked at the page so lately looks still, and is told how it ended before it can begin again, in ms. */
const LOOKING_MS = 3_000;

/** Folders that are watched at once. */
const MAX_ON = 8;

/** Folders that are remembered. */
const MAX_SESSIONS = 32;

/** Lines on the page of the window. */
const PAGE_LINES = 200;

interface Kept {
  readonly session: DevelopmentSession;
  /** Names under which it was asked for. */
  readonly names: Set<string>;
  isHeldByWindow: boolean;
  /** Ends the wait for the terminal; undefined when none holds it. */
  endPatience: (() => void) | undefined;
  /** When the window looked last, by the steady clock. */
  lookedAt: number;
}

/** See the head of the file. */
export class Developments implements Development {
  readonly #parts: DevelopmentParts;
  /** By resolved folder, the oldest first. */
  readonly #kept = new Map<string, Kept>();

  constructor(parts: DevelopmentParts) {
    this.#parts = parts;
  }

  async start(folder: string, from: Developer, ways: BuildChoice = {}): Promise<Result<string, string>> {
    const resolved = resolvedFolder(folder);
    if (!resolved.ok) return resolved;
    const before = this.#kept.get(resolved.value);
    if (before && (before.session.isOn || this.#isLooking(before, from))) {
      before.names.add(folder);
      if (before.session.isOn) this.#hold(before, from);
      return ok(`${shownPath(resolved.value)} is watched already`);
    }
    const fault = this.#faultOf(resolved.value);
    if (fault !== undefined) return err(fault);
    const kept = this.#add(resolved.value, folder, ways);
    this.#hold(kept, from);
    const started = await kept.session.start();
    if (started.ok) return ok(`watching ${shownPath(resolved.value)}`);
    this.#drop(kept);
    this.#kept.delete(resolved.value);
    return err(`${shownPath(resolved.value)} ${started.error}`);
  }

  latest(folder: string): DevelopmentPage | undefined {
    const kept = this.#find(folder);
    if (!kept) return undefined;
    const { session } = kept;
    // Whoever was told that it ended and asks again wants it anew.
    kept.lookedAt = session.isOn ? this.#parts.time.steadyMs() : Number.NEGATIVE_INFINITY;
    return { lines: session.lines.latest(PAGE_LINES), last: session.lines.last, on: session.isOn };
  }

  async follow(folder: string, after: number): Promise<DevelopmentPage | undefined> {
    const kept = this.#find(folder);
    if (!kept) return undefined;
    const { session } = kept;
    if (session.isOn) {
      this.#hold(kept, 'terminal');
      await session.lines.waitFor(after, FOLLOW_MS);
    }
    if (session.isOn) this.#hold(kept, 'terminal');
    const { lines, last } = session.lines.after(after);
    // Lines come before the end does, so that the last words are heard.
    const isMore = session.lines.after(last).lines.length > 0;
    return { lines, last, on: session.isOn || isMore };
  }

  stop(folder: string): Result<string, string> {
    const kept = this.#find(folder);
    if (!kept?.session.isOn) return err(`${shownPath(folder)} is not watched`);
    this.#end(kept, 'watching ended; what was built last stays installed');
    return ok(
      `${shownPath(kept.session.folder)} is not watched any more; what was built last stays installed`,
    );
  }

  dispose(): void {
    for (const kept of this.#kept.values()) this.#end(kept, 'to-tui ends');
  }

  #end(kept: Kept, text: string): void {
    kept.session.end({ text, tone: 'text' });
    this.#drop(kept);
  }

  #drop(kept: Kept): void {
    kept.endPatience?.();
    kept.endPatience = undefined;
  }

  #find(folder: string): Kept | undefined {
    const all = [...this.#kept.values()];
    const named = all.find(({ names, session }) => session.folder === folder || names.has(folder));
    if (named) return named;
    const resolved = resolvedFolder(folder);
    return resolved.ok ? this.#kept.get(resolved.value) : undefined;
  }

  /** A page that is open asks again with the words that began it. */
  #isLooking({ lookedAt }: Kept, from: Developer): boolean {
    return from === 'window' && this.#parts.time.steadyMs() - lookedAt < LOOKING_MS;
  }

  #hold(kept: Kept, from: Developer): void {
    if (from === 'window') {
      kept.isHeldByWindow = true;
      return;
    }
    this.#drop(kept);
    kept.endPatience = this.#parts.time.after(TERMINAL_GONE_MS, () => {
      if (!kept.isHeldByWindow) this.#end(kept, 'watching ended: the terminal that began it is gone');
    });
  }

  #add(resolved: string, folder: string, ways: BuildChoice): Kept {
    const build = (source: string) => this.#parts.build(source, ways);
    const session = new DevelopmentSession(
      resolved,
      { ...this.#parts, build },
      {
        took: (plugin) => this.#endOthers(resolved, plugin),
      },
    );
    const kept: Kept = {
      session,
      names: new Set([folder]),
      isHeldByWindow: false,
      endPatience: undefined,
      lookedAt: Number.NEGATIVE_INFINITY,
    };
    this.#kept.delete(resolved);
    this.#kept.set(resolved, kept);
    const over = [...this.#kept].filter(([, one]) => !one.session.isOn);
    for (const [name] of over.slice(0, Math.max(0, this.#kept.size - MAX_SESSIONS))) this.#kept.delete(name);
    return kept;
  }

  /** Two folders that replace each other's plugin at each change would help nobody. */
  #endOthers(folder: string, plugin: string): void {
    for (const kept of this.#kept.values()) {
      if (kept.session.folder === folder || kept.session.plugin !== plugin) continue;
      this.#end(kept, `watching ended: ${plugin} is developed in ${shownPath(folder)} now`);
    }
  }

  #faultOf(folder: string): string | undefined {
    const shown = shownPath(folder);
    const home = resolvedFolder(this.#parts.home);
    const isOurs = home.ok && (isIn(folder, home.value) || isIn(home.value, folder));
    if (isOurs) return `${shown} holds what to-tui keeps, or lies there: develop in a folder of its own`;
    if (!isFile(join(folder, MANIFEST_FILE))) {
      return `there is no ${MANIFEST_FILE} in ${shown}: plugin new NAME makes a folder to begin with`;
    }
    const on = [...this.#kept.values()].filter(({ session }) => session.isOn);
    return on.length >= MAX_ON ? `${MAX_ON} folders are watched already: end one with --stop` : undefined;
  }
}

/** Links are followed now, once: what they point at later is another matter. */
function resolvedFolder(folder: string): Result<string, string> {
  try {
    const resolved = realpathSync(folder);
    return lstatSync(resolved).isDirectory() ? ok(resolved) : err(`${shownPath(folder)} is no folder`);
  } catch {
    return err(`${shownPath(folder)} is not there`);
  }
}

function isFile(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}
