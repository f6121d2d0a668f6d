/**
 * The part of the WebAssembly interface that the plugin host uses. Node has it, but its types come with the browser's
 * only, and those would let all of main use names that do not exist there.
 */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }

  class Memory {
    /** Sizes in pages of 64 KiB. */
    constructor(size: { readonly initial: number; readonly maximum: number });
    readonly buffer: ArrayBuffer;
  }

  class Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }

  class CompileError extends Error {}

  class RuntimeError extends Error {}

  function compile(bytes: Uint8Array): Promise<Module>;
}
