/**
 * What the deeds of this folder share. Each deed is one file and one function over this context: what the user, a start,
 * or a change on disk does to plugins. They read files anew each time, so that what is asked about is what lies there, and
 * what was asked about is what runs. They start nothing by themselves: that is the runner's.
 */
import type { Result } from '../../../src-core/lib/result';
import type { PluginEntry } from '../plugin-entry';
import { CareTrials } from '../trial/care-trials';
import { CareJudge } from './care-judge';
import type { CareParts } from './care-parts';
import { CareQuestions } from './care-questions';
import { FolderChanges } from './folder-changes';
import { InstallMemory } from './install-memory';

/** See the head of the file. */
export interface CareContext extends CareParts {
  readonly judge: CareJudge;
  readonly questions: CareQuestions;
  readonly careTrials: CareTrials;
  readonly memory: InstallMemory;
  readonly changes: FolderChanges;
}

/** What came of something that was asked for: a sentence for the user either way. */
export type Answer = Promise<Result<string, string>>;

/** Does one thing to a plugin that is there. */
export type CareDeed = (care: CareContext, entry: PluginEntry) => Answer;

/** Makes what the deeds share. Nothing is read or started yet. */
export function careContext(parts: CareParts): CareContext {
  const judge = new CareJudge(parts);
  return {
    ...parts,
    judge,
    questions: new CareQuestions(parts, judge),
    careTrials: new CareTrials(parts, judge),
    memory: new InstallMemory(parts, judge),
    changes: new FolderChanges(),
  };
}
