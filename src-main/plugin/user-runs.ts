/** Runs that the user asks for, and may end: an action, a `generate`; and keys of navigate mode, which plugins may hear. */
import { err, type Result } from '../../src-core/lib/result';
import type { Work } from '../../src-core/todo/days';
import type { RunDeeds } from './administration';
import { noSuchPlugin } from './no-such-plugin';
import { actionsOf, manifestOf, notOn } from './plugin-entry';
import type { ActionTarget } from './run-request';
import type { PluginSystem } from './wire-plugins';
import { wordGenerated } from './word-generated';

/** See the head of the file. */
export interface UserRuns extends RunDeeds {
  /** Runs an action for the user; what comes of it is told through the notices. Resolves when it is done. */
  invoke(plugin: string, action: string, target: ActionTarget): Promise<void>;
  /** Ends a run that the user waits for, by the id of its work; nothing of it is done. */
  cancel(id: Work['id']): void;
  /** A key of navigate mode, told after its own deed. Returns at once. */
  keyPressed(key: string, target: ActionTarget): void;
}

/** Whether such a run is possible is looked at here; what is not, `warn` tells the user. */
export function userRunsOver(
  { book, runner, keys, awaited }: Pick<PluginSystem, 'book' | 'runner' | 'keys' | 'awaited'>,
  warn: (text: string) => void,
): UserRuns {
  return {
    invoke: async (plugin, action, target) => {
      const entry = book.get(plugin);
      if (entry?.state !== 'enabled') return warn(notOn(plugin, entry));
      if (!actionsOf(entry).some(({ id }) => id === action)) return warn(`${plugin} has no action ${action}`);
      await runner.action(entry, action, target);
    },
    generate: async (name, input, target): Promise<Result<string, string>> => {
      const entry = book.get(name);
      if (!entry) return noSuchPlugin(name);
      if (entry.state !== 'enabled') return err(notOn(name, entry));
      if (manifestOf(entry)?.exports.includes('generate') !== true) return err(`${name} generates nothing`);
      return wordGenerated(name, await runner.generate(entry, input, target));
    },
    cancel: (id) => awaited.cancel(id),
    keyPressed: (key, target) => keys.pressed({ key, target }),
  };
}
