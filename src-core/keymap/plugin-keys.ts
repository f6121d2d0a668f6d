import type { Config } from '../config/config';
import type { PluginSummary } from '../plugin/plugin-summary';
import type { Keymaps } from './binding';
import { grant, refuse, type Wish } from './grant';

/** The application's keys and those of plugins; see `mergeKeymaps`. */
export function grantPluginKeys(
  core: Keymaps,
  plugins: readonly PluginSummary[],
  chosen: Config['pluginKeys'],
): Keymaps {
  const enabled = plugins.filter((plugin) => plugin.state === 'enabled');
  const withChosen = enabled.reduce(
    (made, plugin) => grantChosen(made, plugin, chosenFor(plugin, chosen)),
    core,
  );
  const bound = enabled
    .flatMap((plugin) => boundWishes(plugin, chosenFor(plugin, chosen)))
    .reduce(grant, withChosen);
  return plugins
    .filter((plugin) => plugin.state !== 'enabled')
    .flatMap((plugin) => idleWishes(plugin, chosenFor(plugin, chosen)))
    .reduce(keepIdle, bound);
}

type Chosen = Readonly<Record<string, string>>;

function chosenFor({ name }: PluginSummary, chosen: Config['pluginKeys']): Chosen {
  return (Object.hasOwn(chosen, name) ? chosen[name] : undefined) ?? {};
}

/** The keys that the configuration gives to the plugin's actions; an action that it does not have is told. */
function grantChosen(keymaps: Keymaps, plugin: PluginSummary, chosen: Chosen): Keymaps {
  return Object.entries(chosen).reduce((made, [action, keys]) => {
    if (keys === 'none') return made;
    const title = titleOf(plugin, action);
    const wish: Wish = {
      mode: 'navigate',
      keys,
      asker: 'user',
      binding: { kind: 'plugin', plugin: plugin.name, action, title: title ?? action },
    };
    return title === undefined ? refuse(made, wish, 'no_such_action', null) : grant(made, wish);
  }, keymaps);
}

function titleOf({ keys, actions }: PluginSummary, action: string): string | undefined {
  return keys.find((key) => key.action === action)?.title ?? actions.find(({ id }) => id === action)?.title;
}

function boundWishes(plugin: PluginSummary, chosen: Chosen): Wish[] {
  return plugin.keys
    .filter((key) => key.bound && !Object.hasOwn(chosen, key.action))
    .map(({ key, action, title }) => ({
      mode: 'navigate',
      keys: key,
      asker: 'plugin',
      binding: { kind: 'plugin', plugin: plugin.name, action, title },
    }));
}

function idleWishes({ name, state, keys }: PluginSummary, chosen: Chosen): Wish[] {
  return keys
    .filter(
      (key) =>
        key.conflict === undefined && (!Object.hasOwn(chosen, key.action) || chosen[key.action] !== 'none'),
    )
    .map(({ key, action, title }) => ({
      mode: 'navigate',
      keys: (Object.hasOwn(chosen, action) ? chosen[action] : undefined) ?? key,
      asker: 'plugin',
      binding: { kind: 'idle', plugin: name, state, title },
    }));
}

/** What is in the way of an idle key is no conflict: nobody misses it. */
function keepIdle(keymaps: Keymaps, wish: Wish): Keymaps {
  const { modes, conflicts } = grant(keymaps, wish);
  return conflicts.length > keymaps.conflicts.length ? keymaps : { ...keymaps, modes };
}
