/** Sorts what a module imports: the kit's kernel, our host functions, the network, and what only another host has. */
import { HOST_MODULE, KERNEL_MODULE } from '../../src-core/plugin/abi';
import { type HostFunctionName, isHostFunction } from '../../src-core/plugin/host-function-names';

/** What a module asks to be linked with, by name. */
export interface ModuleImports {
  readonly kernel: readonly string[];
  readonly host: readonly HostFunctionName[];
  /** The kernel's way to the network: linked, but refused when called. */
  readonly network: readonly string[];
}

/** One import of a function. */
export interface FunctionImport {
  readonly module: string;
  readonly name: string;
}

/** The kernel of Extism 1.x as `@extism/extism` 2.0.0-rc13 offers it, the network left out. */
const KERNEL = new Set(
  (
    'alloc free length length_unsafe load_u8 load_u64 store_u8 store_u64 ' +
    'input_offset input_length input_load_u8 input_load_u64 output_set error_set error_get ' +
    'config_get var_get var_set log_trace log_debug log_info log_warn log_error get_log_level'
  ).split(' '),
);

const NETWORK = new Set(['http_request', 'http_status_code', 'http_headers']);

/** Says why this import cannot be offered, in plain words; undefined when it can. */
export function importRefusal({ module, name }: FunctionImport): string | undefined {
  if (module === KERNEL_MODULE) {
    if (KERNEL.has(name) || NETWORK.has(name)) return undefined;
    return `it needs the function \`${name}\` of a newer plugin kit`;
  }
  if (module === HOST_MODULE) {
    if (isHostFunction(name)) return undefined;
    return `it needs the host function \`${name}\`, which this version does not offer`;
  }
  if (module.startsWith('wasi')) {
    return `it was built for WASI (it imports \`${name}\` from \`${module}\`); build it without WASI, for plain wasm32`;
  }
  return `it was built for another host (it imports \`${name}\` from \`${module}\`)`;
}

/** Sorts imports that {@link importRefusal} had nothing against. */
export function sortImports(imports: readonly FunctionImport[]): ModuleImports {
  const named = (module: string) => imports.filter((i) => i.module === module).map((i) => i.name);
  const kernel = [...new Set(named(KERNEL_MODULE))];
  return {
    kernel: kernel.filter((name) => KERNEL.has(name)),
    network: kernel.filter((name) => NETWORK.has(name)),
    host: [...new Set(named(HOST_MODULE))].filter(isHostFunction),
  };
}
