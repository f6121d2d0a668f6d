/** The filter of the open list: a line at the bottom, in effect while it is typed. The language is todo/filter-language. */
import { filterWords, readFilter } from '../../todo/filter-language';
import { tagsOf } from '../../todo/todo';
import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import type { Completing, FilterModal } from '../modal';
import type { ListFilter, Model } from '../model';
import { itemAt, itemNumber, itemsOf } from '../rows';
import { inform, SENTENCES, savedFilterText, tellLeftOut, warn } from '../status';
import { andThen, type Step, still } from '../step';
import { inputOf, insertText, type TextInput } from '../text-input';

/** The longest filter, in UTF-16 units: what the configuration keeps. */
const MAX_FILTER_LENGTH = 1_000;

/** Opens the filter line, with the filter that is on. */
export function openFilter(model: Model): Step {
  const { filter, cursor } = model;
  const input = inputOf(filter?.text ?? '');
  const before = { filter, cursor };
  const modal: FilterModal = { kind: 'filter', input, before, completing: null, fault: null };
  return still({ ...model, selection: null, status: null, modal });
}

/** What each action does in the filter line. */
export const FILTER_DEEDS: Deeds<'filter'> = {
  accept: (model) =>
    withModal(model, (modal) => still(modal.fault === null ? { ...model, modal: null } : model)),
  close: (model) => withModal(model, ({ before }) => still({ ...model, modal: null, ...before })),
  complete: (model) => withModal(model, (modal) => still(completed(model, modal, 1))),
  complete_back: (model) => withModal(model, (modal) => still(completed(model, modal, -1))),
  ...textDeeds((edit) => (model: Model) => editFilter(model, edit)),
};

/** Puts text into the line. */
export function typeRowFilter(model: Model, text: string): Step {
  return withModal(model, (modal) => {
    const { input, leftOut } = insertText(modal.input, text, MAX_FILTER_LENGTH);
    return andThen(
      editFilter(model, () => input),
      (after) => tellLeftOut(after, leftOut),
    );
  });
}

/** Filters by a line, or by the filter that is saved under that name. */
export function filterBy(model: Model, text: string): Step {
  const saved = model.config.config.filters;
  const line = Object.hasOwn(saved, text) ? (saved[text] ?? '') : text;
  const read = readFilter(line);
  if (!read.ok) return warn(model, read.error);
  return still(withFilter(model, filterOf(line, read.value)));
}

/** Saves the filter that is on under a name, in the configuration. */
export function saveFilter(model: Model, name: string): Step {
  if (model.filter === null) return warn(model, SENTENCES.noFilter);
  const { text } = model.filter;
  if (name === '') return warn(model, SENTENCES.noFilterName);
  return andThen([model, [{ kind: 'save_config', key: ['filters', name], value: text }]], (after) =>
    inform(after, savedFilterText(name)),
  );
}

/** The model with another filter, or none; a cursor that would be hidden goes to the nearest row that is not. */
export function withFilter(model: Model, filter: ListFilter | null): Model {
  if (filter === model.filter) return model;
  const index = model.cursor === null ? -1 : model.list.todos.indexOf(model.cursor);
  const after: Model = { ...model, filter, selection: null };
  const items = itemsOf(after);
  const next = items.visible.find((each) => each >= index) ?? items.visible.at(-1);
  const shown = itemAt(items, itemNumber(items, model.cursor))?.id === model.cursor;
  const cursor = shown ? model.cursor : next === undefined ? null : items.list.rows[next]?.id;
  return { ...after, cursor: cursor ?? model.cursor };
}

/** Null for a line in which nothing is said. */
function filterOf(text: string, query: ListFilter['query']): ListFilter | null {
  if (query.length === 0) return null;
  return { text: text.trim(), query, kept: new Set(), folded: new Set() };
}

/** In effect as far as it can be read: with a fault the list stays as it is. */
function editFilter(model: Model, edit: (input: TextInput) => TextInput): Step {
  return withModal(model, (modal) => {
    const input = edit(modal.input);
    return still(typed(model, { ...modal, input, completing: null }));
  });
}

function typed(model: Model, modal: FilterModal): Model {
  const { text } = modal.input;
  const sound: Model = { ...model, modal: { ...modal, fault: null } };
  if (text.trim() === (model.filter?.text ?? '')) return sound;
  const read = readFilter(text);
  if (!read.ok) {
    // The word that is being typed may become one that can be read: until then the others hold.
    const others = text.replace(/\S+\s*$/u, '');
    const known = readFilter(others);
    const faulty: Model = { ...model, modal: { ...modal, fault: read.error } };
    return known.ok ? withFilter(faulty, filterOf(others, known.value)) : faulty;
  }
  return withFilter(sound, filterOf(text, read.value));
}

function completed(model: Model, modal: FilterModal, by: 1 | -1): Model {
  const ways = modal.completing ?? waysOn(model, modal.input);
  const count = ways.lines.length;
  if (count === 0) return model;
  const chosen = (ways.chosen + by + (ways.chosen < 0 && by < 0 ? count + 1 : count)) % count;
  const completing = count === 1 ? null : { ...ways, chosen };
  return typed(model, { ...modal, input: inputOf(ways.lines[chosen] ?? ''), completing });
}

/** In an empty line the saved filters by their names, otherwise what the word before the caret can become. */
function waysOn(model: Model, { text, caret }: TextInput): Completing {
  if (text.trim() === '') {
    const saved = Object.entries(model.config.config.filters);
    if (saved.length > 0) {
      return { lines: saved.map(([, line]) => line), words: saved.map(([name]) => name), chosen: -1 };
    }
  }
  const before = text.slice(0, caret);
  const [word = ''] = /\S*$/u.exec(before) ?? [];
  const words = filterWords(word, tagsInList(model));
  const start = before.slice(0, before.length - word.length);
  const rest = text.slice(caret).trimStart();
  const lines = words.map((each) => `${start}${each}${each.endsWith(':') ? '' : ' '}${rest}`);
  return { lines, words, chosen: -1 };
}

function tagsInList(model: Model): readonly string[] {
  const tags = new Set(model.list.todos.rows.flatMap(({ content }) => tagsOf(content)));
  return [...tags].sort();
}

function withModal(model: Model, deed: (modal: FilterModal) => Step): Step {
  return model.modal?.kind === 'filter' ? deed(model.modal) : still(model);
}
