/** What a good manifest has besides what every manifest must have: read from its tables as they were written. */
import { DEFAULT_LIMITS } from './abi';
import type { Finding } from './lint-report';
import { actionsOf, suggestedKeys } from './manifest-actions';
import type { RawManifest } from './manifest-schema';

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
  return text ? [] : [{ level, message, remedy }];
}

const POWERS = ['network', 'filesystem', 'execute'] as const;

const TOO_WIDE: Readonly<Record<(typeof POWERS)[number], readonly [message: string, remedy: string] | null>> =
  {
    network: [
      'network = true asks for every host of the internet',
      'name the hosts, as in network = ["api.example.org"]',
    ],
    filesystem: null,
    execute: ['execute = true asks for every program', 'name the programs, as in execute = ["git"]'],
  };

function lintPermissions({ permissions = {} }: RawManifest): Finding[] {
  return POWERS.flatMap((power) => {
    const asked = isAsked(permissions[power]) || isAsked(permissions.optional?.[power]);
    const wide =
      permissions[power] === true || permissions.optional?.[power] === true ? TOO_WIDE[power] : null;
    return [
      ...(asked && !permissions.reason?.[power] ? [missingReason(power)] : []),
      ...(!asked && permissions.reason?.[power] ? [idleReason(power)] : []),
      ...(wide ? [{ level: 'warning', message: wide[0], remedy: wide[1] } as const] : []),
    ];
  });
}

function isAsked(wish: boolean | readonly unknown[] | undefined): boolean {
  return Array.isArray(wish) ? wish.length > 0 : wish === true;
}

function missingReason(power: string): Finding {
  return {
    level: 'warning',
    message: `asks for ${power} and does not say why`,
    remedy: `say it in [permissions.reason] ${power}; the user is shown it before allowing`,
  };
}

function idleReason(power: string): Finding {
  return {
    level: 'recommendation',
    message: `gives a reason for ${power}, which it does not ask for`,
    remedy: 'take the reason out',
  };
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
    ...(keyed.has(id)
      ? []
      : [
          {
            level: 'recommendation',
            message: `no key calls the action ${id}`,
            remedy: `suggest one in [keybindings], or leave it to the palette`,
          } as const,
        ]),
  ]);
}

/** Ticks more often than this cost the user battery, in seconds. */
const OFTEN_SECONDS = 60;
const SECONDS = { s: 1, m: 60, h: 3_600 } as const;

function lintHooks({ hooks = {} }: RawManifest): Finding[] {
  const every = hooks.on_tick ? hooks.on_tick.every : undefined;
  return [
    ...(hooks.on_key_press === true
      ? [
          {
            level: 'warning',
            message: 'on_key_press runs at every key',
            remedy: 'suggest keys in [keybindings] instead, if those are enough',
          } as const,
        ]
      : []),
    ...(every !== undefined && secondsOf(every) < OFTEN_SECONDS
      ? [
          {
            level: 'warning',
            message: `on_tick runs every ${every}`,
            remedy: 'tick once a minute or less often, if that is enough',
          } as const,
        ]
      : []),
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

/** Those of `[limits]` that are asked for above what every plugin gets, in the manifest's own units. */
const USUAL: Readonly<Record<keyof NonNullable<RawManifest['limits']>, number>> = {
  memory_mib: DEFAULT_LIMITS.memoryPages / 16,
  init_cpu_ms: DEFAULT_LIMITS.initCpuMs,
  action_cpu_ms: DEFAULT_LIMITS.actionCpuMs,
  hook_cpu_ms: DEFAULT_LIMITS.hookCpuMs,
  wall_ms: DEFAULT_LIMITS.wallMs,
  output_bytes: DEFAULT_LIMITS.outputBytes,
  commands: DEFAULT_LIMITS.commands,
  host_calls: DEFAULT_LIMITS.hostCalls,
};

function lintLimits({ limits = {} }: RawManifest): Finding[] {
  return Object.entries(limits).flatMap(([name, value]): Finding[] => {
    const usual = USUAL[name as keyof typeof USUAL];
    if (value === undefined || value <= usual) return [];
    return [
      {
        level: 'warning',
        message: `raises the limit ${name} to ${value}, above the usual ${usual}`,
        remedy: 'stay below it if you can: more needs the user’s consent',
      },
    ];
  });
}
