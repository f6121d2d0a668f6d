/** The cases of every plugin that comes with the application, run as `plugin test` runs them. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPlugin, shippedPlugins } from '../../../scripts/build-plugins';
import { ROOT } from '../../testing/node-bundle';
import { readSource } from '../package-source';
import type { PluginPackage } from '../plugin-package';
import { CaseBench } from './cases/case-bench';
import { casesIn } from './cases/case-files';
import { runCase } from './cases/run-cases';
import { findLanguage } from './source-language';
import { checkoutWorkshop } from './testing/workshop';
import { TOOLCHAINS } from './toolchains';

const PLUGINS = path.join(ROOT, 'plugins');

/** Plugins with cases; one whose source is not there yet is somebody's work in progress. */
const WITH_CASES = await Promise.all(
  shippedPlugins().map(async (name) => {
    const folder = path.join(PLUGINS, name);
    const language = await findLanguage(folder);
    return { name, language, cases: await casesIn(folder) };
  }),
);

for (const { name, language, cases } of WITH_CASES) {
  describe.skipIf(!language.ok)(`plugin ${name}`, () => {
    let plugin: PluginPackage;
    let bench: CaseBench;

    beforeAll(async () => {
      const source = await readSource(await buildPlugin(name));
      if (!source.ok) throw new Error(source.error);
      plugin = source.value.package;
      bench = new CaseBench(plugin, (await checkoutWorkshop()).sandboxes);
    }, 180_000);
    afterAll(() => bench?.dispose());

    it('has cases', () => {
      expect(cases.length).toBeGreaterThan(0);
    });
    for (const one of cases) {
      it(one.name, { timeout: 60_000 }, async () => {
        const { lines, findings, logs } = await runCase(bench, plugin, one);
        expect(lines, [...lines, ...findings, ...logs].join('\n')).toEqual([]);
      });
    }
  });
}

it('knows where the kits lie', () => {
  for (const { kit } of Object.values(TOOLCHAINS))
    expect(existsSync(path.join(PLUGINS, 'sdk', kit))).toBe(true);
});
