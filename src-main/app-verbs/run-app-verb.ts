/**
 * What the verbs of the application do, behind `:` and on a command line. Reads the words against the table, asks the
 * document and the files, and answers with a sentence, a page, or JSON for programs. It knows no window and no socket.
 */
import { readAppCall } from '../../src-core/app/app-call';
import type { AppVerbName } from '../../src-core/app/app-verbs';
import type { CommandAnswer } from '../../src-core/plugin/report';
import { said } from '../plugin/verbs/verb-context';
import { add } from './add-verb';
import { backup } from './backup-verbs';
import { exportVerb } from './export-verb';
import { importVerb } from './import-verb';
import { restore } from './restore-verb';
import { filter, log, project, set, theme } from './screen-verbs';
import { show } from './show-verb';
import type { AppDeed, AppVerbContext } from './verb-context';

const DEEDS: Readonly<Record<AppVerbName, AppDeed>> = {
  add,
  show,
  export: exportVerb,
  import: importVerb,
  backup,
  restore,
  set,
  theme,
  filter,
  project,
  log,
};

/** Does what the words ask. Rejects only when the application itself is broken. */
export async function runAppVerb(words: readonly string[], context: AppVerbContext): Promise<CommandAnswer> {
  const call = readAppCall(words);
  return call.ok ? DEEDS[call.value.verb](call.value, context) : said('error', call.error);
}
