/** What a good source folder has besides what is packed of it. */
import { cleanLine } from './clean-text';
import type { Finding } from './lint-report';
import { count } from './report-lines';

/** A source folder as far as it is looked at. */
export interface LintedSource {
  /** How many files with cases it has. */
  readonly caseFiles: number;
  /** Files of its copy of the kit that are others than the application's, by name. */
  readonly staleKit: readonly string[];
  /** Where the application's kit lies. */
  readonly kit: string;
  /** What the compiler said although it succeeded. */
  readonly warnings: readonly string[];
  /** For a source with types that building does not check. */
  readonly types: LintedTypes | null;
}

/** What checks them. */
export interface LintedTypes {
  /** Whether the folder, or one above it, has the `tsconfig.json` by which editors and `tsc` go. */
  readonly hasConfig: boolean;
  /** The `tsconfig.json` of a new plugin. */
  readonly template: string;
}

/** Names of files in one sentence. */
const MAX_NAMED = 3;

/** Everything that could be better. */
export function lintSource(source: LintedSource): Finding[] {
  return [
    ...lintWarnings(source.warnings),
    ...lintCases(source),
    ...lintKit(source),
    ...lintTypes(source.types),
  ];
}

function lintWarnings(warnings: readonly string[]): Finding[] {
  const [first] = warnings;
  if (first === undefined) return [];
  const message = `the compiler warns: ${cleanLine(first, 200)}`;
  const more = warnings.length - 1;
  return [
    { level: 'warning', message, remedy: more > 0 ? `mend it, and ${count(more, 'line')} more` : 'mend it' },
  ];
}

function lintCases({ caseFiles }: LintedSource): Finding[] {
  if (caseFiles > 0) return [{ level: 'pass', message: `${count(caseFiles, 'file')} of cases`, remedy: '' }];
  return [
    {
      level: 'recommendation',
      message: 'no cases in tests/',
      remedy: 'write what it should do as tests/cases.json; plugin test runs them',
    },
  ];
}

function lintKit({ staleKit, kit }: LintedSource): Finding[] {
  if (staleKit.length === 0) return [];
  const named = staleKit.slice(0, MAX_NAMED).join(', ');
  const more = staleKit.length > MAX_NAMED ? ` and ${staleKit.length - MAX_NAMED} more` : '';
  return [
    {
      level: 'recommendation',
      message: `sdk/ is not the kit of this to-tui: ${named}${more}`,
      remedy: `copy the files of ${kit} over it`,
    },
  ];
}

function lintTypes(types: LintedTypes | null): Finding[] {
  if (types === null) return [];
  if (types.hasConfig) {
    const message = 'tsconfig.json: types are checked by editors and tsc; plugin test and plugin pack do not';
    return [{ level: 'pass', message, remedy: '' }];
  }
  return [
    {
      level: 'recommendation',
      message: 'nothing checks the types: there is no tsconfig.json',
      remedy: `copy ${types.template} into the folder; editors go by it, and so does npx -p typescript tsc -p DIR`,
    },
  ];
}
