import type { RawManifest } from './manifest-schema';

/** Something a plugin can be asked to do. */
export interface ManifestAction {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** A key that a plugin would like to have. */
export interface SuggestedKey {
  readonly key: string;
  readonly action: string;
}

/** The keys in `[keybindings]`, then those in `[actions.*]`. */
export function suggestedKeys(raw: RawManifest): SuggestedKey[] {
  const bound = Object.entries(raw.keybindings ?? {}).map(([key, action]) => ({ key, action }));
  const own = Object.entries(raw.actions ?? {}).flatMap(([action, { key }]) =>
    key === undefined ? [] : [{ key, action }],
  );
  return [...bound, ...own.filter((one) => !bound.some((other) => other.key === one.key))];
}

/** Every action that a table describes or a key calls. */
export function actionsOf(raw: RawManifest): ManifestAction[] {
  const described = new Map(Object.entries(raw.actions ?? {}));
  const ids = new Set([...described.keys(), ...Object.values(raw.keybindings ?? {})]);
  return [...ids].map((id) => ({
    id,
    title: described.get(id)?.title || actionTitle(id),
    description: described.get(id)?.description ?? '',
  }));
}

/** `sync_ticket` → `sync ticket`, for an action that has no title of its own. */
export function actionTitle(id: string): string {
  return id.replace(/[_-]+/g, ' ').trim();
}
