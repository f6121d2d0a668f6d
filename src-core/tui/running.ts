/** What plugins have been asked to do: while it takes long, the status bar says whose it is. */
import type { RunEffect } from './effect';
import type { Model } from './model';
import { type Step, still } from './step';

/** From when on a run counts as long, in ms. */
const SLOW_MS = 300;

/** Asks plugins for something. */
export function startRun(model: Model, asked: RunEffect): Step {
  const running = [...model.running, nameOf(asked)];
  const due = { kind: 'slow_due' } as const;
  return [{ ...model, running }, [asked, { kind: 'after', name: 'slow', ms: SLOW_MS, due }]];
}

/** Asks for the action of a plugin, on the row under the cursor. */
export function invokeAction(model: Model, plugin: string, action: string): Step {
  const list = model.list.key;
  return startRun(model, { kind: 'invoke_plugin_action', plugin, action, list, selected: model.cursor });
}

/** What was asked has ended, well or not. */
export function runEnded(model: Model, asked: RunEffect): Model {
  const at = model.running.indexOf(nameOf(asked));
  const running = model.running.filter((_, index) => index !== at);
  return { ...model, running, slow: model.slow && running.length > 0 };
}

/** The pause is over after which the user is told. */
export function slowDue(model: Model): Step {
  return still(model.running.length === 0 ? model : { ...model, slow: true });
}

/** Whose it is: a plugin's name, or the words behind `plugin`. */
function nameOf(asked: RunEffect): string {
  switch (asked.kind) {
    case 'invoke_plugin_action':
      return asked.plugin;
    case 'plugin_command':
      return ['plugin', ...asked.words.slice(0, 2)].join(' ');
    case 'app_command':
      return asked.words[0] ?? '';
  }
}
