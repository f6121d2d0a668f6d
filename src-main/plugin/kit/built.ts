/** What building comes to. Types only. */
import type { Language } from '../../../src-core/plugin/languages';
import type { ToSource } from '../../../src-core/plugin/source-places';

/** What was built. */
export interface Built {
  /** The folder that can be installed, absolute: `DIR/dist/NAME`. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly language: Language;
  /** How long it took, in ms. */
  readonly ms: number;
  /** The size of the entry, in bytes. */
  readonly bytes: number;
  /** What the compiler said although it succeeded: warnings, line by line, cleaned. */
  readonly warnings: readonly string[];
  /** Rewrites what the sandbox says of this very build; as it is unless the build was traced. */
  readonly toSource: ToSource;
}

/** Why nothing was built. */
export interface BuildFault {
  /** `no_source`: there is nothing to build; `no_compiler`: it is not installed here; `compile`: the source is at fault; `manifest`. */
  readonly kind: 'no_source' | 'no_compiler' | 'compile' | 'manifest';
  /** One sentence for the author: where, what, and what to do. */
  readonly sentence: string;
  /** What the compiler said, line by line, cleaned, at most 200 lines. */
  readonly output: readonly string[];
}
