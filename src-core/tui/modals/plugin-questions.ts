/** What is asked before something is taken from a plugin, or its trial ends: each says what is lost and what stays. */
import type { PluginSummary } from '../../plugin/plugin-summary';
import type { ConfirmedDeed, QuestionedVerb } from '../modal';
import type { Model } from '../model';
import { inform, SENTENCES } from '../status';
import { type Step, still } from '../step';

/** A question and the facts it is about. */
export interface Question {
  readonly question: string;
  readonly lines: readonly string[];
  readonly deed: ConfirmedDeed;
}

/** Asks about a plugin over what is open, or says why there is nothing to ask. */
export function askAbout(model: Model, verb: QuestionedVerb, plugin: PluginSummary): Step {
  const question = questionAbout(verb, plugin);
  if (typeof question === 'string') return inform(model, question);
  return still({ ...model, modal: { kind: 'confirm', ...question, under: model.modal } });
}

/** Asks before a plugin's runs are shown no more. */
export function askToShowNever(model: Model, { name }: PluginSummary): Step {
  const question = `Never show what ${name} would change?`;
  const lines = ['Its deletions would be made at once.'];
  const deed: ConfirmedDeed = { kind: 'show_never', plugin: name };
  return still({ ...model, modal: { kind: 'confirm', question, lines, deed, under: model.modal } });
}

/** The question, or why there is none. */
export function questionAbout(verb: QuestionedVerb, plugin: PluginSummary): Question | string {
  switch (verb) {
    case 'revoke':
      return plugin.powers.length + plugin.deniedPowers.length === 0
        ? SENTENCES.nothingToRevoke
        : revokeQuestion(plugin);
    case 'rollback':
      return plugin.previousVersion === null
        ? SENTENCES.noVersionBefore
        : rollbackQuestion(plugin, plugin.previousVersion);
    case 'remove':
      return removeQuestion(plugin);
    case 'keep':
      return plugin.trialRuns === null ? SENTENCES.notOnTrial : keepQuestion(plugin, plugin.trialRuns);
  }
}

/** Before what it was allowed is taken back. */
function revokeQuestion({ name, permissions, powers, deniedPowers }: PluginSummary): Question {
  if (powers.length === 0) return forgetDenialQuestion(name, deniedPowers);
  return {
    question: `Take back what ${name} may do?`,
    lines: [
      ...permissions,
      'It stops at once, with the requests it has open, and stays off until you allow it again.',
    ],
    deed: { kind: 'plugin', verb: 'revoke', plugin: name },
  };
}

/** Before a no is forgotten that was said to a plugin which was allowed nothing. */
function forgetDenialQuestion(name: string, deniedPowers: readonly string[]): Question {
  return {
    question: `Ask again what ${name} may do?`,
    lines: [
      `You said no to: ${deniedPowers.join(', ')}`,
      'It stops at once and stays off; you are asked again when you switch it on.',
    ],
    deed: { kind: 'plugin', verb: 'revoke', plugin: name },
  };
}

/** Before the version before comes back. */
function rollbackQuestion({ name, version }: PluginSummary, previous: string): Question {
  return {
    question: `Go back from ${name} ${version} to ${previous}?`,
    lines: ['Its settings and what it stored stay. If that version asks for more, you are asked first.'],
    deed: { kind: 'plugin', verb: 'rollback', plugin: name },
  };
}

/** Before a plugin is taken away. */
function removeQuestion({
  name,
  version,
  hasSettings,
  permissions,
  previousVersion,
}: PluginSummary): Question {
  return {
    question: `Remove ${name}${version === '' ? '' : ` ${version}`}?`,
    lines: [
      'Lost: its files.',
      ...(previousVersion === null ? [] : [`Lost: the way back to version ${previousVersion}.`]),
      ...(hasSettings ? ['Lost: its settings and secrets.'] : []),
      ...(permissions.length > 0 ? ['Lost: what you allowed it.'] : []),
      `The todos it made or changed stay. What it remembers about them stays too, unless you type :plugin remove ${name} --purge`,
    ],
    deed: { kind: 'plugin', verb: 'remove', plugin: name },
  };
}

/** Before what a plugin returns is done. */
function keepQuestion({ name, state }: PluginSummary, runs: number): Question {
  const noted = runs === 1 ? 'The 1 run' : `The ${runs} runs`;
  return {
    question: `End the trial of ${name}?`,
    lines: [
      `From now on ${name} does what it returns.`,
      ...(runs === 0 ? [] : [`${noted} noted so far will not be made up for.`]),
      ...(state === 'enabled' ? [] : ['It is off: it does nothing until you switch it on.']),
    ],
    deed: { kind: 'plugin', verb: 'keep', plugin: name },
  };
}
