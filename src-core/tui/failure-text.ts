/** What the user reads when the world did not do what was asked of it: what was not done, and the reason it gave. */
import { cleanText } from '../lib/clean-text';
import { withoutSequences } from '../lib/terminal-sequences';
import type { Effect } from './effect';
import { quote } from './status';

/** What could not be done, for an effect that failed. */
export function failureText(asked: Effect, message: string): string {
  return `${cleanText(failedDeed(asked))}: ${cleanText(withoutSequences(message))}`;
}

function failedDeed(asked: Effect): string {
  switch (asked.kind) {
    case 'dispatch':
      return 'The change was not saved';
    case 'undo':
      return 'The change was not undone';
    case 'redo':
      return 'The change was not redone';
    case 'open_list':
      return `The list of ${asked.list.date} could not be read`;
    case 'invoke_plugin_action':
      return `${asked.plugin} could not run ${asked.action}`;
    case 'enable_plugin':
      return `${asked.plugin} was not enabled`;
    case 'disable_plugin':
      return `${asked.plugin} was not disabled`;
    case 'review_plugin':
      return `${asked.plugin} could not be shown`;
    case 'plugin_command':
      return `plugin ${asked.words.join(' ')}`;
    case 'plugin_settings':
      return `The settings of ${asked.plugin} could not be read`;
    case 'save_plugin_settings':
      return `The settings of ${asked.plugin} were not saved`;
    case 'answer_preview':
      return 'The answer to the preview did not arrive';
    case 'key_pressed':
      return 'Plugins did not hear of the key';
    case 'gallery':
      return 'The plugins that come with the application could not be read';
    case 'provenance':
      return 'Who changed the row could not be found out';
    case 'remember_fold':
      return 'The fold will not be remembered';
    case 'remember_cursor':
      return 'The place of the cursor will not be remembered';
    case 'projects':
      return 'The projects could not be read';
    case 'project_opened':
      return 'The project will not be remembered';
    case 'rollover_offer':
      return 'What is open on earlier days could not be found out';
    case 'answer_rollover':
      return asked.take ? 'Nothing was taken along' : 'The answer was not kept';
    case 'read_time':
      return `What ${quote(asked.text)} means could not be found out`;
    case 'find_everywhere':
      return 'The lists could not be searched';
    case 'statistics':
      return 'The statistics could not be read';
    case 'remember_draft':
      return 'What is being typed would not survive a crash';
    case 'app_command':
      return asked.words.join(' ');
    case 'complete_path':
      return 'The folder could not be read';
    case 'remember_command':
      return 'The command will not be remembered';
    case 'save_config':
      return `${asked.key.join('.')} was not saved`;
    case 'cancel_work':
      return 'The work could not be cancelled';
    case 'log_path':
      return 'Where the log is could not be found out';
    case 'set_zoom':
      return 'The size could not be changed';
    case 'copy_text':
      return 'Nothing was copied';
    case 'after':
      return 'A timer could not be started';
    case 'turn_day':
      return 'The day that is over could not be closed';
    case 'ready_to_close':
    case 'quit':
      return 'The window could not be closed';
  }
}
