import { CONFIG_FILE, checkSetting, isSettingKey, placeInFile } from '../../src-core/config/read-config';
import { dotted } from '../../src-core/config/settings';
import { err, ok, type Result } from '../../src-core/lib/result';
import { editToml, type TomlEditFault } from '../toml/edit-toml';
import { parseToml } from '../toml/parse-toml';
import { printToml, printTomlKey, type TomlEditValue } from '../toml/print-toml';
import { codeOf, readTextFile } from './read-file';
import { replaceFile } from './write-file';

/** How often a save begins anew because somebody else wrote the file meanwhile. */
const MAX_TRIES = 5;

/** What a new file begins with. */
export const CONFIG_HEADER = `# Settings of to-tui. They count as soon as this file is saved; what is wrong with it is said in the status bar.
# What can be set: type :set and press Tab, or read docs/configuration.md.

`;

/**
 * Writes one key of the configuration; null takes it out. Reads the file just before, so that what others wrote stays,
 * and does not touch one that it cannot read. The error is a sentence for the user.
 */
export async function saveKey(
  file: string,
  key: readonly string[],
  value: TomlEditValue,
): Promise<Result<null, string>> {
  const refusal = value === null ? unknownKey(key) : checkSetting(key, value);
  if (refusal !== null) return err(refusal);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const read = readTextFile(file);
    if (read.kind === 'unreadable') return err(`${CONFIG_FILE} was not changed: it ${read.reason}.`);
    const before = read.kind === 'missing' ? null : read.text;
    const after = edited(before ?? CONFIG_HEADER, key, value);
    if (!after.ok) return after;
    if (after.value === (before ?? CONFIG_HEADER)) return ok(null);
    const isStillRight = () => {
      const now = readTextFile(file);
      return now.kind === 'text' ? now.text === before : now.kind === 'missing' && before === null;
    };
    try {
      if (await replaceFile(file, after.value, isStillRight)) return ok(null);
    } catch (error) {
      return err(`${CONFIG_FILE} cannot be written (${codeOf(error)}): ${dotted(key)} was not changed.`);
    }
  }
  return err(
    `${CONFIG_FILE} is being written by another program: ${dotted(key)} was not changed. Try again.`,
  );
}

function unknownKey(key: readonly string[]): string | null {
  return isSettingKey(key) ? null : `${dotted(key)} is no setting.`;
}

function edited(text: string, key: readonly string[], value: TomlEditValue): Result<string, string> {
  const table = parseToml(text.replace(/^\ufeff/, ''));
  const place = table.ok ? placeInFile(table.value, key) : key;
  const done = editToml(text, place, value);
  return done.ok ? done : err(faultSentence(done.error, place, value));
}

function faultSentence(fault: TomlEditFault, key: readonly string[], value: TomlEditValue): string {
  const byHand =
    value === null
      ? `take ${printTomlKey(key)} out by hand`
      : `write ${printTomlKey(key)} = ${printToml(value)} by hand`;
  switch (fault.kind) {
    case 'not_toml':
      return `${CONFIG_FILE} was not changed: line ${fault.line} cannot be read (${fault.message}). Mend it first.`;
    case 'no_table':
      return `${CONFIG_FILE} was not changed: something on the way to ${printTomlKey(key)} is no table there. Mend it first.`;
    case 'too_tangled':
      return `${CONFIG_FILE} was not changed, so that the rest of it stays as you wrote it: ${byHand}.`;
  }
}
