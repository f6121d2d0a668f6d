/** The words behind `plugin`: asking main for them, and showing what it answers. */
import { PREVIEW_POLICIES } from '../../plugin/preview-policies';
import type { CommandAnswer } from '../../plugin/report';
import type { CommandEffect, Effect } from '../effect';
import type { Modal, ReportModal } from '../modal';
import type { Model } from '../model';
import { runEnded, startRun } from '../running';
import { say } from '../status';
import { type Step, still } from '../step';
import { covered, isPage, replaced } from './pages';
import { isPluginBox } from './plugin-box';
import { previewChosenText } from './plugin-page';
import { askFirst } from './question';
import { enqueue } from './queue';
import { openSettings } from './settings';

/** Asks for `plugin WORDS`. */
export function pluginCommand(model: Model, words: readonly string[]): Step {
  return startRun(model, { kind: 'plugin_command', words, ...asking(model), refreshes: null });
}

/** Asks main for words of the command line that are not of plugins: `export …`, `backup …`. */
export function appCommand(model: Model, words: readonly string[]): Step {
  return startRun(model, { kind: 'app_command', words, ...asking(model), refreshes: null });
}

/** From where it is asked: the list, the row under the cursor, and the box over them. */
function asking({ list, cursor, modal }: Model): Pick<CommandEffect, 'list' | 'selected' | 'over'> {
  return { list: list.key, selected: cursor, over: modal?.kind };
}

/** Shows what main answered: a page, a sentence, or a form to ask for. */
export function takeAnswer(model: Model, answer: CommandAnswer, asked: CommandEffect): Step {
  if (asked.refreshes !== null) return refreshed(model, answer, asked.refreshes);
  const ended = runEnded(model, asked);
  switch (answer.kind) {
    case 'said':
      return say(ended, {
        level: answer.level,
        text: chosenText(answer, asked) ?? answer.text,
        plugin: null,
      });
    case 'settings':
      return openSettings(isPluginBox(ended.modal) ? ended : withoutPage(ended, asked), answer.plugin);
    case 'question':
      return askFirst(ended, answer, asked);
    case 'report':
      return openReport(ended, answer, asked);
  }
}

/** Main could not answer: a live page stays as it was. */
export function commandFailed(model: Model, asked: CommandEffect): Model {
  if (asked.refreshes === null) return runEnded(model, asked);
  return refreshed(model, null, asked.refreshes)[0];
}

/** Asks again for the live page of that serial, if it is still open. */
export function reportDue(model: Model, serial: number): Step {
  const modal = reportOf(model, serial);
  if (!modal || modal.live === null) return still(model);
  const { asks, words } = modal;
  const list = model.list.key;
  return [model, [{ kind: asks, words, list, selected: model.cursor, refreshes: serial }]];
}

/** A policy was chosen, for one key goes round all of them: the answer names it. */
function chosenText(
  { level }: Extract<CommandAnswer, { kind: 'said' }>,
  { kind, words: [verb, plugin = '', chosen] }: CommandEffect,
): string | undefined {
  const policy =
    kind === 'plugin_command' && verb === 'preview'
      ? PREVIEW_POLICIES.find((each) => each === chosen)
      : undefined;
  return policy === undefined || level === 'error' ? undefined : previewChosenText(plugin, policy);
}

function openReport(
  model: Model,
  { report, live }: Extract<CommandAnswer, { kind: 'report' }>,
  { kind, words, over }: CommandEffect,
): Step {
  const serial = model.serial + 1;
  const under = boxBelow(model.modal, words, over);
  const modal: ReportModal = { kind: 'report', report, asks: kind, words, live, serial, scroll: 0, under };
  const next = { ...model, serial };
  const opensNow = under !== null || isSamePage(model.modal, words);
  const shown = opensNow ? { ...next, modal } : enqueue(next, modal);
  return [shown, again(modal)];
}

/** The list of plugins, or the page that it was asked for over; a page that was asked for twice takes its own place. */
function boxBelow(modal: Modal | null, words: readonly string[], over: string | undefined): Modal | null {
  if (isSamePage(modal, words)) return modal.under;
  return isPluginBox(modal) || (isPage(modal) && modal.kind === over) ? modal : null;
}

function isSamePage(modal: Modal | null, words: readonly string[]): modal is ReportModal {
  return modal?.kind === 'report' && modal.words.join('\n') === words.join('\n');
}

/** A page below gives way to the form that was asked for over it. */
function withoutPage(model: Model, { over }: CommandEffect): Model {
  return isPage(model.modal) && model.modal.kind === over ? { ...model, modal: null } : model;
}

/** The page of that serial, which a command line or another page may cover. */
function reportOf({ modal }: Model, serial: number): ReportModal | null {
  return covered(modal, (one): one is ReportModal => one.kind === 'report' && one.serial === serial);
}

function refreshed(model: Model, answer: CommandAnswer | null, serial: number): Step {
  const page = reportOf(model, serial);
  if (!page) return still(model);
  // What cannot be told any more stays as it was, and is not asked for again.
  const next: ReportModal =
    answer?.kind === 'report'
      ? { ...page, report: answer.report, live: answer.live }
      : { ...page, live: null };
  return [{ ...model, modal: replaced(model.modal, page, next) }, again(next)];
}

function again({ live, serial }: ReportModal): readonly Effect[] {
  if (live === null) return [];
  return [{ kind: 'after', name: 'report', ms: live, due: { kind: 'report_due', serial } }];
}
