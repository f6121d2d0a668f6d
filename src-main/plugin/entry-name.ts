/** Names that Windows gives to devices, with any extension. */
const DEVICE = /^(con|conin\$|conout\$|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])( *\.|$)/i;

/** Parts of a path that an archive of a plugin may have. */
const MAX_DEPTH = 8;

const MAX_LENGTH = 300;

/** Why a name in an archive is not taken on any system; undefined when it is plain. */
export function entryNameFault(name: string): string | undefined {
  if (name.length === 0) return 'has no name';
  if (name.length > MAX_LENGTH) return 'has too long a name';
  if (/[\p{C}]/u.test(name)) return 'has an invisible character in its name';
  if (/[\\:]/.test(name) || name.startsWith('/')) return 'does not stay inside the archive';
  const parts = name.split('/');
  if (parts.length > MAX_DEPTH) return 'lies too deep';
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    return 'does not stay inside the archive';
  if (parts.some((part) => /[. ]$/.test(part))) return 'has a name that ends in a dot or a space';
  return parts.some((part) => DEVICE.test(part)) ? 'has the name of a device' : undefined;
}
