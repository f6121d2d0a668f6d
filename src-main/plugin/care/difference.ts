import { err, ok, type Result } from '../../../src-core/lib/result';
import type { Report } from '../../../src-core/plugin/report';
import { capabilityReport } from '../capability-report';
import { lastName, readSource } from '../package-source';
import { packageOf } from '../plugin-entry';
import type { CareContext } from './care-context';

/** The difference between what is installed and what lies at the path. Changes nothing. */
export async function difference(
  { book, questions }: CareContext,
  path: string,
): Promise<Result<Report, string>> {
  const source = await readSource(path);
  if (!source.ok) return err(`${lastName(path)} cannot be compared: ${source.error}`);
  const { name } = source.value.package.manifest;
  const entry = book.get(name);
  const before = entry && packageOf(entry);
  if (!before) return err(`no plugin ${name} is installed that could be compared`);
  return ok(capabilityReport(questions.difference(before, source.value.package), questions.hosts(name)));
}
