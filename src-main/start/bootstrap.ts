import { app } from 'electron';
import type { Bootstrap } from '../../src-core/ipc/contract';
import type { ProjectId } from '../../src-core/todo/todo';
import { keptCommands } from '../command-memory';
import { keptDraft } from '../draft-memory';
import type { PluginManager } from '../plugin/manager';
import { openPage } from '../store/list-page';
import type { Ground } from './ground';

/** How long the first picture waits for the plugins' keys, in ms. They are read while the window is being made. */
const FINDING_PATIENCE_MS = 300;

/** Who else has a part in it. */
export interface BootstrapParts {
  readonly plugins: Pick<PluginManager, 'found' | 'previews' | 'summaries' | 'decorations'>;
  /** The project to open. */
  readonly project: () => ProjectId;
}

/** Everything that the screen needs for its first picture, at a start and when the page is loaded again. */
export async function bootstrapFor(ground: Ground, { plugins, project }: BootstrapParts): Promise<Bootstrap> {
  const { config, openDay, repository, store, window } = ground;
  openDay.turn();
  // So that a plugin's key works from the first moment on. A slow disk holds nobody up for long.
  await Promise.race([plugins.found, new Promise((resolve) => setTimeout(resolve, FINDING_PATIENCE_MS))]);
  const today = store.today();
  const open = plugins.previews.open;
  if (open !== null) window.push('preview_asked', open);
  return {
    version: app.getVersion(),
    today,
    page: openPage(store, repository, { project: project(), date: today }, 0),
    projects: store.projects(),
    plugins: plugins.summaries(),
    decorations: plugins.decorations(),
    config: config.current(),
    commands: keptCommands(repository),
    draft: keptDraft(repository, (id) => store.find(id) !== undefined),
  };
}
