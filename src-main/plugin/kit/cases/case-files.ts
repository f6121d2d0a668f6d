/** Reads the cases of a plugin: the plain files `DIR/tests/*.json`, and nothing that they lead to. */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CASE_BOUNDS } from '../../../../src-core/plugin/cases/case-schema';
import { type ReadCase, readCases } from '../../../../src-core/plugin/cases/read-cases';
import { cleanLine } from '../../../../src-core/plugin/clean-text';
import { readPlainFile, whyNot } from '../../read-plain-file';

/** Every case, in the order of the files' names. What cannot be read is a case with a fault. */
export async function casesIn(folder: string): Promise<readonly ReadCase[]> {
  const tests = join(folder, 'tests');
  let names: readonly string[];
  try {
    if (!(await lstat(tests)).isDirectory())
      return [fault('tests', 'is not a folder: cases lie in a folder of that name')];
    names = (await readdir(tests)).filter((name) => name.endsWith('.json')).sort();
  } catch (error) {
    const why = whyNot(error);
    return why === 'is not there' ? [] : [fault('tests', why)];
  }
  if (names.length > CASE_BOUNDS.files)
    return [fault('tests', `has ${names.length} files; at most ${CASE_BOUNDS.files} are read`)];
  const cases: ReadCase[] = [];
  for (const name of names) {
    cases.push(...(await readFile(join(tests, name), `tests/${cleanLine(name, 100)}`)));
    // The files behind them are not read for the number alone.
    if (cases.length > CASE_BOUNDS.cases)
      return [fault('tests', `has more than ${CASE_BOUNDS.cases} cases, which is what is run at most`)];
  }
  return cases;
}

async function readFile(path: string, shown: string): Promise<readonly ReadCase[]> {
  const bytes = await readPlainFile(path, CASE_BOUNDS.fileBytes);
  if (!bytes.ok) return [fault(shown, bytes.error)];
  try {
    return readCases(shown, new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
  } catch {
    return [fault(shown, 'is not UTF-8 text')];
  }
}

function fault(file: string, message: string): ReadCase {
  return { file, name: file, faults: [message] };
}
