/** What plugins are called for: one function for each reason, which says what the export is told and from where. */
import type { CalendarDate } from '../../src-core/lib/calendar-date';
import type { PluginExport } from '../../src-core/plugin/abi';
import type { PluginContext } from '../../src-core/plugin/context';
import { type EventCause, eventPayload, type PluginEvent } from '../../src-core/plugin/plugin-event';
import type { PluginPolicy } from '../../src-core/plugin/plugin-policy';
import type { SettingValue } from '../../src-core/plugin/settings';
import { DEFAULT_PROJECT, type ListKey, type TodoId } from '../../src-core/todo/todo';
import type { DocumentPort } from './document-port';

/** Where the user is when asking for an action. */
export interface ActionTarget {
  readonly list: ListKey;
  readonly selected: TodoId | null;
}

/** What an export's input is made of. */
export interface InputParts {
  readonly context: PluginContext;
  readonly document: DocumentPort;
  readonly hides: PluginPolicy['hides'];
  readonly settings: Readonly<Record<string, SettingValue | null>>;
}

/** Which export is called, about what, and why. */
export interface Asked extends ActionTarget {
  readonly export: PluginExport;
  /** The action's name, or the export's. */
  readonly trigger: string;
  /** See {@link Cause}; the plugin itself is added to the chain. */
  readonly depth: number;
  readonly chain: readonly string[];
  /** The user waits for it: it runs even while the plugin rests after a failure. */
  readonly byUser: boolean;
  /** The export's input. */
  input(parts: InputParts): unknown;
}

/** What a hook is told of. */
export type Told =
  | { readonly kind: 'todo'; readonly event: PluginEvent; readonly cause: EventCause }
  | { readonly kind: 'day'; readonly from: CalendarDate; readonly to: CalendarDate };

const ALONE = { selected: null, depth: 0, chain: [], byUser: false } as const;

/** The list that a call without a place is about. */
function todaysList(document: DocumentPort): ListKey {
  return { project: DEFAULT_PROJECT, date: document.today() };
}

export function askInit(document: DocumentPort): Asked {
  const input = ({ context, settings }: InputParts) => ({ context, settings });
  return { ...ALONE, export: 'init', trigger: 'init', list: todaysList(document), input };
}

export function askAction(action: string, target: ActionTarget): Asked {
  const input = ({ context }: InputParts) => ({ action, context });
  return { ...ALONE, ...target, byUser: true, export: 'handle_action', trigger: action, input };
}

export function askGenerate(text: string, target: ActionTarget): Asked {
  const input = ({ context }: InputParts) => ({ input: text, context });
  return { ...ALONE, ...target, byUser: true, export: 'generate', trigger: 'generate', input };
}

export function askKey(key: string, target: ActionTarget): Asked {
  const input = ({ context }: InputParts) => ({ key, mode: 'navigate', context });
  return { ...ALONE, ...target, export: 'on_key_press', trigger: 'on_key_press', input };
}

export function askTick(document: DocumentPort): Asked {
  const input = ({ context }: InputParts) => ({ context });
  return { ...ALONE, export: 'on_tick', trigger: 'on_tick', list: todaysList(document), input };
}

export function askShutdown(document: DocumentPort): Asked {
  return { ...ALONE, export: 'shutdown', trigger: 'shutdown', list: todaysList(document), input: () => ({}) };
}

export function askHook(
  told: Told,
  from: { readonly depth: number; readonly chain: readonly string[] },
  document: DocumentPort,
): Asked {
  const { depth, chain } = from;
  if (told.kind === 'day') {
    const input = ({ context }: InputParts) => ({ from: told.from, to: told.to, context });
    const list = todaysList(document);
    return { ...ALONE, depth, chain, export: 'on_day_changed', trigger: 'on_day_changed', list, input };
  }
  const { event, cause } = told;
  const list = { project: event.todo.project, date: event.todo.date };
  const input = ({ context, hides, document: now }: InputParts) =>
    eventPayload(event, now.list(list), cause, context, hides);
  return { ...ALONE, depth, chain, export: event.hook, trigger: event.hook, list, input };
}
