/**
 * One folder under development: builds it at each change, never two at once, has what was built put in its place, and
 * writes down what came of it. What may be put in place without a question is decided in `develop-terms.ts`.
 */
import { basename } from 'node:path';
import type { Result } from '../../../../src-core/lib/result';
import { cleanLine } from '../../../../src-core/plugin/clean-text';
import { AS_BUILT, type ToSource } from '../../../../src-core/plugin/source-places';
import type { Developed, DevelopTerms } from '../../develop-terms';
import type { PluginSaid } from '../../plugin-feed';
import type { PluginLog } from '../../plugin-notices';
import type { PluginTime } from '../../plugin-time';
import type { BuildFault, Built } from '../build';
import type { BuildChoice } from '../workshop';
import { DevelopmentLines } from './development-lines';
import { buildLine, buildNotice, saidLine, type Told, writerWords } from './session-words';
import { SourceWatch } from './source-watch';
import { type WritableFolder, writerOf } from './written-by-plugins';

/** What developing needs of the application. */
export interface SessionParts {
  readonly build: (folder: string, ways?: BuildChoice) => Promise<Result<Built, BuildFault>>;
  /** The folders of the user's that plugins may write to now. */
  readonly writable: () => readonly WritableFolder[];
  /** Puts what was built in its place; see `PluginManager.develop`. */
  readonly develop: (path: string, terms: DevelopTerms) => Promise<Developed>;
  /** Tells what plugins log and what goes wrong with them; returns the disposer. */
  readonly follow: (listener: (said: PluginSaid) => void) => () => void;
  readonly time: PluginTime;
  /** The user's zone. */
  readonly zone: () => string;
  /** Tells the user in passing, in the status line; cleaned. */
  readonly tell: (told: Told) => void;
  readonly log: Pick<PluginLog, 'error'>;
}

/** What a session tells those who keep it. */
export interface SessionDeeds {
  /** That plugin comes from here now. */
  readonly took: (plugin: string) => void;
}

/** Wishes that the user said no to; a plugin has one set, and an author a few tries. */
const MAX_DENIED = 100;

/** Letters of a sentence in the status line. */
const MAX_NOTICE = 300;

/** See the head of the file. */
export class DevelopmentSession {
  /** Resolved. */
  readonly folder: string;
  readonly lines: DevelopmentLines;
  readonly #parts: SessionParts;
  readonly #deeds: SessionDeeds;
  readonly #watch: SourceWatch;
  readonly #ending = new AbortController();
  readonly #denied = new Set<string>();
  /** The plugin that the user agreed to. */
  #agreed: string | null = null;
  #isWanted = false;
  #isBuilding = false;
  /** Of the build that runs. */
  #toSource: ToSource = AS_BUILT;
  readonly #deafen: () => void;

