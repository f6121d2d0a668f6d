/** What a compiler of a language is asked, and answers. Types only. */
import type { Result } from '../../../src-core/lib/result';
import type { ToSource } from '../../../src-core/plugin/source-places';
import type { BuildFault } from './built';
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
  /** Whether to find out where what is built comes from. It changes nothing of what is built. */
  readonly traced: boolean;
}

/** What came of it besides the file. */
export interface Compiled {
  /** Cleaned lines. */
  readonly warnings: readonly string[];
  /** Left out by a compiler that does not trace. */
  readonly toSource?: ToSource;
}

/** Compiles, or says why not. Never rejects for what is in the source. */
export type Compile = (job: CompileJob) => Promise<Result<Compiled, BuildFault>>;
