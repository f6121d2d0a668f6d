// A branch for a todo. Nothing of git is touched unless a key is pressed or an action is chosen.
// @ts-check
/// <reference path="../sdk/javascript/to-tui.d.ts" />
import { isPlainName, prefixFault, slugOf } from './branch-name';
import { asks, folderOf, GitRefusal, git, stateOf } from './git';

/** Todos with a branch are found again by this value. */
const LINKED = 'linked';
const BRANCH = 'branch';

/** An answer may have 200 commands. */
const MOST_BADGES = 150;

/** @type {Record<string, (context: ToTui.Context) => ToTui.Command[]>} */
const actions = {
  show({ settings }) {
    const folder = folderOf(settings.repository);
    return [said(`${nameOf(folder)}: ${stateInWords(stateOf(folder))}`)];
  },

  start(context) {
    const { selected, settings } = context;
    if (selected === undefined) return [said('Put the cursor on the todo that wants a branch')];
    if (isPast(context)) return [said('That day is past: nothing can be stored with its todos')];
    const folder = folderOf(settings.repository);
    const kept = branchOf(selected.id);
    const name = kept ?? newName(selected, settings);
    const isThere = asks(['-C', folder, 'show-ref', '--verify', '--quiet', `refs/heads/${name}`]);
    if (isThere) return switchTo(folder, name, selected, settings);
    const state = stateOf(folder);
    refuseDirty(state, settings);
    const base = baseOf(folder, settings.base);
    git(['-C', folder, 'switch', '--no-track', '-c', name, ...base]);
    return [...linking(selected, name), said(`Began ${name}${from(settings.base, state)}`)];
  },

  back({ selected, settings }) {
    if (selected === undefined) return [said('Put the cursor on a todo with a branch')];
    const name = branchOf(selected.id);
    if (name === null) return [said('This todo has no branch; “Begin a branch” makes one')];
    return switchTo(folderOf(settings.repository), name, selected, settings);
  },

  unlink(context) {
    const { selected } = context;
    if (isPast(context)) return [said('That day is past: nothing can be stored with its todos')];
    if (selected === undefined) return [said('Put the cursor on a todo with a branch')];
    const name = branchOf(selected.id);
    if (name === null) return [said('This todo has no branch')];
    return [
      { type: 'delete_todo_metadata', todo_id: selected.id, key: BRANCH },
      { type: 'delete_todo_metadata', todo_id: selected.id, key: LINKED },
      { type: 'add_decoration', todo_id: selected.id, text: '' },
      said(`This todo has no branch any more; ${name} is still there`),
    ];
  },
};

/** @type {ToTui.Exports['init']} */
export const init = () => {
  const ids = host.find_todos_by_metadata({ key: LINKED, value: '1' }).slice(0, MOST_BADGES);
  return { commands: ids.flatMap((id) => badge(id, branchOf(id) ?? '', 'plain')) };
};

/** @type {ToTui.Exports['handle_action']} */
export const handle_action = ({ action, context }) => {
  const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (act === undefined) throw new Error(`git-branch has no action ${action}`);
  try {
    return { commands: act(context) };
  } catch (error) {
    if (!(error instanceof GitRefusal)) throw error;
    return {
      commands: [{ type: 'show_notification', message: error.message.slice(0, 500), duration_secs: 8 }],
    };
  }
};

/**
 * @param {string} folder
 * @param {string} name
 * @param {ToTui.Todo} todo
 * @param {ToTui.Settings} settings
 * @returns {ToTui.Command[]}
 */
function switchTo(folder, name, todo, settings) {
  const state = stateOf(folder);
  if (state.branch === name) return [...linking(todo, name), said(`${name} is checked out`)];
  refuseDirty(state, settings);
  git(['-C', folder, 'switch', '--no-guess', name]);
  return [...linking(todo, name), said(`Switched to ${name}`)];
}

/**
 * @param {ReturnType<typeof stateOf>} state
 * @param {ToTui.Settings} settings
 */
