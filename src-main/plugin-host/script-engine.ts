/**
 * The compiled code of the engine for scripts, kept once in the process: code alone, of a file of ours. Every thread
 * makes an instance and a memory of its own of it. Compiling it anew for each thread was most of a script's start.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** Answers the bytes of the engine's module. */
export type ReadEngine = () => Promise<Uint8Array>;

/** See the head of the file. */
export class ScriptEngine {
  readonly #read: ReadEngine;
  #code: WebAssembly.Module | null = null;
  #isAsked = false;

  constructor(read: ReadEngine = readEngine) {
    this.#read = read;
  }

  /** The code; null while it is not there, when a thread compiles it for itself. */
  get code(): WebAssembly.Module | null {
    return this.#code;
  }

  /**
   * Compiles it, once. Best called when a thread has done so already: then V8 finds that it has it, and nothing is
   * compiled while a plugin waits. That it cannot be had only means that threads go on compiling it. Never rejects.
   */
  async keep(): Promise<void> {
    if (this.#isAsked) return;
    this.#isAsked = true;
    try {
      this.#code = await WebAssembly.compile(Buffer.from(await this.#read()));
    } catch {
      this.#code = null;
    }
  }
}

function readEngine(): Promise<Uint8Array> {
  const { resolve } = createRequire(import.meta.url);
  return readFile(resolve('@jitl/quickjs-wasmfile-release-sync/wasm'));
}
