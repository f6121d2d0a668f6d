/** What the plugin host's process does with main's messages: sandboxes by plugin, the replica, and answers. */
import type { Result } from '../../src-core/lib/result';
import type { ListKey } from '../../src-core/todo/todo';
import type { CallAnswer, CallRequest, LoadRequest, RuntimeFailure } from '../plugin/plugin-runtime';
import { failed } from './failure';
import type { HostMessage, MainMessage } from './protocol';
import { Sandbox } from './sandbox';
import type { StartWorker } from './start-worker';
import { type FetchedList, TodoReplica } from './todo-replica';

/** What the host needs of the process it is in. */
export interface SandboxHostPorts {
  readonly post: (message: HostMessage) => void;
  readonly startWorker: StartWorker;
  /** A thread will not die; the process must. */
  readonly onStuck: () => void;
}

interface Loaded {
  readonly sandbox: Sandbox;
  readonly request: LoadRequest;
}

/** All sandboxes of the process. */
export class SandboxHost {
  readonly #ports: SandboxHostPorts;
  readonly #plugins = new Map<string, Loaded>();
  readonly #wanted = new Map<number, (list: FetchedList | null) => void>();
  readonly #replica = new TodoReplica((key, done) => this.#fetch(key, done));
  #lastId = 0;

  constructor(ports: SandboxHostPorts) {
    this.#ports = ports;
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
      case 'list':
        this.#settle(message.id, message.list);
    }
  }

  async #load(request: LoadRequest): Promise<Result<void, RuntimeFailure>> {
    const { plugin } = request;
    this.#replica.setMetadata(plugin, request.metadata);
    await this.#unload(plugin);
    const sandbox = new Sandbox(request, {
      startWorker: this.#ports.startWorker,
      onLog: (line) => this.#ports.post({ type: 'log', plugin, ...line }),
      onLost: (failure) => {
        this.#forget(plugin, sandbox);
        this.#ports.post({ type: 'lost', plugin, failure });
      },
      onStuck: this.#ports.onStuck,
    });
    this.#plugins.set(plugin, { sandbox, request });
    const result = await sandbox.load();
    if (!result.ok) this.#forget(plugin, sandbox);
    return result;
  }

  async #call(request: CallRequest): Promise<Result<CallAnswer, RuntimeFailure>> {
    const loaded = this.#plugins.get(request.plugin);
    if (!loaded) return failed('host', 'The plugin is not running.');
    const reads = this.#replica.begin(request.plugin);
    try {
      return await loaded.sandbox.call(request, {
        reads,
        scope: request.scope,
        limits: loaded.request.limits,
      });
    } finally {
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

  #fetch(key: ListKey, done: (list: FetchedList | null) => void): void {
    this.#lastId += 1;
    this.#wanted.set(this.#lastId, done);
    this.#ports.post({ type: 'list_wanted', id: this.#lastId, key });
  }

  #settle(id: number, list: FetchedList | null): void {
    const done = this.#wanted.get(id);
    this.#wanted.delete(id);
    done?.(list);
  }
}
