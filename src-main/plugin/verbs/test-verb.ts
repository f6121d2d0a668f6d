/** `test`: runs the cases of a plugin under development in sandboxes of their own. Nothing of the user's is in reach. */
import { testPlugin } from '../kit/cases/test-plugin';
import { pathMeant, said, shown, type WorkshopDeed } from './verb-context';

/** Builds the folder and runs `tests/*.json`; a case that fails is an error line. */
export const test: WorkshopDeed = async ({ args: [subject = ''] }, context) => {
  const folder = pathMeant(context, subject);
  return folder.ok
    ? shown(await testPlugin(folder.value, context.workshop, context.grow))
    : said('error', folder.error);
};
