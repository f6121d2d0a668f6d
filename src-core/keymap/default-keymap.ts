import type { ActionIn, KeyMode } from './action';

/** Keys and what they do, for one mode; the first keys of an action are those that hints show. */
export type ModeBindings<M extends KeyMode = KeyMode> = readonly (readonly [
  keys: string,
  action: ActionIn<M>,
])[];

/** Bindings for every mode. */
export type KeymapTable = { readonly [M in KeyMode]: ModeBindings<M> };

const MOVES = [
  ['k', 'move_up'],
  ['<Up>', 'move_up'],
  ['j', 'move_down'],
  ['<Down>', 'move_down'],
  ['gg', 'go_to_first'],
  ['<Home>', 'go_to_first'],
  ['G', 'go_to_last'],
  ['<End>', 'go_to_last'],
  ['<C-d>', 'half_page_down'],
  ['<PageDown>', 'half_page_down'],
  ['<C-u>', 'half_page_up'],
  ['<PageUp>', 'half_page_up'],
] as const;

const TYPING = [
  ['<Left>', 'char_left'],
  ['<Right>', 'char_right'],
  ['<A-b>', 'word_left'],
  ['<C-Left>', 'word_left'],
  ['<A-f>', 'word_right'],
  ['<C-Right>', 'word_right'],
  ['<C-a>', 'text_start'],
  ['<Home>', 'text_start'],
  ['<C-e>', 'text_end'],
  ['<End>', 'text_end'],
  ['<BS>', 'delete_back'],
  ['<Del>', 'delete_forward'],
  ['<C-w>', 'delete_word_back'],
  ['<C-BS>', 'delete_word_back'],
  ['<C-u>', 'delete_to_start'],
  ['<C-k>', 'delete_to_end'],
] as const;

/** The keymap `to-tui`: what every key does unless somebody says otherwise. */
export const DEFAULT_KEYMAP: KeymapTable = {
  navigate: [
    ...MOVES,
    ['h', 'collapse_or_parent'],
    ['<Left>', 'collapse_or_parent'],
    ['l', 'expand'],
    ['<Right>', 'expand'],
    ['c', 'toggle_collapse'],
    ['n', 'new_item'],
    ['o', 'new_item'],
    ['<Enter>', 'new_item'],
    ['O', 'insert_item_above'],
    ['<S-Enter>', 'insert_item_above'],
    ['i', 'enter_edit_mode'],
    ['x', 'toggle_state'],
    ['<Space>', 'cycle_state'],
    ['p', 'cycle_priority'],
    ['dd', 'delete'],
    ['u', 'undo'],
    ['<C-r>', 'redo'],
    ['<Tab>', 'indent'],
    ['<BackTab>', 'outdent'],
    ['<A-S-Right>', 'indent_with_children'],
    ['<A-S-Left>', 'outdent_with_children'],
    ['<A-S-Up>', 'move_item_up'],
    ['<A-S-Down>', 'move_item_down'],
    ['<', 'prev_day'],
    ['>', 'next_day'],
    ['T', 'go_to_today'],
    ['P', 'plugins'],
    ['?', 'help'],
    ['<Esc>', 'close'],
    ['q', 'quit'],
  ],
  edit: [
    ['<Esc>', 'save'],
    ['<Enter>', 'save_and_new'],
    ['<Tab>', 'indent'],
    ['<BackTab>', 'outdent'],
    ...TYPING,
  ],
  prompt: [['<Enter>', 'accept'], ['<Esc>', 'close'], ...TYPING],
  help: [...MOVES, ['/', 'filter'], ['<Esc>', 'close'], ['?', 'close'], ['q', 'close']],
  plugins: [
    ...MOVES,
    ['<Enter>', 'open_details'],
    ['e', 'enable_plugin'],
    ['d', 'disable_plugin'],
    ['r', 'review_plugin'],
    ['<Esc>', 'close'],
    ['P', 'close'],
    ['q', 'close'],
  ],
  confirm: [
    ['y', 'confirm'],
    ['n', 'decline'],
    ['<Esc>', 'decline'],
  ],
  notice: [['<Esc>', 'close']],
};
