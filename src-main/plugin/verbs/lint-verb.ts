/** `lint`: every check that a plugin must pass, and then what would make it a better one. Runs nothing of it. */
import { basename, dirname, join } from 'node:path';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import { lintReport } from '../../../src-core/plugin/lint-report';
import type { Report } from '../../../src-core/plugin/report';
import { lintPackage } from '../kit/lint-package';
import { isSourceFolder, lintSourceFolder } from '../kit/lint-source-folder';
import type { KitPlaces } from '../kit/workshop';
import { lastName, readSource } from '../package-source';
import { MANIFEST_FILE } from '../plugin-package';
import { pathMeant, said, shown, summaryOf, type VerbDeed } from './verb-context';

/** Checks an installed plugin by its name, else what lies at the path. */
export const lint: VerbDeed = async ({ args: [subject = ''] }, context) => {
  const installed = summaryOf(context, subject);
  if (installed) return shown(await lintInstalled(join(context.pluginsFolder, subject)));
  const meant = pathMeant(context, subject);
  if (!meant.ok) return said('error', meant.error);
  return shown(await lintPath(meant.value, context.workshop.places));
};

/** Checks what lies at the path: a source folder, which is built aside, a plugin's folder, its manifest or a `.zip`. */
export async function lintPath(path: string, places: KitPlaces): Promise<Report> {
  const folder = basename(path) === MANIFEST_FILE ? dirname(path) : path;
  return (await isSourceFolder(folder)) ? lintSourceFolder(folder, places) : lintInstalled(path);
}

/** Checks what is built already. Never rejects for what is in it. */
export async function lintInstalled(path: string): Promise<Report> {
  const source = await readSource(path);
  if (source.ok) {
    const { name, version } = source.value.package.manifest;
    return lintReport(`${name} ${version}`, lintPackage(source.value));
  }
  // A plugin that cannot be used is not looked at further: the reason names up to three faults, each with its line.
  const fault = { level: 'error', message: cleanLine(source.error, 800), remedy: '' } as const;
  return lintReport(lastName(path), [fault]);
}
