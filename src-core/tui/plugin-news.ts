/** What main tells of plugins, and what follows on the screen. */
import { continuations, mergeKeymaps } from '../keymap/keymap';
import { decorationsByRow } from './decorations';
import { keyModeOf } from './keyboard';
import { reportDue, takeAnswer } from './modals/plugin-commands';
import { takeGallery, takePlugins } from './modals/plugin-tabs';
import { previewArmed, previewAsked, previewWithdrawn } from './modals/preview';
import { takeProvenance } from './modals/provenance';
import { questionArmed } from './modals/question';
import { takeForm, takeSaved } from './modals/settings';
import type { Model } from './model';
import type { Msg } from './msg';
import { runEnded, slowDue } from './running';
import { type Step, still } from './step';

/** Messages about plugins. */
export type PluginNews = Extract<
  Msg,
  {
    kind:
      | 'action_done'
      | 'command_answered'
      | 'report_due'
      | 'question_armed'
      | 'slow_due'
      | 'settings_form'
      | 'settings_saved'
      | 'provenance'
      | 'preview_asked'
      | 'preview_withdrawn'
      | 'preview_armed'
      | 'decorations_changed'
      | 'gallery'
      | 'plugins_changed';
  }
>;

/** Takes one of them. */
export function takePluginNews(model: Model, msg: PluginNews): Step {
  switch (msg.kind) {
    case 'action_done':
      return still(runEnded(model, msg.asked));
    case 'command_answered':
      return takeAnswer(model, msg.answer, msg.asked);
    case 'report_due':
      return reportDue(model, msg.serial);
    case 'question_armed':
      return questionArmed(model, msg.serial);
    case 'slow_due':
      return slowDue(model);
    case 'settings_form':
      return takeForm(model, msg.plugin, msg.form);
    case 'settings_saved':
      return takeSaved(model, msg.plugin, msg.saved);
    case 'provenance':
      return takeProvenance(model, msg.id, msg.entries);
    case 'preview_asked':
      return previewAsked(model, msg.question);
    case 'preview_withdrawn':
      return previewWithdrawn(model, msg.id);
    case 'preview_armed':
      return previewArmed(model, msg.id);
    case 'decorations_changed':
      return still({ ...model, decorations: decorationsByRow(msg.decorations) });
    case 'gallery':
      return takeGallery(model, msg);
    case 'plugins_changed': {
      const keymaps = mergeKeymaps(msg.plugins, model.config.config);
      return takePlugins(model, keepPending({ ...model, plugins: msg.plugins, keymaps }));
    }
  }
}

/** Keys that were pressed stay pending as long as something can still follow them. */
function keepPending(model: Model): Model {
  const open = continuations(model.keymaps, keyModeOf(model), model.pending).length > 0;
  return open ? model : { ...model, pending: [], whichKey: false };
}
