/**
 * Keeps secrets out of what is written down. From the moment on that a plugin was handed a secret, its recordings are
 * stored as the keychain encrypts them, since the secret may stand anywhere in them: in an answer, in the headers of a
 * request, in a form that nobody recognises. In lines that people read, the log, the audit log and reasons, the secret
 * itself is blotted out; a plugin that disguises its own secret there can still write it, to its own user.
 */
import type { AuditEntry } from '../../src-core/plugin/audit';
import type { PluginLog } from './plugin-notices';
import type {
  AuditRepository,
  PluginStateRepository,
  Recording,
  RecordingRepository,
} from './plugin-repository';
import type { Keychain } from './plugin-settings';

/** What stands in the place of a secret. */
const BLOT = '•••';

/** Shorter ones are not blotted out: they would be found in texts that have nothing to do with them. */
const MIN_LENGTH = 6;

/** Stands before an encrypted recording; no trace begins so, it is JSON. */
const SEALED = 'sealed:';

/** See the head of the file. One for the application's life: what was a secret stays one. */
export class Secrecy {
  readonly #keychain: Keychain;
  readonly #told = new Set<string>();
  readonly #secrets = new Set<string>();

  constructor(keychain: Keychain) {
    this.#keychain = keychain;
  }

  /** A plugin is about to be handed a secret. */
  handed(plugin: string, secret: string): void {
    this.#told.add(plugin);
    if (secret.length < MIN_LENGTH) return;
    this.#secrets.add(secret);
    this.#secrets.add(JSON.stringify(secret).slice(1, -1));
  }

  /** The text without any secret that was handed out. */
  blot(text: string): string {
    let clean = text;
    for (const secret of this.#secrets) clean = clean.replaceAll(secret, BLOT);
    return clean;
  }

  /** Recordings that are encrypted where they may hold a secret; what cannot be encrypted is not kept. */
  recordings(inner: RecordingRepository): RecordingRepository {
    const open = (recording: Recording) => this.#open(recording);
    return {
      append: (all) => inner.append(all.map((one) => (this.#told.has(one.plugin) ? this.#seal(one) : one))),
      find: (run) => {
        const found = inner.find(run);
        return found && open(found);
      },
      upTo: (instance, place) => inner.upTo(instance, place).map(open),
      removeAll: (plugin) => inner.removeAll(plugin),
    };
  }

  audit(inner: AuditRepository): AuditRepository {
    return {
      append: (entries) => inner.append(entries.map((entry) => this.#blotEntry(entry))),
      find: (query) => inner.find(query),
      broken: () => inner.broken(),
    };
  }

  states(inner: PluginStateRepository): PluginStateRepository {
    return {
      find: (name) => inner.find(name),
      save: (row) => inner.save({ ...row, reason: row.reason === null ? null : this.blot(row.reason) }),
      remove: (name) => inner.remove(name),
    };
  }

  log(inner: PluginLog): PluginLog {
    return {
      debug: (message) => inner.debug(this.blot(message)),
      info: (message) => inner.info(this.blot(message)),
      warn: (message) => inner.warn(this.blot(message)),
      error: (message, cause) => inner.error(this.blot(message), cause),
    };
  }

  #blotEntry(entry: AuditEntry): AuditEntry {
    if (entry.kind === 'decision') return { ...entry, detail: this.blot(entry.detail) };
    const { reason, reached, trigger } = entry;
    return {
      ...entry,
      reason: reason === null ? null : this.blot(reason),
      reached: reached.map((one) => this.blot(one)),
      trigger: this.blot(trigger),
    };
  }

  #seal(recording: Recording): Recording {
    const { request, trace, output } = recording;
    if (trace === null) return { ...recording, output: '' };
    try {
      const encrypted = this.#keychain.encrypt(JSON.stringify([request, trace, output]));
      const sealed = SEALED + Buffer.from(encrypted).toString('base64');
      return { ...recording, request: '', trace: sealed, output: '' };
    } catch {
      return { ...recording, request: '', trace: null, output: '' };
    }
  }

  /** What can no longer be decrypted reads as too much to keep: it cannot be played. */
  #open(recording: Recording): Recording {
    const { trace } = recording;
    if (!trace?.startsWith(SEALED)) return recording;
    const parts = this.#unseal(trace.slice(SEALED.length));
    if (!parts) return { ...recording, trace: null };
    return { ...recording, request: parts[0], trace: parts[1], output: parts[2] };
  }

  #unseal(sealed: string): readonly [request: string, trace: string, output: string] | undefined {
    try {
      const text = this.#keychain.decrypt(Buffer.from(sealed, 'base64'));
      const read: unknown = text === null ? null : JSON.parse(text);
      if (!Array.isArray(read) || read.length !== 3) return undefined;
      const [request, trace, output]: readonly unknown[] = read;
      if (typeof request !== 'string' || typeof trace !== 'string' || typeof output !== 'string')
        return undefined;
      return [request, trace, output];
    } catch {
      return undefined;
    }
  }
}
