/** What the plugin host's process does with main's messages: sandboxes by plugin, the replica, and answers. */
import type { Result } from '../../src-core/lib/result';
import { type DataFlow, isOpen, OPEN_DATA_FLOW } from '../../src-core/plugin/data-flow';
import type {
  CallAnswer,
  CallRequest,
  LoadAnswer,
  LoadRequest,
  RuntimeFailure,
} from '../plugin/plugin-runtime';
import { failed } from './failure';
import type { HostMessage, MainMessage } from './protocol';
import { Sandbox } from './sandbox';
import type { ScriptEngine } from './script-engine';
import type { StartWorker } from './start-worker';
import { TodoReplica } from './todo-replica';
import { WantedDesk } from './wanted-desk';

/** What the host needs of the process it is in. */
export interface SandboxHostPorts {
  readonly post: (message: HostMessage) => void;
  readonly startWorker: StartWorker;
  /** The engine of scripts, kept from the first script that was loaded. */
  readonly engine: Pick<ScriptEngine, 'code' | 'keep'>;
  /** A thread will not die; the process must. */
  readonly onStuck: () => void;
}

interface Loaded {
  readonly sandbox: Sandbox;
  readonly request: LoadRequest;
  /** What is hidden from it; those from which nothing is share one, and with it what was made for it. */
  readonly flow: DataFlow;
}

/** All sandboxes of the process. */
export class SandboxHost {
  readonly #ports: SandboxHostPorts;
  readonly #plugins = new Map<string, Loaded>();
  readonly #wanted: WantedDesk;
  readonly #replica: TodoReplica;

  constructor(ports: SandboxHostPorts) {
    this.#ports = ports;
    this.#wanted = new WantedDesk(ports.post);
    this.#replica = new TodoReplica(this.#wanted);
  }

  /** Does what main says. Calls of different plugins go on side by side. */
  async receive(message: MainMessage): Promise<void> {
    switch (message.type) {
      case 'load':
        this.#ports.post({ type: 'loaded', id: message.id, result: await this.#load(message.request) });
        return;
      case 'call':
        this.#ports.post({ type: 'returned', id: message.id, result: await this.#call(message.request) });
        return;
      case 'unload':
        await this.#unload(message.plugin);
        this.#ports.post({ type: 'unloaded', id: message.id });
        return;
      case 'replicate':
        this.#replica.apply(message.change);
        return;
      default:
        this.#wanted.take(message);
    }
  }

  async #load(request: LoadRequest): Promise<Result<LoadAnswer, RuntimeFailure>> {
    const { plugin } = request;
    this.#replica.setMetadata(plugin, request.metadata);
    const kept = request.keepsThread ? this.#atRest(request) : undefined;
    if (!kept) await this.#unload(plugin);
    const sandbox = kept ?? this.#start(request);
    const flow = isOpen(request.hides) ? OPEN_DATA_FLOW : request.hides;
    this.#plugins.set(plugin, { sandbox, request, flow });
    const result = await (kept ? kept.renew(request) : sandbox.load());
    if (!result.ok) this.#forget(plugin, sandbox);
    else if (request.kind === 'js') void this.#ports.engine.keep();
    return result;
  }

  /** The sandbox that has the plugin's name, when its thread can make another instance. */
  #atRest({ plugin, kind }: LoadRequest): Sandbox | undefined {
    const sandbox = this.#plugins.get(plugin)?.sandbox;
    return sandbox?.isAtRest(kind) ? sandbox : undefined;
  }

  #start(request: LoadRequest): Sandbox {
    const { plugin } = request;
    const sandbox: Sandbox = new Sandbox(request, {
      startWorker: this.#ports.startWorker,
      engine: this.#ports.engine,
      onLog: (line) => this.#ports.post({ type: 'log', plugin, ...line }),
      onLost: (failure) => {
        this.#forget(plugin, sandbox);
        this.#ports.post({ type: 'lost', plugin, failure });
      },
      onStuck: this.#ports.onStuck,
    });
    return sandbox;
  }

  async #call(request: CallRequest): Promise<Result<CallAnswer, RuntimeFailure>> {
    const loaded = this.#plugins.get(request.plugin);
    if (!loaded) return failed('host', 'The plugin is not running.');
    const { plugin, run, scope } = request;
    const reads = this.#replica.begin(plugin);
    let forget: () => unknown = () => undefined;
    try {
      return await loaded.sandbox.call(request, {
        reads,
        scope,
        limits: loaded.request.limits,
        flow: loaded.flow,
        outside: (name, input) =>
          new Promise((resolve) => {
            forget = this.#wanted.outside({ plugin, run, name, input }, resolve);
          }),
      });
    } finally {
      forget();
      reads.end();
    }
  }

  async #unload(plugin: string): Promise<void> {
    const loaded = this.#plugins.get(plugin);
    this.#plugins.delete(plugin);
    await loaded?.sandbox.close();
  }

  /** Unless another sandbox has the plugin's name by now. */
  #forget(plugin: string, sandbox: Sandbox): void {
    if (this.#plugins.get(plugin)?.sandbox === sandbox) this.#plugins.delete(plugin);
  }
}
