import type { Bootstrap } from '../ipc/contract';
import { mergeKeymaps } from '../keymap/keymap';
import { TodoList } from '../todo/todo-list';
import { tellConfigFaults } from './config-faults';
import { decorationsByRow } from './decorations';
import { UNKNOWN_GALLERY } from './gallery-state';
import type { IdSource } from './id-source';
import { restoreDraft } from './modals/description-opening';
import type { Appearance, Model, Size } from './model';
import { andThen, type Step } from './step';
import { update } from './update';

/** What the window itself brings to the first model. */
export interface Surroundings {
  readonly size: Size;
  readonly appearance: Appearance;
  /** Four random numbers of 32 bits. */
  readonly ids: IdSource;
}

/** The model of the first picture, out of what main told at the start; asks for the rest of a long list. */
export function initialModel(told: Bootstrap, { size, appearance, ids }: Surroundings): Step {
  const { list, projectName, readOnly, revision } = told.page;
  const model: Model = {
    size,
    version: told.version,
    today: told.today,
    list: { key: list, projectName, readOnly, revision, todos: TodoList.of(list), complete: false },
    folded: new Set(),
    cursor: null,
    scroll: { top: null, line: 0 },
    mode: 'navigate',
    editing: null,
    selection: null,
    count: null,
    search: null,
    filter: null,
    register: null,
    lastChange: null,
    pending: [],
    whichKey: false,
    modal: null,
    queued: [],
    commands: told.commands,
    status: null,
    keymaps: mergeKeymaps(told.plugins, told.config.config),
    projects: told.projects,
    plugins: told.plugins,
    gallery: UNKNOWN_GALLERY,
    decorations: decorationsByRow(told.decorations),
    running: [],
    slow: false,
    work: [],
    config: told.config,
    appearance,
    tick: 0,
    ticking: false,
    serial: 0,
    ids,
    waiting: { answers: 0, revision, opening: { list, focus: told.page.selected } },
    held: [],
    dayTurned: false,
  };
  const opened = andThen(update(model, { kind: 'list_page', page: told.page }), (after) =>
    tellConfigFaults(after, []),
  );
  const { draft } = told;
  return draft ? andThen(opened, (after) => restoreDraft(after, draft)) : opened;
}
