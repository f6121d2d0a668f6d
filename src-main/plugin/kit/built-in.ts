/** What `plugin test` and `plugin conform` try: the plugin of a folder as it would be installed, or why there is none. */
import { err, ok, type Result } from '../../../src-core/lib/result';
import type { Report } from '../../../src-core/plugin/report';
import { line, page } from '../../../src-core/plugin/report-lines';
import { AS_BUILT, type ToSource } from '../../../src-core/plugin/source-places';
import { lastName, readSource } from '../package-source';
import type { PluginPackage } from '../plugin-package';
import { type BuildFault, buildPlugin } from './build';
import type { KitPlaces } from './workshop';

type Fault = Pick<BuildFault, 'sentence' | 'output'>;

/** A plugin to be tried. */
export interface Tested {
  readonly plugin: PluginPackage;
  /** What the compiler said although it succeeded. */
  readonly warnings: readonly string[];
  readonly toSource: ToSource;
}

/** The plugin as it would be installed: built from its source, or, where there is none, what lies there. */
export async function builtIn(folder: string, places: KitPlaces): Promise<Result<Tested, Fault>> {
  const built = await buildPlugin(folder, places, { traced: true });
  if (!built.ok && built.error.kind !== 'no_source') return built;
  const source = await readSource(built.ok ? built.value.folder : folder);
  if (source.ok) {
    const { warnings, toSource } = built.ok ? built.value : { warnings: [], toSource: AS_BUILT };
    return ok({ plugin: source.value.package, warnings, toSource });
  }
  return err(
    built.ok
      ? { sentence: source.error, output: [] }
      : { ...built.error, sentence: neither(built.error.sentence, source.error) },
  );
}

/** The page about a folder in which there is nothing to try. */
export function faultPage(folder: string, { sentence, output }: Fault): Report {
  return page(lastName(folder), [line(sentence, 'error'), ...output.map((text) => line(`  ${text}`))]);
}

/** Why there is neither a source nor what was built of one; the second says nothing new where the first says it all. */
function neither(noSource: string, noPackage: string): string {
  return noPackage.endsWith(' is not there') ? noSource : `${noSource}; and as it is: ${noPackage}`;
}
