import type { Result } from '../../src-core/lib/result';
import type { Present } from '../../src-core/plugin/moment-words';
import type { RequestHandlers } from '../ipc-router';
import type { PluginAdministration } from '../plugin/administration';
import type { Workshop } from '../plugin/kit/workshop';
import type { PluginManager } from '../plugin/manager';
import { runPluginVerb } from '../plugin/verbs/run-plugin-verb';

/** What is asked of plugins. */
export interface PluginRequestParts {
  readonly plugins: Pick<PluginManager, 'runs' | 'previews' | 'installAll'> & PluginAdministration;
  /** Where installed plugins lie. */
  readonly pluginsFolder: string;
  readonly workshop: Workshop;
  /** The user's home, for `~/`. */
  readonly home: string;
  readonly present: () => Present;
  /** Tells the user, in the status bar, why something was not done. */
  readonly warn: (text: string) => void;
}

/** The requests about plugins. */
export function pluginRequests(parts: PluginRequestParts) {
  const { plugins } = parts;
  const { runs, previews, switches, settings } = plugins;
  const tellRefusal = (done: Result<string, string>): null => {
    if (!done.ok) parts.warn(done.error);
    return null;
  };
  return {
    invoke_plugin_action: async ({ plugin, action, list, selected }) => {
      await runs.invoke(plugin, action, { list, selected });
      return null;
    },
    enable_plugin: async ({ plugin }) => tellRefusal(await switches.enable(plugin)),
    disable_plugin: async ({ plugin }) => tellRefusal(await switches.disable(plugin)),
    review_plugin: async ({ plugin }) => tellRefusal(await switches.enable(plugin)),
    install_plugins: async ({ paths }) => {
      await plugins.installAll(paths);
      return null;
    },
    plugin_command: ({ words, list, selected }) =>
      runPluginVerb(words, {
        ...parts.present(),
        administration: plugins,
        target: { list, selected },
        cwd: parts.home,
        home: parts.home,
        pluginsFolder: parts.pluginsFolder,
        workshop: parts.workshop,
        from: 'window',
      }),
    gallery: () => plugins.gallery(),
    plugin_settings: ({ plugin }) => {
      const form = settings.form(plugin);
      return form.ok ? form.value : null;
    },
    save_plugin_settings: ({ plugin, values, secrets }) => settings.save(plugin, values, secrets),
    answer_preview: ({ id, take, always }) => {
      previews.answer(id, { take, always });
      return null;
    },
    key_pressed: ({ key, list, selected }) => {
      runs.keyPressed(key, { list, selected });
      return null;
    },
  } satisfies Partial<RequestHandlers>;
}
