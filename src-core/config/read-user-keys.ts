import { ACTIONS, type Action, type ActionName, type KeyMode } from '../keymap/action';
import { parseKeys, printKeys } from '../keymap/key';
import { didYouMean } from '../plugin/nearest-word';
import type { UserKeyMode, UserKeys } from './config';
import { type Faults, isTable, type TomlTable } from './faults';
import type { SettingKey } from './setting';
import { printedValue } from './setting-kind';

const NOTATION = 'write keys as dd, <C-x>p, <Space>';

/** Reads `[keybindings.MODE]`; what is wrong goes to `faults`, the rest is taken. Keys come out in their one spelling. */
export function readUserKeys(mode: UserKeyMode, at: SettingKey, table: TomlTable, faults: Faults): UserKeys {
  const read = new Map<string, ActionName | 'none'>();
  for (const [written, value] of entriesOf(at, table, faults)) {
    const key = [...at, written];
    const keys = spelled(written);
    const action = readAction(mode, value);
    if (keys === undefined) faults.add(key, `${printedValue(written)} is no key: ${NOTATION}.`);
    else if ('fault' in action) faults.add(key, `${written} ${action.fault}`);
    else if (read.has(keys)) faults.add(key, `${written} is the same as ${keys}, which stands before it.`);
    else read.set(keys, action.name);
  }
  return Object.fromEntries(read);
}

/** Keys in one table: far beyond use, and a bound for what a file can ask of every start. */
const MAX_KEYS = 500;

function entriesOf(at: SettingKey, table: TomlTable, faults: Faults): readonly [string, unknown][] {
  const entries = Object.entries(table);
  if (entries.length > MAX_KEYS)
    faults.add(at, `this table has ${entries.length} keys; the first ${MAX_KEYS} are taken.`);
  return entries.slice(0, MAX_KEYS);
}

function readAction(mode: UserKeyMode, value: unknown): { name: ActionName | 'none' } | { fault: string } {
  if (value === 'none') return { name: 'none' };
  if (typeof value !== 'string') {
    return { fault: `takes the name of an action or “none”, not ${printedValue(value)}.` };
  }
  const action: (Action & { readonly name: ActionName }) | undefined = ACTIONS.find(
    ({ name }) => name === value,
  );
  if (!action) {
    const known = [
      ...ACTIONS.filter((one: Action) => one.modes.includes(mode)).map(({ name }) => name),
      'none',
    ];
    return { fault: `asks for ${printedValue(value)}, which is no action${didYouMean(value, known)}` };
  }
  if (action.modes.includes(mode)) return { name: action.name };
  return {
    fault: `asks for ${value}, which is not done in ${mode} mode but in: ${modesText(action.modes)}.`,
  };
}

function modesText(modes: readonly KeyMode[]): string {
  return modes.slice(0, 4).join(', ') + (modes.length > 4 ? ' …' : '');
}

/** Reads `[keybindings.plugins]`: a table for each plugin. */
export function readPluginKeys(
  at: SettingKey,
  table: TomlTable,
  faults: Faults,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const plugins = new Map<string, Readonly<Record<string, string>>>();
  for (const [plugin, value] of entriesOf(at, table, faults)) {
    if (isTable(value)) plugins.set(plugin, readActionsOf([...at, plugin], value, faults));
    else
      faults.add(
        [...at, plugin],
        `${plugin} takes a table of actions and their keys, not ${printedValue(value)}.`,
      );
  }
  return Object.fromEntries(plugins);
}

function readActionsOf(at: SettingKey, table: TomlTable, faults: Faults): Readonly<Record<string, string>> {
  const actions = new Map<string, string>();
  for (const [action, value] of entriesOf(at, table, faults)) {
    const keys = value === 'none' ? 'none' : typeof value === 'string' ? spelled(value) : undefined;
    if (keys === undefined) {
      faults.add(
        [...at, action],
        `${action} takes a key or “none”, not ${printedValue(value)}: ${NOTATION}.`,
      );
    } else actions.set(action, keys);
  }
  return Object.fromEntries(actions);
}

/** The one spelling of a sequence; undefined when it is none, or so long that nobody types it. */
function spelled(written: string): string | undefined {
  const keys = parseKeys(written);
  return keys && keys.length <= MAX_SEQUENCE ? printKeys(keys) : undefined;
}

const MAX_SEQUENCE = 16;
