/** What the way outside asks about plugins: what one may reach, its secrets, and where to note what was reached. */
import type { Permission } from '../../src-core/plugin/permissions';
import { accessOf, type PluginAccess } from './care/access-of';
import type { CareContext } from './care/care-context';
import { secretOf } from './care/care-settings';
import type { RunJournal } from './run-journal';
import type { Secrecy } from './secrecy';

/** See the head of the file. */
export interface PluginReach {
  /** What a plugin may reach now; undefined when it is not on. Asked anew for each call that reaches outside. */
  accessOf(name: string): PluginAccess | undefined;
  /** Asks for an optional permission at its first use; the answer is remembered. `signal`: the run is over. */
  askMore(name: string, permission: Permission, signal: AbortSignal): Promise<'allowed' | 'denied'>;
  /** One secret of a plugin; null when it is not filled in. Never on its way to a window. */
  secret(name: string, field: string): string | null;
  /** Something outside was reached for a run: it belongs into the audit log. */
  noteReached(run: string, text: string): void;
}

/** From the moment on that a secret was handed out, `secrecy` keeps it out of what is written down. */
export function reachOver(
  care: CareContext,
  journal: Pick<RunJournal, 'noteReached'>,
  secrecy: Pick<Secrecy, 'handed'>,
): PluginReach {
  return {
    accessOf: (name) => accessOf(care, name),
    askMore: async (name, permission, signal) => {
      const entry = care.book.get(name);
      return entry ? care.questions.forMore(entry, permission, signal) : 'denied';
    },
    secret: (name, field) => {
      const secret = secretOf(care, name, field);
      if (secret !== null) secrecy.handed(name, secret);
      return secret;
    },
    noteReached: (run, text) => journal.noteReached(run, text),
  };
}