function refuseDirty({ changed }, { allow_dirty }) {
  if (changed === 0 || allow_dirty === true) return;
  const files = changed === 1 ? '1 file is' : `${changed} files are`;
  throw new GitRefusal(`${files} changed: commit or stash first, or allow it in the settings`);
}

/**
 * @param {ToTui.Todo} todo
 * @param {ToTui.Settings} settings
 */
function newName({ content, id }, { prefix }) {
  const before = typeof prefix === 'string' ? prefix.trim() : '';
  const fault = prefixFault(before);
  if (fault !== undefined) throw new GitRefusal(`the prefix ${before} ${fault}`);
  const name = before + slugOf(content, id);
  if (!asks(['check-ref-format', '--branch', name]))
    throw new GitRefusal(`git takes no branch called ${name}`);
  return name;
}

/**
 * The commit to begin at: a name could move, or make the new branch follow it.
 * @param {string} folder
 * @param {unknown} setting
 * @returns {string[]}
 */
function baseOf(folder, setting) {
  const base = typeof setting === 'string' ? setting.trim() : '';
  if (base === '') return [];
  if (!isPlainName(base)) throw new GitRefusal(`the base ${base} is not the name of a branch`);
  const found = ['-C', folder, 'rev-parse', '--verify', '--quiet', `${base}^{commit}`];
  if (!asks(found)) throw new GitRefusal(`there is no ${base} to begin at`);
  return [git(found).trim()];
}

/** @param {ToTui.Context} context */
function isPast({ date }) {
  return date < host.get_current_date();
}

/** @param {string} id */
function branchOf(id) {
  const name = host.get_todo_metadata({ todo_id: id, key: BRANCH });
  return name !== null && isPlainName(name) ? name : null;
}

/**
 * @param {ToTui.Todo} todo
 * @param {string} name
 * @returns {ToTui.Command[]}
 */
function linking({ id }, name) {
  const known = branchOf(id) === name;
  return [...(known ? [] : [stored(id, BRANCH, name), stored(id, LINKED, '1')]), ...badge(id, name, 'ok')];
}

/**
 * @param {string} todo_id
 * @param {string} key
 * @param {string} value
 * @returns {ToTui.Command}
 */
function stored(todo_id, key, value) {
  return { type: 'set_todo_metadata', todo_id, key, value };
}

/**
 * The end of the name says more than its prefix; what is too long the host cuts.
 * @param {string} todo_id
 * @param {string} name
 * @param {'plain' | 'ok'} style
 * @returns {ToTui.Command[]}
 */
function badge(todo_id, name, style) {
  if (name === '') return [];
  return [{ type: 'add_decoration', todo_id, text: name.slice(name.lastIndexOf('/') + 1), style }];
}

/** @param {ReturnType<typeof stateOf>} state */
function stateInWords({ branch, commit, changed, untracked, ahead, behind }) {
  const parts = [
    branch ?? `no branch, at ${commit}`,
    changed > 0 ? `${changed} changed` : '',
    untracked > 0 ? `${untracked} new` : '',
    ahead > 0 ? `${ahead} ahead` : '',
    behind > 0 ? `${behind} behind` : '',
  ].filter((part) => part !== '');
  return changed + untracked === 0 ? `${parts.join(', ')}, clean` : parts.join(', ');
}

/**
 * @param {unknown} base
 * @param {ReturnType<typeof stateOf>} state
 */
function from(base, { branch }) {
  const name = typeof base === 'string' && base.trim() !== '' ? base.trim() : branch;
  return name === null ? '' : ` from ${name}`;
}

/** @param {string} folder */
function nameOf(folder) {
  return (
    folder
      .split(/[\\/]/u)
      .filter((part) => part !== '')
      .at(-1) ?? folder
  );
}

/**
 * @param {string} message
 * @returns {ToTui.Command}
 */
function said(message) {
  return { type: 'set_status_message', message };
}
