import { padEnd, textWidth, truncate } from '../../lib/text-width';
import type { ProvenanceEntry } from '../../plugin/provenance';
import type { ProvenanceModal } from '../../tui/modal';
import type { Model } from '../../tui/model';
import { decorationLine } from '../decorations';
import { hintFor } from '../hints';
import { type Line, span } from '../span';
import { type Dialog, dialog } from './dialog';

/** Columns of the moment, and of the longest name. */
const WHEN_COLUMNS = 10;
const MAX_WHO = 20;

/** Who changed a row, newest first; above it the badges that plugins have put on it, and whose they are. */
export function provenanceDialog(model: Model, modal: ProvenanceModal, columns: number): Dialog {
  const entries = modal.entries ?? [];
  const who = Math.min(MAX_WHO, Math.max(3, ...entries.map((entry) => textWidth(entry.who))));
  const lines = entries.map((entry) => entryLine(entry, model.today, who, columns));
  const nothing = modal.entries === null ? 'loading…' : 'Nobody has changed it since this is kept.';
  const content = model.list.todos.get(modal.id)?.content ?? 'Who changed this';
  return dialog(
    truncate(content, Math.max(1, columns - 4)),
    lines.length > 0 ? lines : [[span(nothing, 'dim')]],
    {
      header: badgesOf(model, modal),
      selected: lines.length > 0 ? modal.cursor : null,
      scroll: modal.scroll,
      hints: hintsOf(model, entries[modal.cursor]),
    },
  );
}

/** The lines above the changes; `tui/modals/provenance.ts` counts them too. */
function badgesOf(model: Model, { id }: ProvenanceModal): Line[] {
  return (model.decorations.get(id) ?? []).map((badge) => [
    ...decorationLine([badge]),
    span('  by ', 'dim'),
    span(badge.plugin, 'plugin'),
  ]);
}

function entryLine(
  { at, who, what, trigger, run }: ProvenanceEntry,
  today: string,
  width: number,
  columns: number,
): Line {
  const [day = '', time = ''] = at.split(' ');
  const when = day === today ? time : day;
  const why = trigger === null ? '' : `${trigger}${run === null ? '' : `  run ${run.slice(0, 8)}`}`;
  const left = Math.max(1, columns - WHEN_COLUMNS - width - 4 - (why === '' ? 0 : textWidth(why) + 2));
  const fits = left >= Math.min(12, textWidth(what));
  return [
    span(`${padEnd(when, WHEN_COLUMNS)}  `, 'dim'),
    span(`${padEnd(truncate(who, width), width)}  `, run === null ? 'text' : 'plugin'),
    span(fits ? padEnd(truncate(what, left), left) : what),
    ...(fits && why !== '' ? [span(`  ${why}`, 'dim')] : []),
  ];
}

function hintsOf(model: Model, entry: ProvenanceEntry | undefined): Dialog['hints'] {
  const key = (action: 'run_details' | 'revert_plugin' | 'close', does: string) =>
    hintFor(model.keymaps, 'provenance', action, does);
  const ofPlugin =
    entry === undefined || entry.run === null
      ? []
      : [...key('run_details', 'its runs'), ...key('revert_plugin', `revert ${entry.who} since…`)];
  return [...ofPlugin, ...key('close', 'close')];
}
