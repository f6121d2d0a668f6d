/** The languages as far as building goes, a row each: what marks the source, what it becomes, and who compiles it. */
import type { Language } from '../../../src-core/plugin/languages';
import { compileAssemblyScript } from './compile-assemblyscript';
import { compileC } from './compile-c';
import type { Compile } from './compile-job';
import { compileRust } from './compile-rust';
import { compileJavaScript, compileTypeScript } from './compile-script';
import { SOURCE_FILES } from './source-files';

/** One language. */
export interface Toolchain {
  /** The file that marks the language, from the plugin's folder. */
  readonly source: string;
  /** What `entry` in the manifest must be. */
  readonly entry: string;
  /** The folder of `places.sdk` with its kit. */
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
