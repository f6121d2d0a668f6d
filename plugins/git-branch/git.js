// Asks git. Arguments travel as a list, without a shell; each begins with a letter or is written here.
// @ts-check
/// <reference path="../sdk/javascript/to-tui.d.ts" />

/** What a person reads in place of an error of ours: why git did not do it. */
export class GitRefusal extends Error {}

/** The form of a path that means the same wherever one stands. */
const WHOLE_PATH = /^(\/|~\/|[A-Za-z]:[\\/])/u;

/**
 * What git printed. Throws a {@link GitRefusal} when it ended otherwise than well.
 * @param {readonly string[]} args
 */
export function git(args) {
  const { code, stdout, stderr } = run(args);
  if (code === 0) return stdout;
  const said = stderr.split('\n').find((line) => line.trim() !== '');
  throw new GitRefusal(said?.replace(/^(fatal|error): /u, '') ?? `git ended with ${code}`);
}

/**
 * Whether git says yes.
 * @param {readonly string[]} args
 */
export function asks(args) {
  return run(args).code === 0;
}

/** @param {readonly string[]} args */
function run(args) {
  try {
    return host.run_command({ program: 'git', args });
  } catch (error) {
    const { code, message } = /** @type {ToTui.HostError} */ (error);
    if (code === undefined) throw error;
    throw new GitRefusal(code === 'E_NOT_FOUND' ? 'git is not installed' : message);
  }
}

/**
 * The folder of the repository, absolute. Git itself knows where `~` is.
 * @param {unknown} setting
 */
export function folderOf(setting) {
  const path = typeof setting === 'string' ? setting.trim() : '';
  if (path === '') throw new GitRefusal('name the repository in the settings (s in P)');
  if (!WHOLE_PATH.test(path)) throw new GitRefusal(`write the repository out, from / or ~/ on: ${path}`);
  if (!path.startsWith('~/')) return path;
  const given = ['-c', `to-tui.repository=${path}`, 'config', '--type=path', '--get', 'to-tui.repository'];
  return git(given).trim();
}

/** A repository's own configuration may name a program that git would start to look at it. */
const STARTS_NOTHING = ['-c', 'core.fsmonitor=false', '--no-optional-locks'];

/**
 * How the repository is.
 * @param {string} folder
 */
export function stateOf(folder) {
  const text = git([...STARTS_NOTHING, '-C', folder, 'status', '--porcelain=v2', '--branch']);
  const lines = text.split('\n').filter((line) => line !== '');
  /** @param {string} name */
  const header = (name) => lines.find((line) => line.startsWith(`# ${name} `))?.slice(name.length + 3) ?? '';
  const [ahead = 0, behind = 0] = header('branch.ab')
    .split(' ')
    .map((part) => Math.abs(Number(part)));
  const head = header('branch.head');
  return {
    /** Null when no branch is checked out. */
    branch: head === '(detached)' || head === '' ? null : head,
    commit: header('branch.oid').slice(0, 8),
    changed: lines.filter((line) => /^[12u] /u.test(line)).length,
    untracked: lines.filter((line) => line.startsWith('? ')).length,
    ahead,
    behind,
  };
}
