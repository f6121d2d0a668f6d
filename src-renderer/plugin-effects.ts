import type { Bridge } from '../src-core/ipc/bridge';
import type { RequestOf } from '../src-core/ipc/contract';
import type { Effect } from '../src-core/tui/effect';
import type { Msg } from '../src-core/tui/msg';

/** Runs a request whose answer, if any, is a message; a rejection becomes one that names what was asked. */
export type Ask = <T>(asked: Effect, answer: Promise<T>, toMsg?: (value: T) => Msg) => void;

/** What is asked of the plugin system besides running and switching. */
export type PluginEffect = Extract<
  Effect,
  {
    kind:
      | 'plugin_command'
      | 'gallery'
      | 'plugin_settings'
      | 'save_plugin_settings'
      | 'answer_preview'
      | 'key_pressed'
      | 'provenance';
  }
>;

/** The effects of the command line, of previews, settings and of who changed what. */
export function createPluginEffects(bridge: Bridge, ask: Ask): (effect: PluginEffect) => void {
  return (effect) => {
    switch (effect.kind) {
      case 'plugin_command': {
        const { words, list, selected } = effect;
        const asked = bridge.request('plugin_command', { words: [...words], list, selected });
        return ask(effect, asked, (answer) => ({ kind: 'command_answered', answer, asked: effect }));
      }
      case 'gallery':
        return ask(effect, bridge.request('gallery'), (plugins) => ({ kind: 'gallery', plugins }));
      case 'plugin_settings': {
        const { plugin } = effect;
        const asked = bridge.request('plugin_settings', { plugin });
        return ask(effect, asked, (form) => ({ kind: 'settings_form', plugin, form }));
      }
      case 'save_plugin_settings': {
        const { plugin, secrets } = effect;
        const values = sendable(effect.values);
        const asked = bridge.request('save_plugin_settings', { plugin, values, secrets });
        return ask(effect, asked, (saved) => ({ kind: 'settings_saved', plugin, saved }));
      }
      case 'answer_preview': {
        const { id, take, always } = effect;
        return ask(effect, bridge.request('answer_preview', { id, take: take && [...take], always }));
      }
      case 'key_pressed': {
        const { key, list, selected } = effect;
        return ask(effect, bridge.request('key_pressed', { key, list, selected }));
      }
      case 'provenance': {
        const { id } = effect;
        const asked = bridge.request('provenance', { id });
        return ask(effect, asked, (entries) => ({ kind: 'provenance', id, entries }));
      }
    }
  };
}

type SentValues = RequestOf<'save_plugin_settings'>['values'];

function sendable(values: Extract<PluginEffect, { kind: 'save_plugin_settings' }>['values']): SentValues {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      typeof value === 'object' && value !== null ? [...value] : value,
    ]),
  );
}
