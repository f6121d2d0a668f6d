import { statSync } from 'node:fs';
import { type AppCall, wordsOfAppCall } from '../../src-core/app/app-call';
import { cleanLine } from '../../src-core/plugin/clean-text';
import type { CommandQuestion } from '../../src-core/plugin/report';
import { count, line } from '../../src-core/plugin/report-lines';

/** Files that are named in the question. */
const MOST_NAMED = 10;

/** Asks before files are replaced; a yes says the same call with `--force`. `more` holds fast what the call left open. */
export function askToReplace(
  { verb, options }: AppCall,
  path: string,
  files: readonly string[],
  more: readonly (readonly [string, string])[] = [],
): CommandQuestion {
  const named = files.slice(0, MOST_NAMED).map((file) => line(cleanLine(file, 300)));
  const hidden = files.length - named.length;
  return {
    kind: 'question',
    title: 'Replace',
    question:
      files.length === 1 ? 'Replace the file that is there?' : `Replace ${count(files.length, 'file')}?`,
    lines: [...named, ...(hidden > 0 ? [line(`and ${hidden} more`)] : [])],
    yes: 'replace',
    words: wordsOfAppCall({
      verb,
      args: [path],
      options: new Map([...options, ...more, ['--force', '']]),
    }),
  };
}

/** The file that stands at a path; none for a folder, or nothing. */
export function filesAt(path: string): readonly string[] {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? [path] : [];
}
