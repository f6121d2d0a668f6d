/** `dev`: a folder that is built at each change and loaded anew. */
import { page } from '../../../src-core/plugin/report-lines';
import { followAnswer, lineNumber } from '../kit/development/follow-answer';
import type { Development } from '../kit/workshop';
import { pathMeant, said, shown, type VerbDeed } from './verb-context';
import { buildChoice } from './workshop-deeds';

/** How often the page is asked for again, in ms. */
const LIVE_MS = 1_000;

/** Begins, shows, or with `--stop` ends it; with `--after` a command line that follows asks for what is new. */
export const dev: VerbDeed = async ({ args: [path = ''], options }, context) => {
  const { development } = context.workshop;
  const { from } = context;
  if (development === null || from === 'alone')
    return said('error', 'plugins are developed while to-tui runs');
  const meant = pathMeant(context, path);
  if (!meant.ok) return said('error', meant.error);
  const after = options.get('--after');
  if (options.has('--stop')) {
    const stopped = development.stop(meant.value);
    return stopped.ok ? said('success', stopped.value) : said('error', stopped.error);
  }
  if (after !== undefined) return follow(development, meant.value, after);
  const started = await development.start(meant.value, from, buildChoice({ options }));
  if (!started.ok) return said('error', started.error);
  if (from === 'terminal') return said('success', started.value);
  const latest = development.latest(meant.value);
  if (!latest) return said('error', started.value);
  return shown(page(`Development of ${meant.value}`, latest.lines), latest.on ? LIVE_MS : null);
};

async function follow(development: Development, folder: string, after: string) {
  const number = lineNumber(after);
  if (number === undefined) return said('error', '--after takes the number of a line');
  const found = await development.follow(folder, number);
  return found ? followAnswer(found) : said('error', 'that folder is not watched');
}
