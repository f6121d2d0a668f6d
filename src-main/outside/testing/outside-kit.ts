/** The real outside for tests: real sockets, files and programs; played are the user, the name server and the record. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_LIMITS, type Limits } from '../../../src-core/plugin/abi';
import type { OutsideFunctionName } from '../../../src-core/plugin/host-functions';
import type { Permission } from '../../../src-core/plugin/permissions';
import { createOutside } from '../outside';
import type { OutsideParts } from '../outside-parts';

/** What one plugin called `guest` may do, and what is played. */
export interface KitSettings {
  readonly granted?: readonly Permission[];
  readonly optional?: readonly Permission[];
  readonly denied?: readonly Permission[];
  readonly limits?: Partial<Limits>;
  readonly secrets?: readonly string[];
  /** Addresses by name; a name that is not here has none. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
  /** Other parts; a function is given the kit's folder. */
  readonly parts?: Partial<OutsideParts> | ((folder: string) => Partial<OutsideParts>);
}

/** What a host function answered. */
export interface KitAnswer {
  readonly ok?: unknown;
  readonly error?: { readonly code: string; readonly message: string };
}

/** See {@link outsideKit}. */
export interface OutsideKit {
  /** The folder with `home`, `app` (closed) and `app/data/guest`. */
  readonly folder: string;
  readonly parts: OutsideParts;
  /** What was noted, in order. */
  readonly record: string[];
  /** Names that were looked up, in order. */
  readonly lookedUp: string[];
  readonly call: (name: OutsideFunctionName, input: unknown, signal?: AbortSignal) => Promise<KitAnswer>;
  readonly dispose: () => void;
}

/** Builds it in a temporary folder. */
export function outsideKit(settings: KitSettings = {}): OutsideKit {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'totui-outside-')));
  const record: string[] = [];
  const lookedUp: string[] = [];
  const parts: OutsideParts = {
    access: () => ({
      granted: settings.granted ?? [],
      optional: settings.optional ?? [],
      denied: settings.denied ?? [],
      limits: { ...DEFAULT_LIMITS, ...settings.limits },
      secrets: settings.secrets ?? [],
    }),
    askMore: async () => 'denied',
    dataFolder: (plugin) => join(folder, 'app', 'data', plugin),
    home: join(folder, 'home'),
    closed: [join(folder, 'app')],
    env: { PATH: process.env.PATH, HOME: join(folder, 'home'), LANG: 'C.UTF-8' },
    secrets: { read: () => null },
    audit: (_plugin, _run, reached) => record.push(reached),
    resolve: async (host) => {
      lookedUp.push(host);
      const addresses = settings.names?.[host];
      if (!addresses) throw new Error('no such name');
      return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    },
    ...(typeof settings.parts === 'function' ? settings.parts(folder) : settings.parts),
  };
  const outside = createOutside(parts);
  return {
    folder,
    parts,
    record,
    lookedUp,
    call: async (name, input, signal = new AbortController().signal) =>
      JSON.parse(
        await outside({ plugin: 'guest', run: 'run-1', name, input: JSON.stringify(input) }, signal),
      ),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
