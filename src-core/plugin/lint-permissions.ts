import type { Finding } from './lint-report';
import type { RawManifest } from './manifest-schema';

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

/** What is asked for without a reason, and what is asked for too widely. */
export function lintPermissions({ permissions = {} }: RawManifest): Finding[] {
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
