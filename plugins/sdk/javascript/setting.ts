/** Settings with their types: what the user filled in is a text, a number, a choice or a list. */
/// <reference path="./to-tui.d.ts" />

/** The setting of that name; `otherwise` where it is empty or of another kind than that. */
export function setting(settings: ToTui.Settings, name: string, otherwise: string): string;
export function setting(settings: ToTui.Settings, name: string, otherwise: number): number;
export function setting(settings: ToTui.Settings, name: string, otherwise: boolean): boolean;
export function setting(
  settings: ToTui.Settings,
  name: string,
  otherwise: readonly string[],
): readonly string[];
export function setting(settings: ToTui.Settings, name: string, otherwise: unknown): unknown {
  const value = settings[name];
  const isSame = typeof value === typeof otherwise && Array.isArray(value) === Array.isArray(otherwise);
  return isSame && value !== '' ? value : otherwise;
}
