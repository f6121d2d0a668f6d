import type { Bridge } from '../src-core/ipc/bridge';
import type { Outcome } from '../src-core/todo/outcome';
import type { ChangeEffect, Effect, TimerName } from '../src-core/tui/effect';
import type { Msg } from '../src-core/tui/msg';
import { createAppEffects } from './app-effects';
import { type Ask, createPluginEffects } from './plugin-effects';

/**
 * Does what `update` asks for, through the bridge; what comes of it returns as messages. `zoom` is the window's own
 * matter: larger (1), smaller (-1), or the usual size (0).
 */
export function createEffects(
  bridge: Bridge,
  send: (msg: Msg) => void,
  zoom: (step: -1 | 0 | 1) => void,
): (effect: Effect) => void {
  const timers = new Map<TimerName, number>();

  /** Runs a request whose answer, if any, is a message; a rejection becomes one that names what was asked. */
  const ask: Ask = (asked, answer, toMsg) => {
    answer.then(
      (value) => {
        if (toMsg) send(toMsg(value));
      },
      (error: unknown) => send({ kind: 'failed', asked, message: messageOf(error) }),
    );
  };
  const askPlugins = createPluginEffects(bridge, ask);
  const askApp = createAppEffects(bridge, ask);

  function change(asked: ChangeEffect): void {
    ask(asked, requestChange(bridge, asked), (outcome) => ({ kind: 'outcome', outcome, asked }));
  }

  function after(effect: Extract<Effect, { kind: 'after' }>): void {
    window.clearTimeout(timers.get(effect.name));
    timers.set(
      effect.name,
      window.setTimeout(() => send(effect.due), effect.ms),
    );
  }

  return (effect) => {
    switch (effect.kind) {
      case 'dispatch':
      case 'undo':
      case 'redo':
      case 'answer_rollover':
        return change(effect);
      case 'open_list': {
        const { list, offset } = effect;
        return ask(effect, bridge.request('open_list', { list, offset }), (json) => ({
          kind: 'list_page',
          page: JSON.parse(json),
        }));
      }
      case 'invoke_plugin_action': {
        const { plugin, action, list, selected } = effect;
        return ask(
          effect,
          bridge.request('invoke_plugin_action', { plugin, action, list, selected }),
          () => ({
            kind: 'action_done',
            asked: effect,
          }),
        );
      }
      case 'enable_plugin':
      case 'disable_plugin':
      case 'review_plugin':
        return ask(effect, bridge.request(effect.kind, { plugin: effect.plugin }));
      case 'plugin_command':
      case 'gallery':
      case 'plugin_settings':
      case 'save_plugin_settings':
      case 'answer_preview':
      case 'key_pressed':
      case 'provenance':
        return askPlugins(effect);
      case 'projects':
      case 'project_opened':
      case 'rollover_offer':
      case 'read_time':
      case 'find_everywhere':
      case 'statistics':
      case 'remember_draft':
      case 'app_command':
      case 'complete_path':
      case 'remember_command':
      case 'save_config':
      case 'cancel_work':
      case 'log_path':
        return askApp(effect);
      case 'set_zoom':
        return zoom(effect.step);
      case 'remember_fold':
        return ask(effect, bridge.request('remember_fold', { id: effect.id, folded: effect.folded }));
      case 'remember_cursor':
        return ask(
          effect,
          bridge.request('remember_cursor', {
            list: effect.list,
            selected: effect.selected,
            scroll: effect.scroll,
          }),
        );
      case 'copy_text':
        return ask(effect, bridge.request('copy_text', { text: effect.text }));
      case 'after':
        return after(effect);
      case 'turn_day':
      case 'ready_to_close':
      case 'quit':
        return ask(effect, bridge.request(effect.kind));
    }
  };
}

function requestChange(bridge: Bridge, asked: ChangeEffect): Promise<Outcome> {
  switch (asked.kind) {
    case 'dispatch':
      return bridge.request('dispatch', { commands: [...asked.commands] });
    case 'answer_rollover': {
      const { project, from, take, remember } = asked;
      return bridge.request('answer_rollover', { project, from, take, remember });
    }
    case 'undo':
    case 'redo':
      return bridge.request(asked.kind);
  }
}

/** Electron wraps what main threw; the user is told main's own sentence. */
function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^Error invoking remote method '[^']*': (?:\w*Error: )?/, '');
}
