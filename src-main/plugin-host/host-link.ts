/**
 * The line to one process of the plugin host: requests and their answers, and its death. A process that says what it
 * must not, or does not answer in time, is ended. What was pending is then answered with `crash` where it may have
 * been the reason, and with `host` where it was not.
 */
import { err, ok, type Result } from '../../src-core/lib/result';
import { DEFAULT_LIMITS } from '../../src-core/plugin/abi';
import type {
  AnswerOutside,
  CallAnswer,
  CallRequest,
  ListSource,
  LoadAnswer,
  LoadRequest,
  PluginLogLine,
  ReplicaChange,
  RuntimeFailure,
} from '../plugin/plugin-runtime';
import { answerWanted } from './answer-wanted';
import { loadAllowance } from './budget';
import { failure } from './failure';
import type { HostProcess } from './host-process';
import { OutsideDesk } from './outside-desk';
import { type HostMessage, hostMessageSchema, type MainMessage } from './protocol';

/** Whom a link tells. */
export interface LinkPorts {
  readonly lists: ListSource;
  /** Answers what reaches outside the sandbox; without it nothing does. */
  readonly outside: AnswerOutside | undefined;
  readonly onLog: (line: PluginLogLine) => void;
  readonly onLost: (plugin: string, failure: RuntimeFailure) => void;
  /** The process is gone, which is no plugin's failure; called once, after what was pending has been answered. */
  readonly onDead: (failure: RuntimeFailure) => void;
}

/**
 * What a process may take beyond what the plugin may and the time to kill it: to start, and to be scheduled on a
 * machine that is busy. After that it is taken for dead, as its own watch over plugins has not helped. Milliseconds.
 */
const GRACE_MS = 5_000;

/** What the process says to a request: of a load, of a call, and of an unload that it is done. */
type Answer = Result<LoadAnswer | CallAnswer | null, RuntimeFailure>;
type Settle = (answer: Answer) => void;

/** Which of the pending requests may have been the death of the process. */
type Suspects = 'all' | 'none' | number;

/** A link to one process, from its start to its death. */
export class HostLink {
  readonly #process: HostProcess;
  readonly #ports: LinkPorts;
  readonly #pending = new Map<number, Settle>();
  readonly #outside: OutsideDesk;
  #lastId = 0;
  #dead: RuntimeFailure | undefined;
  readonly #exit: Promise<void>;

  constructor(process: HostProcess, ports: LinkPorts) {
    this.#process = process;
    this.#ports = ports;
    this.#outside = new OutsideDesk(ports.outside, (message) => process.post(message));
    process.onMessage((message) => this.#receive(message));
    this.#exit = new Promise((resolve) => {
      process.onExit((reason) => {
        this.#die(`The process for plugins ended unexpectedly (${reason}).`, 'all');
        resolve();
      });
    });
  }

  get isDead(): boolean {
    return this.#dead !== undefined;
  }

  async load(request: LoadRequest): Promise<Result<LoadAnswer, RuntimeFailure>> {
    const { wallMs } = loadAllowance(request.limits);
    const answer = await this.#ask((id) => ({ type: 'load', id, request }), wallMs);
    if (!answer.ok) return answer;
    return answer.value && 'exports' in answer.value ? ok(answer.value) : this.#nonsense();
  }

  async call(request: CallRequest): Promise<Result<CallAnswer, RuntimeFailure>> {
    const over = this.#outside.begin(request);
    const answer = await this.#ask((id) => ({ type: 'call', id, request }), request.wallMs);
    over();
    if (!answer.ok) return answer;
    return answer.value && 'output' in answer.value ? ok(answer.value) : this.#nonsense();
  }

  async unload(plugin: string): Promise<void> {
    this.#outside.stop(plugin);
    await this.#ask((id) => ({ type: 'unload', id, plugin }), 0);
  }

  replicate(change: ReplicaChange): void {
    this.#process.post({ type: 'replicate', change });
  }

  /** Ends the process and resolves when it is gone. */
  async end(): Promise<void> {
    this.#die('The plugins were stopped.', 'none');
    this.#process.kill();
    await this.#exit;
  }

  #ask(make: (id: number) => MainMessage, withinMs: number): Promise<Answer> {
    if (this.#dead) return Promise.resolve(err(this.#dead));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      const patienceMs = withinMs + DEFAULT_LIMITS.killMs + GRACE_MS;
      const late = setTimeout(() => this.#distrust('it did not answer', id), patienceMs);
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
    else this.#distrust('it said what cannot be understood', 'all');
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
        this.#pending.get(message.id)?.(ok(null));
        return;
      case 'stuck':
        this.#distrust('a plugin could not be ended', 'none');
        return;
      case 'log':
        this.#ports.onLog({ plugin: message.plugin, level: message.level, message: message.message });
        return;
      case 'lost':
        this.#ports.onLost(message.plugin, message.failure);
        return;
      case 'outside':
        this.#outside.take(message);
        return;
      case 'list_wanted':
      case 'deleted_wanted':
      case 'places_wanted':
      case 'projects_wanted':
        this.#process.post(answerWanted(message, this.#ports.lists));
    }
  }

  /** An answer to another question than was asked. */
  #nonsense(): Result<never, RuntimeFailure> {
    this.#distrust('it gave no answer to what was asked', 'none');
    return err(failure('crash', 'The plugin gave no answer.'));
  }

  #distrust(why: string, suspects: Suspects): void {
    this.#die(`The process for plugins was stopped: ${why}.`, suspects);
    this.#process.kill();
  }

  #die(why: string, suspects: Suspects): void {
    if (this.#dead) return;
    const dead = failure('host', why);
    this.#dead = dead;
    for (const [id, settle] of [...this.#pending]) {
      settle(err(suspects === 'all' || suspects === id ? failure('crash', why) : dead));
    }
    this.#ports.onDead(dead);
  }
}
