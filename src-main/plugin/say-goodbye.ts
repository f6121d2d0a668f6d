import type { PluginLog } from './plugin-notices';
import type { PluginPackage } from './plugin-package';
import { type RunParts, runPlugin } from './plugin-run';
import { askShutdown } from './run-request';
import type { Instance } from './run-state';

/** Lets an instance that is being ended say goodbye: its `shutdown`, which changes nothing. Never rejects. */
export async function sayGoodbye(
  parts: RunParts & { readonly log: PluginLog },
  plugin: PluginPackage,
  instance: Instance,
): Promise<void> {
  const { document, policies, log } = parts;
  const { name } = plugin.manifest;
  const asked = askShutdown(document);
  try {
    const policy = policies.find(name);
    const done = await runPlugin(parts, plugin, { ...asked, instance, policy, isCurrent: () => true });
    if (!done.ok && 'reason' in done.error) log.info(`plugin ${name}: shutdown: ${done.error.reason}`);
  } catch (error) {
    log.error(`saying goodbye to plugin ${name}`, error);
  }
}
