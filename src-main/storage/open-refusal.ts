import path from 'node:path';
import { describeError } from '../log';
import { sqliteCode } from './database';

/** Why there is no database to work with. */
export interface OpenRefusal {
  readonly kind: 'newer' | 'foreign' | 'unwritable' | 'busy' | 'failed';
  /** What happened, where, and what to do: for the user. */
  readonly message: string;
}

/** The file was written by a version of the application that knows more than this one. */
export function newer(file: string, version: number, newest: number): OpenRefusal {
  const message =
    `The database ${file} was made by a newer to-tui: it has layout version ${version}, and this to-tui knows ` +
    `versions up to ${newest}. Start the newer to-tui, or choose another data folder. The file was not changed.`;
  return { kind: 'newer', message };
}

/** The file is a database, but not ours. */
export function foreign(file: string): OpenRefusal {
  const message =
    `The file ${file} is a database of another program. Move it elsewhere, or choose another data folder. ` +
    'The file was not changed.';
  return { kind: 'foreign', message };
}

/** Whatever else kept the database from being opened. */
export function refusalFor(error: unknown, file: string): OpenRefusal {
  const code = sqliteCode(error) ?? '';
  const folder = path.dirname(file);
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/.test(code)) {
    const message = `The database ${file} cannot be written. Check the permissions of the file and of its folder ${folder}, or choose another data folder.`;
    return { kind: 'unwritable', message };
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return {
      kind: 'busy',
      message: `Another program is using the database ${file}. Close it and try again.`,
    };
  }
  if (/^SQLITE_FULL/.test(code)) {
    return {
      kind: 'failed',
      message: `There is no room left for the database in ${folder}. Free some space and try again.`,
    };
  }
  return {
    kind: 'failed',
    message: `The database ${file} could not be opened: ${reasonOf(error)}. The log says more.`,
  };
}

function reasonOf(error: unknown): string {
  return describeError(error).replace(/ \[at .*$/s, '');
}
