/** A plugin system over a real database, for tests of trials; played are the user and the clock. */
import { expect } from 'vitest';
import { TODAYS_LIST } from '../../../src-core/todo/testing/list-notation';
import { openWorld, type World } from '../../storage/testing/world';
import { openPluginsIn, type PartsInWorld, storedBy } from './plugins-in-world';

/** Where the user is. */
export const HERE = { list: TODAYS_LIST, selected: null };

/** By which clock pages are read. */
export const NOWHERE = { today: TODAYS_LIST.date, zone: 'UTC' };

/** Opens it over that world; nothing is loaded yet. */
export async function openTrials(world: World = openWorld({ fast: true }), parts: PartsInWorld = {}) {
  const plugins = await openPluginsIn(world, parts);
  const { manager } = plugins;
  /** How the runs ended, newest first. */
  const ends = () =>
    manager.records
      .audit({ kind: 'run', limit: 20 })
      .map(({ entry }) => (entry.kind === 'run' ? `${entry.trigger} ${entry.end}` : ''));
  /** The page about the trial, line by line. */
  const page = (name: string) => {
    const report = manager.trials.report(name, NOWHERE);
    return report.ok ? report.value.lines.map(({ text }) => text) : [report.error];
  };
  /** What of the page is about runs. */
  const noted = (name: string) => page(name).filter((text) => text.startsWith('  '));
  const stored = (name: string) => storedBy(world, name);
  /** The preview that stands, once there is one. */
  const preview = async () => {
    await expect.poll(() => manager.previews.open, { timeout: 20_000 }).not.toBeNull();
    return manager.previews.open?.id ?? '';
  };
  return { world, ...plugins, ends, page, noted, stored, preview };
}
