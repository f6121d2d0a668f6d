/** How a deed comes to a plugin by its name: at once, or when those that were asked for before are done. */
import { err } from '../../../src-core/lib/result';
import { noSuchPlugin } from '../no-such-plugin';
import type { Answer, CareContext, CareDeed } from './care-context';

/** Whatever is going on. */
export function atOnce(care: CareContext, name: string, deed: CareDeed): Answer {
  const entry = care.book.get(name);
  return entry ? deed(care, entry) : Promise.resolve(noSuchPlugin(name));
}

/** After everything asked about this plugin before. Never rejects. */
export function inTurn(care: CareContext, name: string, deed: CareDeed): Answer {
  const entry = care.book.get(name);
  if (!entry) return Promise.resolve(noSuchPlugin(name));
  const done = entry.careQueue
    .then(() => deed(care, entry))
    .catch((error: unknown) => {
      care.log.error(`caring for plugin ${name}`, error);
      return err(`${name} could not be switched on; the log says why (L copies its path)`);
    });
  entry.careQueue = done.then(() => undefined);
  return done;
}
