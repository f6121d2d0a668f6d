import type { Bridge } from '../src-core/ipc/bridge';
import type { Effect, TimerName } from '../src-core/tui/effect';
import type { Msg } from '../src-core/tui/msg';

/** Does what `update` asks for, through the bridge; what comes of it returns as messages. */
export function createEffects(bridge: Bridge, send: (msg: Msg) => void): (effect: Effect) => void {
  const timers = new Map<TimerName, number>();

  /** Runs a request whose answer, if any, is a message; a rejection becomes one that names the deed. */
  function ask<T>(doing: string, answer: Promise<T>, toMsg?: (value: T) => Msg): void {
    answer.then(
      (value) => {
        if (toMsg) send(toMsg(value));
      },
      (error: unknown) => send({ kind: 'failed', doing, message: messageOf(error) }),
    );
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
        return ask('saving', bridge.request('dispatch', { commands: [...effect.commands] }), (outcome) => ({
          kind: 'outcome',
          outcome,
        }));
      case 'undo':
        return ask('undoing', bridge.request('undo'), (outcome) => ({ kind: 'outcome', outcome }));
      case 'redo':
        return ask('redoing', bridge.request('redo'), (outcome) => ({ kind: 'outcome', outcome }));
      case 'open_list':
        return ask(
          'opening the list',
          bridge.request('open_list', { list: effect.list, offset: effect.offset }),
          (json) => ({ kind: 'list_page', page: JSON.parse(json) }),
        );
      case 'invoke_plugin_action': {
        const { plugin, action, list, selected } = effect;
        return ask(
          `running ${plugin}`,
          bridge.request('invoke_plugin_action', { plugin, action, list, selected }),
        );
      }
      case 'enable_plugin':
        return ask(`enabling ${effect.plugin}`, bridge.request('enable_plugin', { plugin: effect.plugin }));
      case 'disable_plugin':
        return ask(`disabling ${effect.plugin}`, bridge.request('disable_plugin', { plugin: effect.plugin }));
      case 'review_plugin':
        return ask(`reviewing ${effect.plugin}`, bridge.request('review_plugin', { plugin: effect.plugin }));
      case 'remember_fold':
        return ask(
          'remembering a fold',
          bridge.request('remember_fold', { id: effect.id, folded: effect.folded }),
        );
      case 'remember_cursor':
        return ask(
          'remembering the cursor',
          bridge.request('remember_cursor', { list: effect.list, selected: effect.selected }),
        );
      case 'copy_text':
        return ask('copying', bridge.request('copy_text', { text: effect.text }));
      case 'after':
        return after(effect);
      case 'ready_to_close':
        return ask('closing', bridge.request('ready_to_close'));
      case 'quit':
        return ask('quitting', bridge.request('quit'));
    }
  };
}

/** Electron wraps what main threw; the user is told main's own sentence. */
function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^Error invoking remote method '[^']*': (?:\w*Error: )?/, '');
}
