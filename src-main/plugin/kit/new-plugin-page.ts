/** What is said about a plugin that was just made: what is in it, and what to do next. */
import { LANGUAGE_TITLES } from '../../../src-core/plugin/languages';
import type { Report } from '../../../src-core/plugin/report';
import { line, page } from '../../../src-core/plugin/report-lines';
import type { NewPlugin } from './scaffold';
import { SOURCE_FILES } from './source-files';

/** `say` is what stands before `plugin …` where the reader types: `:` in the window. */
export function newPluginPage({ name, language }: NewPlugin, folder: string, say: string): Report {
  const path = /[\s"'\\]/.test(folder) ? `"${folder}"` : folder;
  return page(`${name} is made`, [
    line(`${LANGUAGE_TITLES[language]}, in ${folder}`),
    line(`Begin with ${SOURCE_FILES[language]} and manifest.toml; README.md says the rest.`),
    line(''),
    line(`${say}plugin test ${path}`, 'title'),
    line('  runs what tests/cases.json says, in a real sandbox', 'dim'),
    line(`${say}plugin dev ${path}`, 'title'),
    line('  builds it at each change and loads it into the window', 'dim'),
    line(`${say}plugin pack ${path}`, 'title'),
    line('  makes the .zip that others install', 'dim'),
  ]);
}
