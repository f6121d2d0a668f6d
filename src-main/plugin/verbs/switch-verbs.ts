/** Verbs that switch one plugin: enable, disable, rollback, remove, revoke, reload. */
import type { Result } from '../../../src-core/lib/result';
import type { CommandAnswer } from '../../../src-core/plugin/report';
import { said, sayIn, summaryOf, type VerbDeed } from './verb-context';

/** The administration's sentence as an answer. */
export function answered(done: Result<string, string>): CommandAnswer {
  return done.ok ? said('success', done.value) : said('error', done.error);
}

/** What to do about a question that nobody is there to answer. */
export const START_TO_BE_ASKED = 'start to-tui to be asked';

/** Switches on; what needs consent is refused where nobody can be asked. */
export const enable: VerbDeed = async ({ args: [name = ''] }, context) => {
  const state = summaryOf(context, name)?.state;
  if (context.from === 'alone' && (state === 'needs_consent' || state === 'changed_on_disk')) {
    return said('error', `${name} needs consent: ${START_TO_BE_ASKED}`);
  }
  return answered(await context.administration.switches.enable(name));
};

/** Switches off at once. */
export const disable: VerbDeed = async ({ args: [name = ''] }, { administration }) =>
  answered(await administration.switches.disable(name));

/** Brings back the version before. */
export const rollback: VerbDeed = async ({ args: [name = ''] }, context) => {
  if (summaryOf(context, name)?.previousVersion == null) {
    return said(
      'error',
      `${name} has no version before this one: ${sayIn(context)}plugin update ${name} PATH brings another one`,
    );
  }
  return answered(await context.administration.packages.rollback(name));
};

/** Takes away; `--purge` what it stored too. */
export const remove: VerbDeed = async ({ args: [name = ''], options }, { administration }) =>
  answered(await administration.packages.remove(name, options.has('--purge')));

/** Takes the user’s yes back. */
export const revoke: VerbDeed = async ({ args: [name = ''] }, { administration }) =>
  answered(await administration.switches.revoke(name));

/** Reads the files anew. */
export const reload: VerbDeed = async ({ args: [name = ''] }, { administration }) =>
  answered(await administration.switches.reload(name));
