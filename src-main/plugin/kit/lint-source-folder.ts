/**
 * Checks a source folder: builds it aside, with no compiler that lies in it, and looks at what came out and at what is
 * only in the source. Nothing is written to the folder, and nothing of it is run.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Finding, lintReport } from '../../../src-core/plugin/lint-report';
import { lintSource } from '../../../src-core/plugin/lint-source';
import type { Report } from '../../../src-core/plugin/report';
import { line } from '../../../src-core/plugin/report-lines';
import { lastName, PACKAGE_FILES, readSource } from '../package-source';
import { readPlainFile } from '../read-plain-file';
import { type BuildFault, type Built, buildPlugin } from './build';
import { lintPackage } from './lint-package';
import { findLanguage } from './source-language';
import { TOOLCHAINS } from './toolchains';
import type { KitPlaces } from './workshop';

/**
 * Whether the folder holds a plugin's source. A script is its own source, so a folder with nothing but what is packed
 * counts as a plugin that was built.
 */
export async function isSourceFolder(folder: string): Promise<boolean> {
  const language = await findLanguage(folder);
  if (!language.ok) return false;
  const names = await readdir(folder);
  return names.some((name) => !PACKAGE_FILES.includes(name));
}

/** All that was found. Never rejects for what is in the folder. */
export async function lintSourceFolder(folder: string, places: KitPlaces): Promise<Report> {
  const aside = await mkdtemp(join(tmpdir(), 'to-tui-lint-'));
  try {
    const target = join(aside, 'plugin');
    const built = await buildPlugin(folder, places, { target, ownCompilers: false });
    if (!built.ok) return faultReport(folder, built.error);
    const source = await readSource(target);
    if (!source.ok) throw new Error(`reading what was built: ${source.error}`);
    const findings = [...lintPackage(source.value), ...(await findingsIn(folder, places, built.value))];
    return lintReport(`${built.value.name} ${built.value.version}`, findings);
  } finally {
    await rm(aside, { recursive: true, force: true }).catch(() => undefined);
  }
}

function faultReport(folder: string, { sentence, output }: BuildFault): Report {
  const report = lintReport(lastName(folder), [{ level: 'error', message: sentence, remedy: '' }]);
  return { ...report, lines: [...report.lines, ...output.map((one) => line(one, 'dim'))] };
}

async function findingsIn(folder: string, { sdk, templates }: KitPlaces, built: Built): Promise<Finding[]> {
  const kit = join(sdk, TOOLCHAINS[built.language].kit);
  const cases = await namesIn(join(folder, 'tests'));
  return lintSource({
    caseFiles: cases.filter((name) => name.endsWith('.json')).length,
    staleKit: await differing(join(folder, 'sdk'), kit),
    kit,
    warnings: built.warnings,
    types:
      built.language === 'typescript'
        ? { hasConfig: await hasConfig(folder), template: join(templates, 'typescript', CONFIG) }
        : null,
  });
}

const CONFIG = 'tsconfig.json';

/** As editors look for it: in the folder, or in the next one above. */
async function hasConfig(folder: string): Promise<boolean> {
  if ((await namesIn(folder)).includes(CONFIG)) return true;
  const above = dirname(folder);
  return above !== folder && (await hasConfig(above));
}

/** More than any file of a kit has, in bytes. */
const MAX_KIT_FILE = 1024 * 1024;

/** Files of the kit that the copy has differently, or lacks; none where there is no copy. */
async function differing(copy: string, kit: string): Promise<string[]> {
  if ((await namesIn(copy)).length === 0) return [];
  const differs: string[] = [];
  for (const name of await namesIn(kit)) {
    const [own, ours] = [
      await readPlainFile(join(copy, name), MAX_KIT_FILE),
      await readPlainFile(join(kit, name), MAX_KIT_FILE),
    ];
    if (ours.ok && !(own.ok && Buffer.from(own.value).equals(ours.value))) differs.push(name);
  }
  return differs;
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch((): string[] => [])).sort();
}
