import { DEFAULT_KEYMAP, type KeymapTable } from './default-keymap';

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
  ['<C-f>', 'half_page_down'],
  ['<PageDown>', 'half_page_down'],
  ['<C-u>', 'half_page_up'],
  ['<C-b>', 'half_page_up'],
  ['<PageUp>', 'half_page_up'],
  ['/', 'search'],
] as const;

const FOLDS = [
  ['zc', 'collapse_or_parent'],
  ['h', 'collapse_or_parent'],
  ['<Left>', 'collapse_or_parent'],
  ['zo', 'expand'],
  ['l', 'expand'],
  ['<Right>', 'expand'],
  ['za', 'toggle_collapse'],
] as const;

const FIELDS = [
  ['x', 'toggle_state'],
  ['<Space>', 'cycle_state'],
  ['!', 'cycle_priority'],
  ['D', 'set_due_date'],
  ['gr', 'set_recurrence'],
  ['gm', 'set_reminder'],
] as const;

const UNDOING = [
  ['u', 'undo'],
  ['<C-r>', 'redo'],
  ['.', 'repeat'],
] as const;

const ARRANGING = [
  ['g>', 'indent_with_children'],
  ['<A-S-Right>', 'indent_with_children'],
  ['g<lt>', 'outdent_with_children'],
  ['<A-S-Left>', 'outdent_with_children'],
  ['K', 'move_item_up'],
  ['<A-S-Up>', 'move_item_up'],
  ['J', 'move_item_down'],
  ['<A-S-Down>', 'move_item_down'],
  ['m', 'move_to_project'],
] as const;

const APPLICATION = [
  [':', 'command_line'],
  ['<C-P>', 'palette'],
  ['<C-c>', 'cancel_work'],
  ['<C-+>', 'zoom_in'],
  ['<C-=>', 'zoom_in'],
  ['<C-->', 'zoom_out'],
  ['<C-0>', 'zoom_reset'],
  ['?', 'help'],
  ['<Esc>', 'close'],
] as const;

/**
 * The keymap `vim`: what a hand used to vim expects of a list of lines. What vim has no word for keeps the key it has
 * in `to-tui`; boxes and lines of text are the same. What `dd` deletes can be put back with `p`. Days are turned like vim's tabs or paragraphs.
 */
export const VIM_KEYMAP: KeymapTable = {
  ...DEFAULT_KEYMAP,
  navigate: [
    ...MOVES,
    ...FOLDS,
    ['o', 'new_item'],
    ['<Enter>', 'new_item'],
    ['O', 'insert_item_above'],
    ['<S-Enter>', 'insert_item_above'],
    ['i', 'enter_edit_mode'],
    ['a', 'enter_edit_mode'],
    ['I', 'edit_at_start'],
    ['A', 'enter_edit_mode'],
    ['cc', 'replace_text'],
    ['S', 'replace_text'],
    ['e', 'edit_description'],
    ['V', 'toggle_visual'],
    ['v', 'toggle_visual'],
    ...FIELDS,
    ['dd', 'delete'],
    ['yy', 'yank'],
    ['Y', 'yank_markdown'],
    ['p', 'paste'],
    ['P', 'paste_above'],
    ...UNDOING,
    ['>>', 'indent'],
    ['<Tab>', 'indent'],
    ['<lt><lt>', 'outdent'],
    ['<BackTab>', 'outdent'],
    ...ARRANGING,
    ['s', 'sort_by_priority'],
    ['{', 'prev_day'],
    ['gT', 'prev_day'],
    ['}', 'next_day'],
    ['gt', 'next_day'],
    ['T', 'go_to_today'],
    ['gd', 'go_to_day'],
    ['R', 'rollover'],
    ['gs', 'statistics'],
    ['f', 'filter'],
    ['g/', 'find'],
    ['gb', 'who_changed'],
    ['<C-p>', 'projects'],
    ['gP', 'plugins'],
    ['L', 'copy_log_path'],
    ...APPLICATION,
    ['ZZ', 'quit'],
    ['ZQ', 'quit'],
  ],
  visual: [
    ...MOVES,
    ...FOLDS,
    ['V', 'toggle_visual'],
    ['v', 'toggle_visual'],
    ...FIELDS,
    ['d', 'delete'],
    ['<Del>', 'delete'],
    ['y', 'yank'],
    ['Y', 'yank_markdown'],
    ...UNDOING,
    ['>', 'indent'],
    ['<Tab>', 'indent'],
    ['<', 'outdent'],
    ['<BackTab>', 'outdent'],
    ...ARRANGING,
    ...APPLICATION,
  ],
  edit: [
    ...DEFAULT_KEYMAP.edit,
    ['<C-[>', 'save'],
    ['<C-t>', 'indent'],
    ['<C-d>', 'outdent'],
    ['<C-h>', 'delete_back'],
  ],
  description: [...DEFAULT_KEYMAP.description, ['<C-[>', 'save'], ['<C-h>', 'delete_back']],
};
