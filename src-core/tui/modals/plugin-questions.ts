/** What is asked before something is taken from a plugin: each says what is lost and what stays. */
import type { PluginSummary } from '../../plugin/plugin-summary';
import type { ConfirmedDeed } from '../modal';

/** A question and the facts it is about. */
export interface Question {
  readonly question: string;
  readonly lines: readonly string[];
  readonly deed: ConfirmedDeed;
}

/** Before what it was allowed is taken back. */
export function revokeQuestion({ name, permissions }: PluginSummary): Question {
  return {
    question: `Take back what ${name} may do?`,
    lines: [
      ...permissions,
      'It stops at once, with the requests it has open, and stays off until you allow it again.',
    ],
    deed: { kind: 'plugin', verb: 'revoke', plugin: name },
  };
}

/** Before the version before comes back. */
export function rollbackQuestion({ name, version }: PluginSummary, previous: string): Question {
  return {
    question: `Go back from ${name} ${version} to ${previous}?`,
    lines: ['Its settings and what it stored stay. If that version asks for more, you are asked first.'],
    deed: { kind: 'plugin', verb: 'rollback', plugin: name },
  };
}

/** Before a plugin is taken away. */
export function removeQuestion({
  name,
  version,
  hasSettings,
  permissions,
  previousVersion,
}: PluginSummary): Question {
  return {
    question: `Remove ${name}${version === '' ? '' : ` ${version}`}?`,
    lines: [
      'Lost: its files, and what it wrote into its own folder.',
      ...(previousVersion === null ? [] : [`Lost: version ${previousVersion}, kept to go back to.`]),
      ...(hasSettings ? ['Lost: its settings and secrets.'] : []),
      ...(permissions.length > 0 ? ['Lost: what you allowed it.'] : []),
      'The todos it made or changed stay as they are.',
    ],
    deed: { kind: 'plugin', verb: 'remove', plugin: name },
  };
}
