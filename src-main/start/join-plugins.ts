import { app } from 'electron';
import { coreKeymapsFor } from '../../src-core/keymap/keymap';
import { nativeConsentDialog } from '../consent-dialog';
import { ConsentDesk } from '../plugin/consent';
import type { PluginManager } from '../plugin/manager';
import { openPluginSystem } from '../plugin-system';
import { keychainOf, kitPlaces, spawnHost } from './electron-parts';
import type { Ground } from './ground';

/** An Allow sooner than this after the question appeared does not count, in ms. */
const CONSENT_ARMING_MS = 1_000;

/** Makes the plugin system for the window; nothing is looked for or started yet. */
export function joinPlugins(ground: Ground): PluginManager {
  const { launch, config, window, firstPaint, speaker } = ground;
  const { paths, settings } = launch;
  return openPluginSystem({
    paths,
    gallery: kitPlaces().gallery,
    database: ground.database,
    repository: ground.repository,
    store: ground.store,
    clock: ground.clock,
    log: ground.log,
    spawn: spawnHost(launch),
    around: firstPaint.delayLoads,
    ready: firstPaint.painted,
    keychain: keychainOf(launch),
    consent: new ConsentDesk({
      dialog: firstPaint.delayDialog(nativeConsentDialog(() => window.native)),
      nowMs: () => performance.now(),
      armingMs: app.isPackaged ? CONSENT_ARMING_MS : (settings.consentDelayMs ?? CONSENT_ARMING_MS),
    }),
    notices: {
      notify: speaker.notify,
      pluginsChanged: (plugins) => window.push('plugins_changed', { plugins }),
      decorationsChanged: (decorations) => window.push('decorations_changed', { decorations }),
      work: (work) => window.push('work', work),
    },
    keptOff: (name) => config.current().config.disabledPlugins.includes(name),
    keymaps: () => coreKeymapsFor(config.current().config),
    previews: {
      ask: (question) => {
        window.push('preview_asked', question);
        return !window.native.isDestroyed();
      },
      withdraw: (id) => window.push('preview_withdrawn', { id }),
    },
  });
}
