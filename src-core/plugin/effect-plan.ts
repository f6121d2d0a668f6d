/** What a batch does besides the document, in the making: what is said, which keys are asked for, which badges are put. */
import type { TodoId } from '../todo/todo';
import type { BatchEffects, PlannedDecoration } from './batch-plan';
import type { PluginCommandOf } from './plugin-command';

/** Seconds for which a notification stays when the plugin does not say. */
const NOTIFICATION_SECONDS = 3;

/** A command that changes nothing but what the user is told or could press. */
export type EffectCommand = PluginCommandOf<
  'show_notification' | 'set_status_message' | 'register_keybinding'
>;

/** Effects in the order of their commands. */
export class EffectPlan {
  readonly #notifications: { message: string; seconds: number }[] = [];
  readonly #decorations = new Map<TodoId, PlannedDecoration>();
  readonly #keys: { key: string; action: string }[] = [];
  readonly #mostDecorations: number;
  #status: string | null = null;

  constructor(mostDecorations: number) {
    this.#mostDecorations = mostDecorations;
  }

  /** What was taken so far. */
  get effects(): BatchEffects {
    return {
      notifications: this.#notifications,
      status: this.#status,
      keys: this.#keys,
      decorations: [...this.#decorations.values()],
    };
  }

  /** Adds one that is never refused. */
  take(command: EffectCommand): undefined {
    if (command.type === 'show_notification') {
      const seconds = command.duration_secs ?? NOTIFICATION_SECONDS;
      this.#notifications.push({ message: command.message, seconds });
    } else if (command.type === 'set_status_message') {
      this.#status = command.message;
    } else {
      this.#keys.push({ key: command.key, action: command.action });
    }
    return undefined;
  }

  /** Puts a badge in place of the last one there. @returns why it may not be, or undefined. */
  decorate(todoId: TodoId, { text, style = 'plain' }: PluginCommandOf<'add_decoration'>): string | undefined {
    this.#decorations.set(todoId, { todoId, text, style });
    const badges = [...this.#decorations.values()].filter((one) => one.text !== '').length;
    return badges > this.#mostDecorations ? `a plugin can have ${this.#mostDecorations} badges` : undefined;
  }
}
