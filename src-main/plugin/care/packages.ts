import type { PackageDeeds } from '../administration';
import type { Developed, DevelopTerms } from '../develop-terms';
import type { CareContext } from './care-context';
import { atOnce } from './care-turn';
import { develop } from './develop';
import { difference } from './difference';
import { install } from './install';
import { remove } from './remove';
import { rollback } from './rollback';

/** The deeds that change what lies in the plugins folder, one after the other, whatever is asked. */
export interface FolderDeeds extends PackageDeeds {
  /** Puts what was built at the path in its place, on the terms of its development. */
  develop(path: string, terms: DevelopTerms): Promise<Developed>;
}

/** See {@link FolderDeeds}. */
export function packagesOver(care: CareContext): FolderDeeds {
  const { changes } = care;
  return {
    install: (path) => changes.inTurn(() => install(care, path)),
    develop: (path, terms) => changes.inTurn(() => develop(care, path, terms)),
    difference: (path) => difference(care, path),
    rollback: (name) => atOnce(care, name, (_, entry) => changes.inTurn(() => rollback(care, entry))),
    remove: (name, purge) =>
      atOnce(care, name, (_, entry) =>
        changes.inTurn(() => changes.change(name, () => remove(care, entry, purge))),
      ),
  };
}
