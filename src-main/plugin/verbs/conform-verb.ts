/** `conform`: how a plugin under development takes whatever a host may answer. Nothing of the user's is in reach. */
import { conformPlugin } from '../kit/conform/conform-plugin';
import { pathMeant, said, shown, type WorkshopDeed } from './verb-context';

/** Builds the folder and answers with its scorecard; only what is an error there is an error line. */
export const conform: WorkshopDeed = async ({ args: [subject = ''] }, context) => {
  const folder = pathMeant(context, subject);
  return folder.ok
    ? shown(await conformPlugin(folder.value, context.workshop, context.grow))
    : said('error', folder.error);
};