  constructor(folder: string, parts: SessionParts, deeds: SessionDeeds) {
    this.folder = folder;
    this.#parts = parts;
    this.#deeds = deeds;
    this.lines = new DevelopmentLines(parts);
    this.#watch = new SourceWatch({
      folder,
      time: parts.time,
      changed: () => this.#want(),
      ended: (why) => this.end({ text: `watching ended: the folder ${why}`, tone: 'error' }),
    });
    this.#deafen = parts.follow((said) => {
      if (said.plugin !== this.#agreed) return;
      this.#say(saidLine({ ...said, text: this.#toSource(said.text) }));
    });
  }

  /** Whether the folder is watched. */
  get isOn(): boolean {
    return !this.#ending.signal.aborted;
  }

  /** The plugin that comes from here; null before the user agreed to one. */
  get plugin(): string | null {
    return this.#agreed;
  }

  /** Watches and begins to build. The error is the end of a sentence about the folder. */
  async start(): Promise<Result<void, string>> {
    const watched = await this.#watch.start();
    if (!watched.ok) this.#close();
    else if (this.isOn) this.#want();
    return watched;
  }

  /** Ends it and says why; an open question is withdrawn. What was built last stays installed. */
  end(why: Told): void {
    if (!this.isOn) return;
    this.#say(why);
    this.#close();
  }

  #close(): void {
    this.#ending.abort();
    this.#watch.dispose();
    this.#deafen();
    this.lines.wake();
  }

  #want(): void {
    this.#isWanted = true;
    if (!this.#isBuilding) void this.#buildAll();
  }

  /** A change during a build causes one more, however many there were. Never rejects. */
  async #buildAll(): Promise<void> {
    this.#isBuilding = true;
    while (this.#isWanted && this.isOn) {
      this.#isWanted = false;
      await this.#build().catch((error: unknown) => {
        this.#parts.log.error(`developing in ${this.folder}`, error);
        if (this.isOn)
          this.#say({ text: 'something went wrong; the log of to-tui says what', tone: 'error' });
      });
    }
    this.#isBuilding = false;
  }

  async #build(): Promise<void> {
    const writer = await writerOf(this.folder, this.#parts.writable());
    if (!this.isOn) return;
    if (writer) {
      this.#tellFault({ sentence: writerWords(writer), output: [] });
      return;
    }
    const built = await this.#parts.build(this.folder);
    if (!this.isOn) return;
    if (!built.ok) {
      this.#tellFault(built.error);
      return;
    }
    const developed = await this.#develop(built.value);
    if (this.isOn) this.#settle(built.value, inSource(developed, built.value));
  }

  async #develop({ folder, toSource }: Built): Promise<Developed> {
    const before = this.#toSource;
    // What is said from now on the new build says, but as long as the user is asked the one before still runs.
    this.#toSource = toSource;
    const developed = await this.#parts.develop(folder, {
      folder: this.folder,
      agreed: this.#agreed,
      denied: this.#denied,
      signal: this.#ending.signal,
      asking: () => {
        this.#toSource = before;
        this.#say({ text: 'to-tui asks you in its window', tone: 'text' });
      },
    });
    const runs = developed.kind === 'loaded' || developed.kind === 'same';
    this.#toSource = runs ? toSource : before;
    return developed;
  }

  #settle(built: Built, developed: Developed): void {
    if (developed.kind === 'loaded' && this.#agreed !== developed.name) {
      this.#agreed = developed.name;
      this.#deeds.took(developed.name);
    }
    if (developed.kind === 'denied' && this.#denied.size < MAX_DENIED) this.#denied.add(developed.wish);
    this.#say(buildLine(built, developed), lines(built.warnings, 'warning'));
    const notice = buildNotice(built, developed);
    if (notice) this.#tell(notice);
    const isNo = developed.kind === 'denied' || developed.kind === 'unasked';
    if (isNo && this.#agreed === null)
      this.end({ text: 'watching ended: it was not allowed', tone: 'error' });
  }

  #tellFault({ sentence, output }: Pick<BuildFault, 'sentence' | 'output'>): void {
    const name = this.#agreed ?? cleanLine(basename(this.folder), 60);
    this.#say({ text: `not built: ${sentence}`, tone: 'error' }, lines(output, 'error'));
    this.#tell({ text: `${name} was not built: ${sentence}`, tone: 'error' });
  }

  #tell({ text, tone }: Told): void {
    this.#parts.tell({ text: cleanLine(text, MAX_NOTICE), tone });
  }

  #say({ text, tone }: Told, more: readonly Told[] = []): void {
    this.lines.add(text, tone, more);
  }
}

/** Why it is not on, with the places of the build that is not. */
function inSource(developed: Developed, { toSource }: Built): Developed {
  if (developed.kind !== 'loaded' || developed.off === null) return developed;
  return { ...developed, off: toSource(developed.off) };
}

function lines(texts: readonly string[], tone: Told['tone']): readonly Told[] {
  return texts.map((text) => ({ text, tone }));
}
