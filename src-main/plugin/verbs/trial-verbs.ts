/** Verbs about trials and the gallery: gallery, try, trial, keep. */
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import { galleryPage, galleryReport } from '../../../src-core/plugin/gallery-report';
import { didYouMean } from '../../../src-core/plugin/nearest-word';
import { shippedFolder } from '../gallery';
import { answered } from './switch-verbs';
import { pathMeant, said, sayIn, shown, summaryOf, type VerbContext, type VerbDeed } from './verb-context';

/** All plugins that come with the application, or one of them. */
export const gallery: VerbDeed = async ({ args: [name] }, context) => {
  const plugins = await context.administration.gallery();
  if (name === undefined) return shown(galleryReport(plugins, sayIn(context)));
  const found = plugins.find((one) => one.name === name);
  if (found) return shown(galleryPage(found, sayIn(context)));
  const names = plugins.map((one) => one.name);
  const meant = didYouMean(name, names) || '; plugin gallery lists those that do';
  return said('error', `no plugin “${cleanLine(name, 40)}” comes with to-tui${meant}`);
};

/** Puts on trial: an installed plugin by its name, else what lies at the path, else a shipped one. */
export const tryOut: VerbDeed = async ({ args: [subject = ''] }, context) => {
  const { administration } = context;
  if (summaryOf(context, subject)) return answered(await administration.trials.tryOut(subject));
  if (await shippedMeant(context, subject)) return answered(await administration.trials.tryOut(subject));
  const meant = pathMeant(context, subject);
  return meant.ok ? answered(await administration.trials.tryOut(meant.value)) : said('error', meant.error);
};

/** What a plugin on trial would have done. */
export const trial: VerbDeed = ({ args: [name = ''] }, context) => {
  const report = context.administration.trials.report(name, context, sayIn(context));
  return report.ok ? shown(report.value) : said('error', report.error);
};

/** Ends a trial. */
export const keep: VerbDeed = async ({ args: [name = ''] }, { administration }) =>
  answered(await administration.trials.keep(name));

/**
 * The folder of the shipped plugin that a bare word means. In a terminal a path of that name comes first, as for every
 * program; in the window, whose words come from the gallery too, nothing that lies in the user's home does.
 */
export async function shippedMeant(
  { cwd, from, workshop }: Pick<VerbContext, 'cwd' | 'from' | 'workshop'>,
  word: string,
): Promise<string | undefined> {
  const folder = await shippedFolder(workshop.places.gallery, word);
  if (folder === undefined || from === 'window') return folder;
  const isPath = await access(resolve(cwd, word)).then(
    () => true,
    () => false,
  );
  return isPath ? undefined : folder;
}
