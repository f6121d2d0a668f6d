/** Trials as they are asked for: by the name of a plugin, of one of the gallery, or by a path. */
import { isAbsolute } from 'node:path';
import { err, ok } from '../../../src-core/lib/result';
import { trialReport } from '../../../src-core/plugin/trial-report';
import type { TrialDeeds } from '../administration';
import type { Answer, CareContext } from '../care/care-context';
import { atOnce } from '../care/care-turn';
import { install } from '../care/install';
import { shippedFolder } from '../gallery';
import { noSuchPlugin } from '../no-such-plugin';
import type { PreviewDesk } from '../preview-desk';
import { keep } from './keep';
import { tryOut } from './try-out';

/** What trials need besides the care for plugins. */
export interface TrialParts {
  /** The plugins that come with the application, a folder each; none without it. */
  readonly gallery?: string;
  readonly previews: Pick<PreviewDesk, 'withdraw'>;
}

/** See the head of the file. */
export function trialsOver(care: CareContext, parts: TrialParts): TrialDeeds {
  const { book, policies, trials } = care;
  return {
    tryOut: (nameOrPath) => begin(care, parts, nameOrPath),
    report: (name, present, say) => {
      if (!book.get(name)) return noSuchPlugin(name);
      if (!policies.find(name).trial)
        return err(`${name} is not on trial: ${say ?? ''}plugin try ${name} begins one`);
      const { since = null, runs = 0 } = trials.find(name) ?? {};
      return ok(trialReport({ plugin: name, since, runs, notes: trials.notes(name) }, present, say));
    },
    keep: (name) => atOnce(care, name, keep),
  };
}

async function begin(care: CareContext, { gallery, previews }: TrialParts, nameOrPath: string): Answer {
  if (isAbsolute(nameOrPath)) return installOnTrial(care, nameOrPath);
  if (care.book.get(nameOrPath)) {
    const tried = atOnce(care, nameOrPath, tryOut);
    // What is on show would be withheld now, whatever were ticked.
    previews.withdraw(nameOrPath);
    return tried;
  }
  const shipped = gallery === undefined ? undefined : await shippedFolder(gallery, nameOrPath);
  return shipped === undefined ? noSuchPlugin(nameOrPath) : installOnTrial(care, shipped);
}

function installOnTrial(care: CareContext, path: string): Answer {
  return care.changes.inTurn(() => install(care, path, true));
}
