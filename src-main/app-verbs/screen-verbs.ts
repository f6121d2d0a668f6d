/** Verbs about the window and its settings: they are said behind `:` only. */
import type { AppCall } from '../../src-core/app/app-call';
import { readSetting, showSetting, UNSET_WORD } from '../../src-core/config/set-words';
import { dotted, SETTINGS, valueText } from '../../src-core/config/settings';
import { THEME_WORDS } from '../../src-core/config/theme-name';
import { cleanLine } from '../../src-core/plugin/clean-text';
import { didYouMean } from '../../src-core/plugin/nearest-word';
import type { CommandAnswer } from '../../src-core/plugin/report';
import { columns, line, page } from '../../src-core/plugin/report-lines';
import { said, shown } from '../plugin/verbs/verb-context';
import { type AppVerbContext, projectMeant } from './verb-context';

const NO_WINDOW = 'that can be said in the window only';

/** `set [SETTING [VALUE]]`: what it is, or what it is to be from now on. */
export async function set(call: AppCall, { settings }: AppVerbContext): Promise<CommandAnswer> {
  if (settings === null) return said('error', NO_WINDOW);
  const [name, ...words] = call.args;
  if (name === undefined) return allSettings(settings.current());
  const wanted = call.options.has(UNSET_WORD) ? [UNSET_WORD] : words;
  if (wanted.length === 0) {
    const found = showSetting(name, settings.current());
    return said(found.ok ? 'info' : 'error', found.ok ? found.value : found.error);
  }
  const read = readSetting([name, ...wanted]);
  if (!read.ok) return said('error', read.error);
  const { key, value } = read.value;
  const what = cleanLine(dotted(key), 100);
  return saved(
    await settings.save(key, value),
    value === null ? `${what} is as it was made` : `${what} is ${cleanLine(valueText(value), 200)} now`,
  );
}

function allSettings(config: Parameters<(typeof SETTINGS)[number]['get']>[0]): CommandAnswer {
  const rows = SETTINGS.map((setting) => [dotted(setting.key), valueText(setting.get(config))]);
  return shown(
    page(
      'Settings',
      columns(rows, [40]).map((text) => line(text)),
    ),
  );
}

function saved(done: { readonly ok: true } | { readonly ok: false; readonly error: string }, text: string) {
  return done.ok ? said('success', text) : said('error', done.error);
}

/** `theme NAME`. */
export async function theme({ args }: AppCall, { settings }: AppVerbContext): Promise<CommandAnswer> {
  if (settings === null) return said('error', NO_WINDOW);
  const [name = ''] = args;
  const known = [...THEME_WORDS, ...settings.themes()];
  if (!known.includes(name)) {
    const meant = didYouMean(name, known) || `; there are ${cleanLine(known.join(', '), 300)}`;
    return said('error', `there is no theme “${cleanLine(name, 40)}”${meant}`);
  }
  return saved(await settings.save(['theme'], name), `the theme is ${cleanLine(name, 64)} now`);
}

/** `project NAME`: goes to its list of today. */
export function project({ args }: AppCall, context: AppVerbContext): CommandAnswer {
  if (context.screen === null) return said('error', NO_WINDOW);
  const found = projectMeant(args.join(' '), context);
  if (!found.ok) return said('error', found.error);
  context.screen.open({ project: found.value.id, date: context.document.today() });
  return said('info', `this is ${cleanLine(found.value.name, 60)}`);
}

/** `log`. */
export function log(_call: AppCall, { screen }: AppVerbContext): CommandAnswer {
  return screen === null ? said('error', NO_WINDOW) : said('info', `the log is ${screen.logPath}`);
}

/** `filter` is the screen's own; here it means nothing. */
export function filter(): CommandAnswer {
  return said('error', NO_WINDOW);
}
