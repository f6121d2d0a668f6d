/** From the text of a file to its cases. One that is not well formed is named with its fault; the others hold. */
import type { z } from 'zod';
import { cleanLine } from '../clean-text';
import { didYouMean } from '../nearest-word';
import { CASE_BOUNDS, type Case, caseSchema, KNOWN_FIELDS } from './case-schema';

/** A case of a file, or why it is none. */
export interface ReadCase {
  /** The file's name, as shown. */
  readonly file: string;
  /** The case's name; `case 3` when it has none that can be read. */
  readonly name: string;
  /** Undefined when there is a fault. */
  readonly case?: Case;
  /** `run.acton: is not known; did you mean “action”?`, at most five, cleaned; empty when it is well formed. */
  readonly faults: readonly string[];
}

/** Faults of one case that help to mend it at once. */
const MAX_FAULTS = 5;

/** Reads a file. A text that is no JSON is one case with a fault. Never throws. */
export function readCases(file: string, text: string): readonly ReadCase[] {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [{ file, name: 'the file', faults: [cleanLine(`is not JSON: ${why}`, 300)] }];
  }
  const all: readonly unknown[] = Array.isArray(data) ? data : [data];
  if (all.length === 0) return [{ file, name: 'the file', faults: ['has no case in it'] }];
  if (all.length > CASE_BOUNDS.cases) {
    const faults = [`has ${all.length} cases; at most ${CASE_BOUNDS.cases} are run`];
    return [{ file, name: 'the file', faults }];
  }
  return all.map((raw, index) => readCase(file, raw, index));
}

/** What it is checked by calls itself, a level of the text at a time. */
function checked(raw: unknown) {
  try {
    return caseSchema.safeParse(raw);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readCase(file: string, raw: unknown, index: number): ReadCase {
  const name = nameOf(raw) ?? `case ${index + 1}`;
  const parsed = checked(raw);
  if (!parsed) return { file, name, faults: ['is nested deeper than anybody reads'] };
  if (parsed.success) return { file, name, case: parsed.data, faults: [] };
  const faults = parsed.error.issues.flatMap((issue) => wordIssue(issue, []));
  return { file, name, faults: [...new Set(faults)].slice(0, MAX_FAULTS) };
}

function nameOf(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null || !('case' in raw)) return undefined;
  return typeof raw.case === 'string' && raw.case !== '' ? cleanLine(raw.case, 200) : undefined;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

function wordIssue(issue: Issue, base: Path): string[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, MAX_FAULTS)
      .map((key) => worded([...path, key], `is not known${didYouMean(key, knownAt(path))}`));
  }
  if (issue.code !== 'invalid_union') return [worded(path, issue.message)];
  // Of the forms that it could have, the one that it comes closest to says what is wrong.
  const forms = issue.errors.map((issues) => issues.flatMap((one) => wordIssue(one, path)));
  const [closest] = forms.toSorted((a, b) => a.length - b.length);
  return closest ?? [worded(path, issue.message)];
}

function worded(path: Path, message: string): string {
  const where = path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`))
    .join('');
  return cleanLine(where === '' ? message : `${where}: ${message}`, 300);
}

/** What may stand at a place: numbers in lists aside, its last name tells. */
function knownAt(path: Path): readonly string[] {
  const last = path.findLast((part) => typeof part === 'string') ?? '';
  const place = ({ children: 'todos', runs: 'run' } as Readonly<Record<string, string>>)[String(last)];
  return KNOWN_FIELDS[place ?? String(last)] ?? [];
}
