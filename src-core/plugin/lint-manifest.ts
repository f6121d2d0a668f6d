/** What a good manifest has besides what every manifest must have: read from its tables as they were written. */
import { lintPermissions } from './lint-permissions';
import type { Finding } from './lint-report';
import { actionsOf, suggestedKeys } from './manifest-actions';
import { raisedLimits } from './manifest-limits';
import type { RawManifest } from './manifest-schema';

/** Who made a plugin that was just begun; its author is to put another name there. */
export const UNKNOWN_AUTHOR = 'Your name';

/** Everything that could be better; a manifest with faults never comes here. */
export function lintManifest(raw: RawManifest): Finding[] {
  return [
    ...lintFacts(raw),
    ...lintPermissions(raw),
    ...lintActions(raw),
    ...lintHooks(raw),
    ...lintSettings(raw),
    ...lintLimits(raw),
  ];
}

function lintFacts({ plugin }: RawManifest): Finding[] {
  return [
    ...wanted(plugin.description, 'warning', 'no description', 'say in [plugin] description what it is for'),
    ...wanted(plugin.author, 'warning', 'no author', 'say in [plugin] author who made it'),
    ...when(plugin.author === UNKNOWN_AUTHOR, {
      level: 'recommendation',
      message: `the author is “${UNKNOWN_AUTHOR}”`,
      remedy: 'say in [plugin] author who made it; whoever installs it is shown that',
    }),
    ...wanted(plugin.license, 'warning', 'no license', 'name one in [plugin] license, as in "MIT"'),
    ...wanted(
      plugin.api,
      'recommendation',
      'no api',
      'say [plugin] api = "1", the interface it was built for',
    ),
    ...wanted(plugin.title, 'recommendation', 'no title', 'give it a name for people in [plugin] title'),
    ...wanted(
      plugin.homepage,
      'recommendation',
      'no homepage',
      'say in [plugin] homepage where it comes from',
    ),
  ];
}

function wanted(
  text: string | undefined,
  level: Finding['level'],
  message: string,
  remedy: string,
): Finding[] {
  return when(!text, { level, message, remedy });
}

function when(isSo: boolean, finding: Finding): Finding[] {
  return isSo ? [finding] : [];
}

function lintActions(raw: RawManifest): Finding[] {
  const described = raw.actions ?? {};
  const keyed = new Set(suggestedKeys(raw).map(({ action }) => action));
  return actionsOf(raw).flatMap(({ id }): Finding[] => [
    ...wanted(
      described[id]?.title,
      'warning',
      `the action ${id} has no title`,
      `give it one in [actions.${id}]; keys, palette and help show it`,
    ),
    ...wanted(
      described[id]?.description,
      'recommendation',
      `the action ${id} has no description`,
      `say in [actions.${id}] what it does`,
    ),
    ...when(!keyed.has(id), {
      level: 'recommendation',
      message: `no key calls the action ${id}`,
      remedy: 'suggest one in [keybindings], or leave it to the palette',
    }),
  ]);
}

/** Ticks more often than this cost the user battery, in seconds. */
const OFTEN_SECONDS = 60;
const SECONDS = { s: 1, m: 60, h: 3_600 } as const;

function lintHooks({ hooks = {} }: RawManifest): Finding[] {
  const every = hooks.on_tick ? hooks.on_tick.every : undefined;
  return [
    ...when(hooks.on_key_press === true, {
      level: 'warning',
      message: 'on_key_press runs at every key',
      remedy: 'suggest keys in [keybindings] instead, if those are enough',
    }),
    ...when(every !== undefined && secondsOf(every) < OFTEN_SECONDS, {
      level: 'warning',
      message: `on_tick runs every ${every}`,
      remedy: 'tick once a minute or less often, if that is enough',
    }),
  ];
}

function secondsOf(duration: string): number {
  const unit = duration.at(-1);
  return Number.parseInt(duration, 10) * (unit === 'm' || unit === 'h' ? SECONDS[unit] : SECONDS.s);
}

function lintSettings({ settings = {} }: RawManifest): Finding[] {
  return Object.entries(settings).flatMap(([name, setting]) => {
    const remedy = `say in [settings.${name}] description what belongs there; the form shows it`;
    return wanted(setting.description, 'warning', `the setting ${name} has no description`, remedy);
  });
}

function lintLimits(raw: RawManifest): Finding[] {
  const isExplained = (raw.permissions?.reason?.limits ?? '') !== '';
  return raisedLimits(raw).map(({ words }) => ({
    level: isExplained ? 'recommendation' : 'warning',
    message: `asks to use ${words}${isExplained ? '' : ' and does not say why'}`,
    remedy: isExplained
      ? 'stay with the usual if you can: more needs the user’s consent'
      : 'stay with the usual if you can, or say why in [permissions.reason] limits: more needs the user’s consent',
  }));
}
