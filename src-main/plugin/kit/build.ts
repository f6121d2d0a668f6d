/**
 * Builds a plugin from its source into a folder that can be installed: the module or script, the manifest, the README.
 * Which compiler a source needs stands in `toolchains.ts`. It installs and runs nothing of the plugin.
 */

import { err, type Result } from '../../../src-core/lib/result';
import type { Language } from '../../../src-core/plugin/languages';
import type { KitPlaces } from './workshop';

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

/** Builds what lies in the folder (absolute) into `DIR/dist/NAME`, all or nothing. Never rejects for what is in it. */
export async function buildPlugin(_folder: string, _places: KitPlaces): Promise<Result<Built, BuildFault>> {
  return err({ kind: 'no_source', sentence: 'nothing can be built yet', output: [] });
}
