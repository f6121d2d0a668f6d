/** Verbs that take a path: install, update, diff. */
import { cleanLine } from '../../../src-core/plugin/clean-text';
import type { CommandAnswer } from '../../../src-core/plugin/report';
import { line, page } from '../../../src-core/plugin/report-lines';
import { lastName, readSource } from '../package-source';
import { answered, START_TO_BE_ASKED } from './switch-verbs';
import { shippedMeant } from './trial-verbs';
import { pathMeant, said, shown, summaryOf, type VerbContext, type VerbDeed } from './verb-context';

/** One after the other: each may ask. A bare name that is no path means a plugin that comes with the application. */
export const install: VerbDeed = async ({ args }, context) => {
  const answers: CommandAnswer[] = [];
  for (const path of args) answers.push(await installFrom(path, context));
  const [only] = answers;
  if (only && answers.length === 1) return only;
  const lines = answers.flatMap((one) => (one.kind === 'said' ? [line(one.text, TONES[one.level])] : []));
  return shown(page('Install', lines));
};

/** Like install, but only of a plugin that is there, by another of the same name. */
export const update: VerbDeed = async ({ args: [name = '', path = ''] }, context) => {
  const meant = pathMeant(context, path);
  if (!meant.ok) return said('error', meant.error);
  const source = await readSource(meant.value);
  if (!source.ok) return said('error', `${name} was not updated: ${cleanLine(source.error, 500)}`);
  const found = source.value.package.manifest.name;
  if (found !== name) {
    const remedy = `to have both, say plugin install ${cleanLine(path, 200)}`;
    return said('error', `${name} was not updated: ${lastName(meant.value)} holds ${found}; ${remedy}`);
  }
  return installOne(meant.value, context);
};

/** What an update from that path would change. */
export const diff: VerbDeed = async ({ args: [path = ''] }, context) => {
  const meant = pathMeant(context, path);
  if (!meant.ok) return said('error', meant.error);
  const difference = await context.administration.packages.difference(meant.value);
  return difference.ok ? shown(difference.value) : said('error', difference.error);
};

const TONES = { info: 'text', success: 'ok', warning: 'warning', error: 'error' } as const;

async function installFrom(path: string, context: VerbContext): Promise<CommandAnswer> {
  const shipped = await shippedMeant(context, path);
  if (shipped !== undefined) return installOne(shipped, context);
  const meant = pathMeant(context, path);
  return meant.ok ? installOne(meant.value, context) : said('error', meant.error);
}

/** Where nobody can be asked, what needs a yes is put in its place and waits for one. */
async function installOne(path: string, context: VerbContext): Promise<CommandAnswer> {
  const { administration, from } = context;
  const done = await administration.packages.install(path);
  if (!done.ok || from !== 'alone') return answered(done);
  const source = await readSource(path);
  if (!source.ok) return answered(done);
  const { name, version } = source.value.package.manifest;
  const state = summaryOf(context, name)?.state;
  if (state !== 'needs_consent' && state !== 'changed_on_disk') return answered(done);
  return said('warning', `${name} ${version} is in its place and needs consent: ${START_TO_BE_ASKED}`);
}
