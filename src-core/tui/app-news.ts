/** What main tells of days, projects, configuration and long work, and what follows on the screen. */
import { mergeKeymaps } from '../keymap/keymap';
import { tellConfigFaults } from './config-faults';
import { knowsProjects } from './known-projects';
import { withWork } from './long-work';
import { takePaths } from './modals/command';
import { takeTimeRead } from './modals/due';
import { takeFound } from './modals/find';
import { takeProjects } from './modals/projects';
import { rolloverOffered, takeRolloverOffer } from './modals/rollover';
import { takeStatistics } from './modals/statistics';
import type { Model } from './model';
import type { Msg } from './msg';
import { showTodo } from './show-todo';
import { inform, logPathText, SENTENCES, warn } from './status';
import { andThen, type Step, still } from './step';

/** Messages about the application itself. */
export type AppNews = Extract<
  Msg,
  {
    kind:
      | 'config_changed'
      | 'config_saved'
      | 'log_path'
      | 'work'
      | 'reveal'
      | 'rollover_offered'
      | 'rollover_offer'
      | 'projects'
      | 'paths'
      | 'time_read'
      | 'found'
      | 'statistics';
  }
>;

/** Takes one of them. */
export function takeAppNews(model: Model, msg: AppNews): Step {
  switch (msg.kind) {
    case 'config_changed':
      return takeConfig(model, msg.config);
    case 'config_saved':
      return msg.saved.ok ? still(model) : warn(model, msg.saved.error);
    case 'log_path':
      return copyLogPath(model, msg.path);
    case 'work':
      return still(withWork(model, msg.work));
    case 'reveal':
      return showTodo(model, msg.list, msg.id);
    case 'rollover_offered':
      return rolloverOffered(model, msg.offer);
    case 'rollover_offer':
      return takeRolloverOffer(model, msg.project, msg.offer);
    case 'projects':
      return takeProjects(knowsProjects(model, msg.projects), msg.projects);
    case 'paths':
      return takePaths(model, msg.asked, msg.texts);
    case 'time_read':
      return takeTimeRead(model, msg.reading, msg.text, msg.answer);
    case 'found':
      return takeFound(model, msg.text, msg.hits);
    case 'statistics':
      return takeStatistics(model, msg.asked, msg.statistics);
  }
}

function copyLogPath(model: Model, path: string | null): Step {
  if (path === null) return warn(model, SENTENCES.noLog);
  return andThen([model, [{ kind: 'copy_text', text: path }]], (after) => inform(after, logPathText(path)));
}

function takeConfig(model: Model, config: Model['config']): Step {
  const keymaps = mergeKeymaps(model.plugins, config.config);
  return tellConfigFaults({ ...model, config, keymaps, pending: [] }, model.config.faults);
}
