/** `npm run plugin:new NAME [-- --language LANGUAGE] [-- --in DIR]`: the same as `plugin new`, without the application. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isLanguage, LANGUAGES } from '../src-core/plugin/languages';
import { newPluginPage } from '../src-main/plugin/kit/new-plugin-page';
import { scaffold } from '../src-main/plugin/kit/scaffold';
import { kitPlacesIn } from '../src-main/plugin/kit/workshop';
import { unknownLanguage } from '../src-main/plugin/verbs/new-verb';

const USAGE = `Usage: npm run plugin:new NAME [-- --language ${LANGUAGES.join('|')}] [-- --in DIR]`;
const ROOT = process.cwd();

const failure = await run();
if (failure !== undefined) {
  console.error(failure);
  process.exitCode = 1;
}

/** @returns what is wrong. */
async function run(): Promise<string | undefined> {
  const words = readWords();
  if (words === undefined) return USAGE;
  const { name, language, folder } = words;
  if (!isLanguage(language)) return unknownLanguage(language);
  const plan = { name, language, parent: folder };
  const made = await scaffold(plan, kitPlacesIn(ROOT));
  if (!made.ok) return made.error;
  const { title, lines } = newPluginPage(plan, made.value, 'npm start -- ');
  console.log([title, ...lines.map(({ text }) => text)].join('\n'));
  return undefined;
}

/** A folder that was named counts from where the user was when npm was called. */
function readWords() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { language: { type: 'string', default: LANGUAGES[0] }, in: { type: 'string' } },
    });
    const [name, ...more] = positionals.filter((word) => word !== '--');
    if (name === undefined || more.length > 0) return undefined;
    const from = process.env.INIT_CWD ?? ROOT;
    const folder = values.in === undefined ? path.join(ROOT, 'plugins') : path.resolve(from, values.in);
    return { name, language: values.language, folder };
  } catch {
    return undefined;
  }
}
