import { beforeEach, describe, expect, it, vi } from 'vitest';

const safeStorage = vi.hoisted(() => ({
  isEncryptionAvailable: vi.fn(() => true),
  getSelectedStorageBackend: vi.fn(() => 'gnome_libsecret'),
  encryptString: vi.fn((text: string) => Buffer.from([...Buffer.from(text)].reverse())),
  decryptString: vi.fn((bytes: Buffer) => Buffer.from([...bytes].reverse()).toString('utf8')),
}));
vi.mock('electron', () => ({ safeStorage }));

const { openKeychain } = await import('./keychain');

const linux = { wish: undefined, packaged: true, platform: 'linux' } as const;

beforeEach(() => {
  safeStorage.isEncryptionAvailable.mockReturnValue(true);
  safeStorage.getSelectedStorageBackend.mockReturnValue('gnome_libsecret');
});

describe('the keychain', () => {
  it('says where secrets are kept, and gives back what it was given', () => {
    const keychain = openKeychain(linux);
    expect(keychain.available).toBe('the keyring of the desktop');
    const kept = keychain.encrypt('hush');
    expect(Buffer.from(kept).toString()).not.toContain('hush');
    expect(keychain.decrypt(kept)).toBe('hush');
  });

  it.each([
    ['darwin', 'the keychain of macOS'],
    ['win32', 'the data protection of Windows'],
  ] as const)('is there on %s', (platform, words) => {
    expect(openKeychain({ ...linux, platform }).available).toBe(words);
  });

  it.each(['basic_text', 'unknown'])('keeps nothing when Linux offers only %s', (backend) => {
    safeStorage.getSelectedStorageBackend.mockReturnValue(backend);
    const keychain = openKeychain(linux);
    expect(keychain.available).toBeNull();
    expect(() => keychain.encrypt('hush')).toThrow('keeps none');
    expect(keychain.decrypt(Buffer.from('x'))).toBeNull();
  });

  it('keeps nothing when the system cannot encrypt', () => {
    safeStorage.isEncryptionAvailable.mockReturnValue(false);
    expect(openKeychain({ ...linux, platform: 'darwin' }).available).toBeNull();
  });

  it('gives null for what it did not encrypt', () => {
    safeStorage.decryptString.mockImplementationOnce(() => {
      throw new Error('Error while decrypting the ciphertext');
    });
    expect(openKeychain(linux).decrypt(Buffer.from('other'))).toBeNull();
  });

  it('stores readably only when that is wished for outside a package', () => {
    safeStorage.getSelectedStorageBackend.mockReturnValue('basic_text');
    expect(openKeychain({ ...linux, wish: 'plain' }).available).toBeNull();
    const plain = openKeychain({ ...linux, wish: 'plain', packaged: false });
    expect(plain.available).toContain('for tests only');
    expect(plain.decrypt(plain.encrypt('hush'))).toBe('hush');
    expect(plain.decrypt(Buffer.from('hush'))).toBeNull();
  });
});
