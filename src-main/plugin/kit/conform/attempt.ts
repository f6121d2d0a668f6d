import type { DataFlow } from '../../../../src-core/plugin/data-flow';
import type { StoredMetadata, TracedCall } from '../../plugin-runtime';
import type { CaseWorld } from '../cases/case-world';
import type { Chosen } from './conform-outside';
import type { Start } from './start';

/** One thing to try. */
export interface Attempt {
  readonly start: Start;
  readonly chosen?: Chosen;
  /** Answers of all its host calls. */
  readonly replay?: readonly TracedCall[];
  /** Besides what the world stores. */
  readonly stored?: readonly StoredMetadata[];
  readonly hides?: DataFlow;
  /** The selected todo, or the one it is about, is deleted before what was returned is looked at. */
  readonly gone?: true;
  /** `shutdown` is called in the place of the run. */
  readonly farewell?: true;
  /** It is made in the world that another attempt has left. */
  readonly within?: CaseWorld;
  /** It begins with a new instance, as one does that a recording is played to. */
  readonly anew?: true;
  /** It begins with a new instance in a new thread, as a plugin is started. */
  readonly fromScratch?: true;
  /** The instance goes on from the last attempt. */
  readonly goesOn?: true;
  /** The memory of the instance is measured after it. */
  readonly measures?: true;
  /** What was returned is done to the world. */
  readonly settles?: true;
  /** Changes what the export is given. */
  readonly change?: (input: unknown) => unknown;
}
