import type { Bridge } from '../src-core/ipc/bridge';
import type { Effect } from '../src-core/tui/effect';
import type { Ask } from './plugin-effects';

/** What is asked of main about days, projects, configuration and long work. */
export type AppEffect = Extract<
  Effect,
  {
    kind:
      | 'projects'
      | 'project_opened'
      | 'rollover_offer'
      | 'read_time'
      | 'find_everywhere'
      | 'statistics'
      | 'remember_draft'
      | 'app_command'
      | 'complete_path'
      | 'remember_command'
      | 'save_config'
      | 'cancel_work'
      | 'log_path';
  }
>;

/** The effects of days, projects, fields and configuration. */
export function createAppEffects(bridge: Bridge, ask: Ask): (effect: AppEffect) => void {
  return (effect) => {
    switch (effect.kind) {
      case 'projects':
        return ask(effect, bridge.request('projects'), (projects) => ({ kind: 'projects', projects }));
      case 'project_opened':
        return ask(effect, bridge.request('project_opened', { project: effect.project }));
      case 'rollover_offer': {
        const { project } = effect;
        const asked = bridge.request('rollover_offer', { project });
        return ask(effect, asked, (offer) => ({ kind: 'rollover_offer', project, offer }));
      }
      case 'read_time': {
        const { reading, text } = effect;
        const asked = bridge.request('read_time', { kind: reading, text });
        return ask(effect, asked, (answer) => ({ kind: 'time_read', reading, text, answer }));
      }
      case 'find_everywhere': {
        const { text } = effect;
        return ask(effect, bridge.request('find_everywhere', { text }), (hits) => ({
          kind: 'found',
          text,
          hits,
        }));
      }
      case 'statistics': {
        const { project, days } = effect;
        const asked = bridge.request('statistics', { project, days });
        return ask(effect, asked, (statistics) => ({ kind: 'statistics', asked: effect, statistics }));
      }
      case 'remember_draft':
        return ask(effect, bridge.request('remember_draft', { draft: effect.draft }));
      case 'app_command': {
        const { words, list, selected } = effect;
        const asked = bridge.request('app_command', { words: [...words], list, selected });
        return ask(effect, asked, (answer) => ({ kind: 'command_answered', answer, asked: effect }));
      }
      case 'complete_path': {
        const asked = bridge.request('complete_path', { text: effect.text });
        return ask(effect, asked, (texts) => ({ kind: 'paths', asked: effect, texts }));
      }
      case 'remember_command':
        return ask(effect, bridge.request('remember_command', { line: effect.line }));
      case 'save_config': {
        const { key, value } = effect;
        const asked = bridge.request('save_config', { key: [...key], value });
        return ask(effect, asked, (saved) => ({ kind: 'config_saved', asked: effect, saved }));
      }
      case 'cancel_work':
        return ask(effect, bridge.request('cancel_work', { id: effect.id }));
      case 'log_path':
        return ask(effect, bridge.request('log_path'), (path) => ({ kind: 'log_path', path }));
    }
  };
}
