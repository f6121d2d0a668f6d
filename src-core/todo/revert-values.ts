import type { CalendarDate } from '../lib/calendar-date';
import { type MetadataChange, metadataName } from './changes';
import type { DocumentReader } from './document';
import type { HistoryEntry } from './history';
import type { Side } from './revert-trail';

/**
 * The stored values that an author's steps set, put back as far as they are what he set last. Only he sets them, so
 * that nobody else's word is to be minded; a value of a todo whose day is over stays.
 */
export function revertValues<S extends HistoryEntry>(
  document: DocumentReader,
  steps: readonly S[],
  sideOf: (step: S) => Side,
  today: CalendarDate,
): MetadataChange[] {
  const trails = new Map<string, MetadataChange[]>();
  for (const step of steps) {
    const side = sideOf(step);
    for (const change of side === 'other' ? [] : step.changes.metadata) {
      const name = metadataName(change);
      const links = trails.get(name) ?? [];
      if (side === 'author') links.push(change);
      else retrace(links, change);
      trails.set(name, links);
    }
  }
  return [...trails.values()].flatMap((links) => changeOf(document, links, today));
}

function retrace(links: MetadataChange[], { from, to }: MetadataChange): void {
  let at = from;
  for (let last = links.at(-1); last && at !== to && last.to === at; last = links.at(-1)) {
    at = last.from;
    links.pop();
  }
}

function changeOf(
  document: DocumentReader,
  links: readonly MetadataChange[],
  today: CalendarDate,
): MetadataChange[] {
  const [first] = links;
  if (!first) return [];
  const { owner, todoId, key } = first;
  const day = todoId === null ? undefined : document.find(todoId)?.date;
  if (day !== undefined && day < today) return [];
  const from = document.metadata(owner, todoId, key);
  let to = from;
  for (const link of links.toReversed()) {
    if (link.to !== to) break;
    to = link.from;
  }
  return from === to ? [] : [{ owner, todoId, key, from, to }];
}
