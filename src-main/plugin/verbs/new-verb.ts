/** `new`: the folder of a new plugin, which builds and has a test. */
import { cleanLine } from '../../../src-core/plugin/clean-text';
import { isLanguage, LANGUAGES } from '../../../src-core/plugin/languages';
import { didYouMean } from '../../../src-core/plugin/nearest-word';
import { newPluginPage } from '../kit/new-plugin-page';
import { scaffold } from '../kit/scaffold';
import { pathMeant, said, sayIn, shown, type WorkshopDeed } from './verb-context';

/** See the head of the file. */
export const newPlugin: WorkshopDeed = async ({ args: [name = ''], options }, context) => {
  const language = options.get('--language') ?? LANGUAGES[0];
  if (!isLanguage(language)) return said('error', unknownLanguage(language));
  const parent = pathMeant(context, options.get('--in') ?? '.');
  if (!parent.ok) return said('error', parent.error);
  const plan = { name, language, parent: parent.value };
  const made = await scaffold(plan, context.workshop.places);
  if (!made.ok) return said('error', made.error);
  return shown(newPluginPage(plan, made.value, sayIn(context)));
};

/** A sentence about a word that is no language. */
export function unknownLanguage(word: string): string {
  const remedy = didYouMean(word, LANGUAGES) || `; there are ${LANGUAGES.join(', ')}`;
  return `there is no kit for “${cleanLine(word, 40)}”${remedy}`;
}
