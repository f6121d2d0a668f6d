/** The system's keychain, through Electron: macOS Keychain, Windows DPAPI, GNOME keyring or KWallet. */
import { safeStorage } from 'electron';
import { type Keychain, NO_KEYCHAIN, plainKeychain } from './outside/keychain-port';

/** What the start says about secrets. */
export interface KeychainSettings {
  /** `TO_TUI_KEYCHAIN`; `plain` stores secrets readably. */
  readonly wish: string | undefined;
  /** In packages `plain` is ignored. */
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
}

/**
 * The keychain of this system. Asking for it can take a while, on Linux over D-Bus: that is done when it is first used,
 * which must be after the application is ready. Without one no secret is stored.
 */
export function openKeychain(settings: KeychainSettings): Keychain {
  let known: Keychain | undefined;
  const found = (): Keychain => {
    known ??= findKeychain(settings);
    return known;
  };
  return {
    get available() {
      return found().available;
    },
    encrypt: (text) => found().encrypt(text),
    decrypt: (bytes) => found().decrypt(bytes),
  };
}

function findKeychain({ wish, packaged, platform }: KeychainSettings): Keychain {
  if (wish === 'plain' && !packaged) return plainKeychain();
  const available = whereKept(platform);
  return available === null ? NO_KEYCHAIN : { available, encrypt, decrypt };
}

function encrypt(text: string): Uint8Array {
  return safeStorage.encryptString(text);
}

function decrypt(bytes: Uint8Array): string | null {
  try {
    return safeStorage.decryptString(Buffer.from(bytes));
  } catch {
    return null; // another user's, another system's, or damaged
  }
}

function whereKept(platform: NodeJS.Platform): string | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (platform === 'darwin') return 'the keychain of macOS';
  if (platform === 'win32') return 'the data protection of Windows';
  return linuxBackend(safeStorage.getSelectedStorageBackend());
}

/** `basic_text` encrypts with a key that is written in Chromium's source: that is no keychain. */
function linuxBackend(name: string): string | null {
  if (name === 'gnome_libsecret') return 'the keyring of the desktop';
  return name.startsWith('kwallet') ? 'KWallet' : null;
}
