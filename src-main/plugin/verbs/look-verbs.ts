/** Verbs that only show: list, info, logs, audit, top. */
import { auditJson, auditReport } from '../../../src-core/plugin/audit-report';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import { listed, listReport } from '../../../src-core/plugin/list-report';
import { logsReport } from '../../../src-core/plugin/logs-report';
import { readMoment } from '../../../src-core/plugin/moment-words';
import { jsonPage } from '../../../src-core/plugin/report-lines';
import { topReport } from '../../../src-core/plugin/top-report';
import { said, sayIn, shown, summaryOf, type VerbDeed } from './verb-context';

/** How often live pages are asked for again, in ms. */
const LIVE_MS = 1_000;

/** Entries on a page for people, and for programs: 2,000 are below the 4 MiB that a socket carries. */
const AUDIT_ENTRIES = 200;
const AUDIT_ENTRIES_JSON = 2_000;

/** Name, version, state and reason of each plugin. */
export const list: VerbDeed = ({ options }, { administration, pluginsFolder }) => {
  const plugins = administration.summaries().map(listed);
  return shown(
    options.has('--json') ? jsonPage(plugins) : listReport(plugins, `No plugins in ${pluginsFolder}`),
  );
};

/** Everything about one plugin. */
export const info: VerbDeed = ({ args: [name = ''], options }, context) => {
  const { administration } = context;
  if (options.has('--json')) {
    const policy = administration.settings.policy(name);
    return shown(jsonPage({ ...summaryOf(context, name), policy: policy.ok ? policy.value : null }));
  }
  const page = administration.records.describe(name, context, sayIn(context));
  return page.ok ? shown(page.value) : said('error', page.error);
};

/** What a plugin logged since the start; live. */
export const logs: VerbDeed = ({ args: [name = ''] }, context) => {
  return shown(logsReport(name, context.administration.records.logs(name), context), LIVE_MS);
};

/** How plugins are doing; live. */
export const top: VerbDeed = (_, { administration }) =>
  shown(topReport(administration.records.profiles()), LIVE_MS);

/** The record, whole or of one plugin. */
export const audit: VerbDeed = ({ args: [plugin], options }, context) => {
  const { administration } = context;
  const json = options.has('--json');
  const when = options.get('--since');
  const since = when === undefined ? undefined : readMoment(when, context);
  if (since && !since.ok) return said('error', `--since: ${since.error}`);
  const limit = json ? AUDIT_ENTRIES_JSON : AUDIT_ENTRIES;
  const found = administration.records.audit({
    ...(plugin === undefined ? {} : { plugin }),
    ...(since ? { since: since.value } : {}),
    limit: limit + 1,
  });
  const page = {
    title: plugin === undefined ? 'Audit' : `Audit of ${cleanLine(plugin, 60)}`,
    entries: found.slice(0, limit),
    more: found.length > limit,
    broken: administration.records.auditBroken(),
  };
  return shown(json ? auditJson(page) : auditReport(page, context));
};
