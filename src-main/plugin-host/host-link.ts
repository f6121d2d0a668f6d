/**
 * The line to one process of the plugin host: requests and their answers, and its death. A process that says what it
 * must not, or does not answer in time, is ended; everything pending is then answered with `crash`.
 */
import { err, type Result } from '../../src-core/lib/result';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import type {
  CallAnswer,
  CallRequest,
  ListSource,
  LoadRequest,
  PluginLogLine,
  ReplicaChange,
  RuntimeFailure,
} from '../plugin/plugin-runtime';
import { failure } from './failure';
import type { HostProcess } from './host-process';
import { type HostMessage, hostMessageSchema, type MainMessage } from './protocol';

/** Whom a link tells. */
export interface LinkPorts {
  readonly lists: ListSource;
  readonly onLog: (line: PluginLogLine) => void;
  readonly onLost: (plugin: string, failure: RuntimeFailure) => void;
  /** The process is gone; called once, after what was pending has been answered. */
  readonly onDead: (failure: RuntimeFailure) => void;
}

/** What a process may take beyond what the plugin may: to start, to be scheduled, to kill. Milliseconds. */
const GRACE_MS = 10_000;

type AnswerOf = Extract<HostMessage, { readonly id: number; readonly result: unknown }>['result'];
type Settle = (answer: AnswerOf | RuntimeFailure) => void;

/** A link to one process, from its start to its death. */
export class HostLink {
  readonly #process: HostProcess;
  readonly #ports: LinkPorts;
  readonly #pending = new Map<number, Settle>();
  #lastId = 0;
  #dead: RuntimeFailure | undefined;
  readonly #exit: Promise<void>;

  constructor(process: HostProcess, ports: LinkPorts) {
    this.#process = process;
    this.#ports = ports;
    process.onMessage((message) => this.#receive(message));
    this.#exit = new Promise((resolve) => {
      process.onExit((reason) => {
        this.#die(failure('crash', `The process for plugins ended unexpectedly (${reason}).`));
        resolve();
      });
    });
  }

  get isDead(): boolean {
    return this.#dead !== undefined;
  }

  async load(request: LoadRequest): Promise<Result<void, RuntimeFailure>> {
    const { wallMs, killMs } = request.limits;
    const answer = await this.#ask((id) => ({ type: 'load', id, request }), wallMs + killMs);
    return 'kind' in answer ? err(answer) : answer.ok ? { ok: true, value: undefined } : answer;
  }

  async call(request: CallRequest): Promise<Result<CallAnswer, RuntimeFailure>> {
    const answer = await this.#ask((id) => ({ type: 'call', id, request }), request.wallMs);
    if ('kind' in answer) return err(answer);
    if (!answer.ok) return answer;
    return answer.value
      ? { ok: true, value: answer.value }
      : err(failure('crash', 'The plugin gave no answer.'));
  }

  async unload(plugin: string): Promise<void> {
    await this.#ask((id) => ({ type: 'unload', id, plugin }), DEFAULT_LIMITS.killMs);
  }

  replicate(change: ReplicaChange): void {
    this.#process.post({ type: 'replicate', change });
  }

  /** Ends the process and resolves when it is gone. */
  async end(): Promise<void> {
    this.#die(failure('crash', 'The plugins were stopped.'));
    this.#process.kill();
    await this.#exit;
  }

  #ask(make: (id: number) => MainMessage, withinMs: number): Promise<AnswerOf | RuntimeFailure> {
    if (this.#dead) return Promise.resolve(this.#dead);
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      const late = setTimeout(() => this.#distrust('it did not answer'), withinMs + GRACE_MS);
      this.#pending.set(id, (answer) => {
        clearTimeout(late);
        this.#pending.delete(id);
        resolve(answer);
      });
      this.#process.post(make(id));
    });
  }

  #receive(raw: unknown): void {
    if (this.#dead) return;
    const parsed = hostMessageSchema.safeParse(raw);
    if (parsed.success) this.#take(parsed.data);
    else this.#distrust('it said what cannot be understood');
  }

  #take(message: HostMessage): void {
    switch (message.type) {
      case 'up':
        return;
      case 'loaded':
      case 'returned':
        this.#pending.get(message.id)?.(message.result);
        return;
      case 'unloaded':
        this.#pending.get(message.id)?.({ ok: true });
        return;
      case 'log':
        this.#ports.onLog({ plugin: message.plugin, level: message.level, message: message.message });
        return;
      case 'lost':
        this.#ports.onLost(message.plugin, message.failure);
        return;
      case 'list_wanted':
        this.#process.post({ type: 'list', id: message.id, list: this.#list(message.key) });
    }
  }

  #list(key: Parameters<ListSource['list']>[0]): ReturnType<ListSource['list']> | null {
    try {
      return this.#ports.lists.list(key);
    } catch {
      // The database's trouble is the store's to report; the plugin is told that the list cannot be had.
      return null;
    }
  }

  #distrust(why: string): void {
    this.#die(failure('crash', `The process for plugins was stopped: ${why}.`));
    this.#process.kill();
  }

  #die(why: RuntimeFailure): void {
    if (this.#dead) return;
    this.#dead = why;
    for (const settle of [...this.#pending.values()]) settle(why);
    this.#ports.onDead(why);
  }
}
