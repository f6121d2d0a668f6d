/**
 * The cases of every plugin that comes with the application, and of every template, run as `plugin test` runs them: a
 * test for each case. What this machine has no compiler for is left out, and says so.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPlugin as buildShipped, shippedPlugins } from '../../../scripts/build-plugins';
import { LANGUAGE_TITLES, LANGUAGES, type Language } from '../../../src-core/plugin/languages';
import { readSource } from '../package-source';
import type { PluginPackage } from '../plugin-package';
import { buildPlugin } from './build';
import { CaseBench } from './cases/case-bench';
import { casesIn } from './cases/case-files';
import { runCase } from './cases/run-cases';
import { scaffold } from './scaffold';
import { findLanguage } from './source-language';
import { CHECKOUT_PLACES, checkoutWorkshop } from './testing/workshop';

const PLUGINS = path.join(CHECKOUT_PLACES.packages, 'plugins');

/** A plugin with cases, and how it gets to a folder that can be installed. */
interface Subject {
  readonly name: string;
  /** Where its cases lie. */
  readonly folder: string;
  /** The built folder, or a sentence about the compiler that is not there. */
  readonly build: () => Promise<{ readonly built: string } | { readonly missing: string }>;
}

const scratch = mkdtempSync(path.join(tmpdir(), 'to-tui-shipped-cases-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function builtFrom(folder: string) {
  const built = await buildPlugin(folder, CHECKOUT_PLACES, {
    target: path.join(scratch, 'built', path.basename(folder)),
  });
  if (built.ok) return { built: built.value.folder };
  if (built.error.kind === 'no_compiler') return { missing: built.error.sentence };
  throw new Error([built.error.sentence, ...built.error.output].join('\n'));
}

function shipped(name: string): Subject {
  const folder = path.join(PLUGINS, name);
  const build = async () => {
    const language = await findLanguage(folder);
    if (!language.ok) throw new Error(language.error.sentence);
    try {
      return { built: await buildShipped(name) };
    } catch {
      return builtFrom(folder); // says whether it is the source's fault
    }
  };
  return { name, folder, build };
}

function template(language: Language): Subject {
  const build = async () => {
    const made = await scaffold({ name: `made-of-${language}`, language, parent: scratch }, CHECKOUT_PLACES);
    if (!made.ok) throw new Error(made.error);
    return builtFrom(made.value);
  };
  return {
    name: `a new one in ${LANGUAGE_TITLES[language]}`,
    folder: path.join(CHECKOUT_PLACES.templates, language),
    build,
  };
}

const SUBJECTS = await Promise.all(
  [...shippedPlugins().map(shipped), ...LANGUAGES.map(template)].map(async (subject) => ({
    ...subject,
    cases: await casesIn(subject.folder),
  })),
);

describe.each(SUBJECTS)('plugin $name', ({ cases, build }) => {
  let bench: CaseBench | undefined;
  let plugin: PluginPackage | undefined;
  let missing: string | undefined;

  beforeAll(async () => {
    const result = await build();
    if ('missing' in result) {
      missing = result.missing;
      return;
    }
    const source = await readSource(result.built);
    if (!source.ok) throw new Error(source.error);
    plugin = source.value.package;
    bench = new CaseBench(plugin, (await checkoutWorkshop()).sandboxes);
  }, 300_000);
  afterAll(() => bench?.dispose());

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  it.for(cases)('$name', { timeout: 120_000 }, async (one, test) => {
    expect(one.faults).toEqual([]);
    if (!bench || !plugin) return test.skip(missing);
    const { lines, findings, logs } = await runCase(bench, plugin, one);
    expect(lines, [...lines, ...findings, ...logs].join('\n')).toEqual([]);
  });
});
