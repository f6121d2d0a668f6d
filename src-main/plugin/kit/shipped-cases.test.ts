/**
 * The cases of every plugin that comes with the application, run as `plugin test` runs them: a test for each case. Those
 * of the templates are run in templates.test.ts.
 */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPlugin, shippedPlugins } from '../../../scripts/build-plugins';
import { readSource } from '../package-source';
import type { PluginPackage } from '../plugin-package';
import { CaseBench } from './cases/case-bench';
import { casesIn } from './cases/case-files';
import { runCase } from './cases/run-cases';
import { CHECKOUT_PLACES, checkoutWorkshop } from './testing/workshop';

const PLUGINS = path.join(CHECKOUT_PLACES.packages, 'plugins');

const SHIPPED = await Promise.all(
  shippedPlugins().map(async (name) => ({ name, cases: await casesIn(path.join(PLUGINS, name)) })),
);

describe.each(SHIPPED)('plugin $name', ({ name, cases }) => {
  let bench: CaseBench;
  let plugin: PluginPackage;

  beforeAll(async () => {
    const source = await readSource(await buildPlugin(name));
    if (!source.ok) throw new Error(source.error);
    plugin = source.value.package;
    bench = new CaseBench(plugin, (await checkoutWorkshop()).sandboxes);
  }, 300_000);
  afterAll(() => bench.dispose());

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  it.each(cases)('$name', { timeout: 120_000 }, async (one) => {
    expect(one.faults).toEqual([]);
    const { lines, findings, logs } = await runCase(bench, plugin, one);
    expect(lines, [...lines, ...findings, ...logs].join('\n')).toEqual([]);
  });
});
