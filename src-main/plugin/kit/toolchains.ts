/** The languages as far as building goes, a row each: what marks the source, what it becomes, and who compiles it. */
import type { Result } from '../../../src-core/lib/result';
import type { Language } from '../../../src-core/plugin/languages';
import type { BuildFault } from './build';
import { compileAssemblyScript } from './compile-assemblyscript';
import { compileC } from './compile-c';
import { compileRust } from './compile-rust';
import { compileJavaScript, compileTypeScript } from './compile-script';
import { SOURCE_FILES } from './source-files';
import type { KitPlaces } from './workshop';

/** One compilation. Paths are absolute. */
export interface CompileJob {
  /** The plugin's source folder. */
  readonly folder: string;
  readonly places: KitPlaces;
  /** Where the entry is to be written; the folder is there and nobody else writes to it. */
  readonly outFile: string;
  /** Whether a compiler that lies in the plugin's folder, or above it, may be used. */
  readonly ownCompilers: boolean;
}

/** What came of it besides the file. */
export interface Compiled {
  /** Cleaned lines. */
  readonly warnings: readonly string[];
}

/** Compiles, or says why not. Never rejects for what is in the source. */
export type Compile = (job: CompileJob) => Promise<Result<Compiled, BuildFault>>;

/** One language. */
export interface Toolchain {
  /** The file that marks the language, from the plugin's folder. */
  readonly source: string;
  /** What `entry` in the manifest must be. */
  readonly entry: string;
  /** The folder of {@link KitPlaces.sdk} with its kit. */
  readonly kit: string;
  readonly compile: Compile;
}

/** The table. */
export const TOOLCHAINS: Readonly<Record<Language, Toolchain>> = {
  typescript: script('typescript', compileTypeScript),
  javascript: script('javascript', compileJavaScript),
  assemblyscript: module('assemblyscript', compileAssemblyScript),
  rust: module('rust', compileRust),
  c: module('c', compileC),
};

function script(language: Language, compile: Compile): Toolchain {
  return { source: SOURCE_FILES[language], entry: 'plugin.js', kit: 'javascript', compile };
}

function module(language: Language, compile: Compile): Toolchain {
  return { source: SOURCE_FILES[language], entry: 'plugin.wasm', kit: language, compile };
}
