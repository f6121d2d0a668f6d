/** The search in the open list: typed at the bottom while the cursor jumps along, then walked through with n and N. */
import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import { reveal } from '../folding';
import type { SearchModal } from '../modal';
import type { Model, Search } from '../model';
import { itemAt, itemNumber, itemsOf } from '../rows';
import { nextMatch } from '../search-matches';
import { inform, notFoundText, SENTENCES, tellLeftOut, warn } from '../status';
import { andThen, type Step, still } from '../step';
import { EMPTY_INPUT, insertText, type TextInput } from '../text-input';

/** The longest search, in UTF-16 units. */
const MAX_SEARCH_LENGTH = 200;

/** Opens the search line. */
export function openSearch(model: Model): Step {
  const { cursor, scroll, search } = model;
  return still({
    ...model,
    status: null,
    modal: { kind: 'search', input: EMPTY_INPUT, from: { cursor, scroll, search } },
  });
}

/** What each action does in the search line. */
export const SEARCH_DEEDS: Deeds<'search'> = {
  accept: (model) => withModal(model, (modal) => accept(model, modal)),
  close: (model) => withModal(model, ({ from }) => still({ ...model, modal: null, ...from })),
  ...textDeeds((edit) => (model: Model) => editSearch(model, edit)),
};

/** What each action does while a search is on; it comes before what the key does otherwise. */
export const MATCHES_DEEDS: Deeds<'matches'> = {
  next_match: (model) => walk(model, 1),
  previous_match: (model) => walk(model, -1),
};

/** Puts text into the line. */
export function typeSearch(model: Model, text: string): Step {
  return withModal(model, (modal) => {
    const { input, leftOut } = insertText(modal.input, text, MAX_SEARCH_LENGTH);
    return andThen(
      editSearch(model, () => input),
      (after) => tellLeftOut(after, leftOut),
    );
  });
}

/** Keeps the matches and unfolds what hides the first of them; an empty line looks for what was looked for last. */
function accept(model: Model, { input, from }: SearchModal): Step {
  const closed: Model = { ...model, modal: null };
  if (input.text === '') {
    return from.search === null ? still(closed) : walk({ ...closed, search: from.search }, 1);
  }
  const match = nextMatch(closed, { text: input.text }, from.cursor, 1, true);
  if (!match) return warn({ ...closed, ...from, search: null }, notFoundText(input.text));
  return reveal({ ...closed, cursor: match.id }, match.id);
}

/** The cursor goes along to the first match from where it was; to the row that hides it when it is folded away. */
function editSearch(model: Model, edit: (input: TextInput) => TextInput): Step {
  return withModal(model, (modal) => {
    const input = edit(modal.input);
    const { from } = modal;
    const search: Search | null = input.text === '' ? null : { text: input.text };
    const typed: Model = { ...model, search, modal: { ...modal, input } };
    const match = search && nextMatch(typed, search, from.cursor, 1, true);
    if (!match) return still({ ...typed, cursor: from.cursor, scroll: from.scroll });
    const items = itemsOf(typed);
    return still({ ...typed, cursor: itemAt(items, itemNumber(items, match.id))?.id ?? from.cursor });
  });
}

function walk(model: Model, direction: 1 | -1): Step {
  const { search } = model;
  if (search === null) return still(model);
  const times = model.count ?? 1;
  let match = nextMatch(model, search, model.cursor, direction);
  let wrapped = match?.wrapped ?? false;
  for (let n = 1; n < times && n < (match?.total ?? 0) * 2 && match; n += 1) {
    match = nextMatch(model, search, match.id, direction);
    wrapped = wrapped || (match?.wrapped ?? false);
  }
  if (!match) return warn(model, notFoundText(search.text));
  const told = wrapped
    ? inform(model, direction === 1 ? SENTENCES.searchFromTop : SENTENCES.searchFromEnd)
    : still(model);
  const { id } = match;
  return andThen(told, (after) => reveal({ ...after, cursor: id }, id));
}

function withModal(model: Model, deed: (modal: SearchModal) => Step): Step {
  return model.modal?.kind === 'search' ? deed(model.modal) : still(model);
}
