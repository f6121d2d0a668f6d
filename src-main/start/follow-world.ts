import { app, powerMonitor } from 'electron';
import { changedPush } from '../changed-push';
import type { PluginManager } from '../plugin/manager';
import type { TodoSystem } from '../todo-system';
import type { Ground } from './ground';

/** Has the window and the parts hear of what changes: settings, the document, the day, the clock. */
export function followWorld(
  { config, window, store, clock, firstPaint }: Ground,
  { plugins, todos }: { readonly plugins: PluginManager; readonly todos: TodoSystem },
): void {
  config.subscribe((changed) => {
    void plugins.configChanged();
    window.follow(changed);
    window.push('config_changed', changed);
  });
  void firstPaint.painted.then(() => todos.reminders.start());
  store.subscribe((committed) => window.push('changed', changedPush(committed)));
  clock.onMidnight((today) => window.push('day_changed', { today }));
  // Sleep, and a clock or a zone that somebody set, show at the latest when the window is looked at.
  const lookAtClock = () => {
    clock.refresh();
    todos.reminders.refresh();
  };
  powerMonitor.on('resume', lookAtClock);
  powerMonitor.on('unlock-screen', lookAtClock);
  app.on('browser-window-focus', lookAtClock);
}
