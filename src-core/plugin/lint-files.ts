/** What a good package has besides a manifest, and whether its module needs what the manifest asks for. */
import type { Finding } from './lint-report';
import type { RawManifest } from './manifest-schema';
import { byteWords } from './report-lines';

/** The files of a plugin as far as they are looked at. */
export interface LintedFiles {
  /** The file with the code. */
  readonly entry: string;
  readonly moduleBytes: number;
  /** Host functions and kernel ways that the module imports; null for a script, which says nothing beforehand. */
  readonly imports: readonly string[] | null;
  /** Other files of the package: `README.md`, `LICENSE`, `icon.png`. */
  readonly extras: ReadonlySet<string>;
}

/** Everything that could be better. */
export function lintFiles(files: LintedFiles, { permissions = {} }: RawManifest): Finding[] {
  return [...lintExtras(files.extras), ...lintSize(files), ...lintImports(files.imports, permissions)];
}

/** A module is a few hundred kB in every language there is a kit for. */
const LARGE_MODULE_BYTES = 1_000_000;

function lintExtras(extras: ReadonlySet<string>): Finding[] {
  return [
    ...(extras.has('README.md')
      ? []
      : [missing('warning', 'README.md', 'write what it does and how to set it up')]),
    ...(extras.has('LICENSE')
      ? []
      : [missing('recommendation', 'LICENSE', 'add the text of the license that the manifest names')]),
  ];
}

function missing(level: Finding['level'], file: string, remedy: string): Finding {
  return { level, message: `no ${file}`, remedy };
}

function lintSize({ entry, moduleBytes }: LintedFiles): Finding[] {
  const words = `${entry} is ${byteWords(moduleBytes)}`;
  if (moduleBytes <= LARGE_MODULE_BYTES) return [{ level: 'pass', message: words, remedy: '' }];
  return [
    {
      level: 'recommendation',
      message: `${words}: it is read and hashed at each start`,
      remedy: 'build for size, without debug names',
    },
  ];
}

/** The host functions that each permission is for. */
const USES = {
  network: ['http_request'],
  filesystem: ['read_file', 'write_file', 'list_directory'],
  execute: ['run_command'],
} as const;

function lintImports(
  imports: readonly string[] | null,
  permissions: NonNullable<RawManifest['permissions']>,
): Finding[] {
  if (imports === null) {
    const message = 'a script: what it calls is seen only when it runs, so the manifest decides';
    return [{ level: 'pass', message, remedy: '' }];
  }
  const idle = Object.entries(USES).flatMap(([power, functions]): Finding[] => {
    const wish = permissions[power as keyof typeof USES];
    const asks = Array.isArray(wish) ? wish.length > 0 : wish === true;
    if (!asks || functions.some((one) => imports.includes(one))) return [];
    return [
      {
        level: 'warning',
        message: `asks for ${power}, but its module imports none of ${functions.join(', ')}`,
        remedy: `take ${power} out of [permissions]`,
      },
    ];
  });
  const message = imports.length === 0 ? 'imports nothing of the host' : `imports ${imports.join(', ')}`;
  return [...idle, { level: 'pass', message, remedy: '' }];
}
