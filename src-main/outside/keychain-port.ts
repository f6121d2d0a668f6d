/** Where secrets are made unreadable before they are stored. The real one is `src-main/keychain.ts`. */

/** Encrypts and decrypts with a key that the system keeps. */
export interface Keychain {
  /** Where the key is kept, in words; null when this system keeps none: then no secret may be stored. */
  readonly available: string | null;
  /** @throws Error when `available` is null. */
  readonly encrypt: (text: string) => Uint8Array;
  /** Null when it was not encrypted here, by this user, with this key, or was changed. */
  readonly decrypt: (bytes: Uint8Array) => string | null;
}

const PLAIN = 'to-tui:plain:';

/** A keychain that hides nothing, for tests: what it stores can be read by everybody. */
export function plainKeychain(): Keychain {
  return {
    available: 'nowhere: secrets are stored readably, for tests only',
    encrypt: (text) => Buffer.from(PLAIN + text, 'utf8'),
    decrypt: (bytes) => {
      const text = Buffer.from(bytes).toString('utf8');
      return text.startsWith(PLAIN) ? text.slice(PLAIN.length) : null;
    },
  };
}

/** For a system that keeps no secrets. */
export const NO_KEYCHAIN: Keychain = {
  available: null,
  encrypt: () => {
    throw new Error('a secret was to be stored on a system that keeps none');
  },
  decrypt: () => null,
};
