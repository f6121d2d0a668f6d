/**
 * A window without a window: the real `update` and a small main process in memory that carries commands out with
 * the real `applyBatch`, so that a test reads rows → keys → rows. For tests only.
 */
import { type Config, DEFAULT_CONFIG, DEFAULT_SCREEN_CONFIG } from '../../config/config';
import type { Bootstrap } from '../../ipc/contract';
import type { ListPage } from '../../ipc/messages';
import { type Key, parseKeys } from '../../keymap/key';
import type { CalendarDate } from '../../lib/calendar-date';
import type { Decoration } from '../../plugin/decoration';
import type { GalleryPlugin } from '../../plugin/gallery';
import type { PluginSummary } from '../../plugin/plugin-summary';
import { applyBatch } from '../../todo/apply-command';
import type { Cause } from '../../todo/cause';
import { type Changes, isEmpty, noChanges } from '../../todo/changes';
import type { Command } from '../../todo/command';
import type { Draft as TypedDraft } from '../../todo/days';
import type { Draft } from '../../todo/document';
import { changesFor, type Direction, focusAfter, type HistoryEntry, undoneOf } from '../../todo/history';
import type { Outcome } from '../../todo/outcome';
import type { Project } from '../../todo/project';
import { testEnv } from '../../todo/testing/edit';
import { parseRows, printRows, TODAY, TODAYS_LIST } from '../../todo/testing/list-notation';
import { memoryDocument } from '../../todo/testing/memory-document';
import type { ListKey, Todo, TodoId } from '../../todo/todo';
import type { ChangeEffect, Effect, TimerName } from '../effect';
import { initialModel } from '../initial-model';
import type { Model, Size } from '../model';
import type { Msg } from '../msg';
import { foldedIn, itemAt, itemsOf } from '../rows';
import { update } from '../update';

/** How a session begins. */
export interface SessionOptions {
  /** Rows of yesterday's list and others. */
  readonly otherRows?: readonly Todo[];
  readonly plugins?: readonly PluginSummary[];
  /** The plugins that come with the application; when left out, main does not answer what there are. */
  readonly gallery?: readonly GalleryPlugin[];
  readonly decorations?: readonly Decoration[];
  readonly config?: Partial<Config>;
  readonly draft?: TypedDraft | null;
  /** Commands of earlier starts. */
  readonly commands?: readonly string[];
  readonly projects?: readonly Project[];
  /** Names of theme files. */
  readonly themes?: readonly string[];
  readonly size?: Size;
  readonly reducedMotion?: boolean;
  /** Rows in each page of a list. */
  readonly pageRows?: number;
  /** When set, nothing is answered before {@link Session.answer} is called: keys are faster than main. */
  readonly late?: boolean;
  /** The row to begin on. */
  readonly selected?: TodoId;
}

/** See the head of this file. */
export class Session {
  model: Model;
  today: CalendarDate = TODAY;
  /** The day that main holds open: {@link today}, or the one before until the screen has left it. */
  private openDay: CalendarDate = TODAY;
  /** Every effect so far, oldest first. */
  readonly effects: Effect[] = [];
  /** The timers that run. */
  readonly timers = new Map<TimerName, Extract<Effect, { kind: 'after' }>>();
  /** When set, every change is refused as not saved. */
  diskIsFull = false;

  private readonly document: Draft;
  private readonly undone: HistoryEntry[] = [];
  private readonly history: HistoryEntry[] = [];
  private readonly env = testEnv();
  private readonly mail: Msg[] = [];
  private revision = 7;

  constructor(
    rows: readonly Todo[],
    private readonly options: SessionOptions = {},
  ) {
    this.document = memoryDocument([...rows, ...(options.otherRows ?? [])], options.projects);
    const told: Bootstrap = {
      version: '0.1.0',
      today: TODAY,
      page: { ...this.page(TODAYS_LIST, 0), selected: options.selected ?? null },
      projects: this.document.projects(),
      plugins: [...(options.plugins ?? [])],
      decorations: [...(options.decorations ?? [])],
      config: {
        ...DEFAULT_SCREEN_CONFIG,
        config: { ...DEFAULT_CONFIG, ...options.config },
        ...(options.themes ? { themes: options.themes } : {}),
      },
      commands: options.commands ?? [],
      draft: options.draft ?? null,
    };
    const [model, effects] = initialModel(told, {
      size: options.size ?? { cols: 40, rows: 13 },
      appearance: { theme: 'dark', reducedMotion: options.reducedMotion ?? false },
      ids: [1, 2, 3, 4],
    });
    this.model = model;
    this.perform(effects);
    if (!options.late) this.answer();
  }

  /** Presses keys, written in key notation, one after the other. */
  press(keys: string): this {
    for (const key of parseKeys(keys) ?? []) this.send({ kind: 'key', key });
    return this;
  }

  /** Presses one key for each character, a blank included. */
  type(text: string): this {
    for (const character of text) this.send({ kind: 'key', key: keyOf(character) });
    return this;
  }

  /** Lets something happen. */
  send(msg: Msg): this {
    this.handle(msg);
    if (!this.options.late) this.answer();
    return this;
  }

  /** Delivers main's answers and pushes, at most so many. */
  answer(most = Number.POSITIVE_INFINITY): this {
    for (let n = 0; n < most && this.mail.length > 0; n += 1) {
      const msg = this.mail.shift();
      if (msg) this.handle(msg);
    }
    return this;
  }

  /** Lets the pause of a timer be over. */
  elapse(name: TimerName): this {
    const timer = this.timers.get(name);
    this.timers.delete(name);
    return timer ? this.send(timer.due) : this;
  }

  /** Somebody else changes the document. */
  change(commands: readonly Command[], cause: Cause = { kind: 'user' }): this {
    this.commit(commands, cause);
    return this.options.late ? this : this.answer();
  }

  /** What was asked, of one kind. */
  asked<K extends Effect['kind']>(kind: K): Extract<Effect, { kind: K }>[] {
    return this.effects.filter((effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind);
  }

  /** The visible rows, `> ` before the cursor's, `+` behind a folded one; what is typed with `|` for the caret. */
  get lines(): string[] {
    const { model } = this;
    const items = itemsOf(model);
    return Array.from({ length: items.count }, (_, n) => itemAt(items, n)).flatMap((item) => {
      if (!item) return [];
      const mark = item.id === model.cursor ? '> ' : '  ';
      const { editing } = model;
      if (editing?.target.id === item.id) {
        const { text, caret } = editing.input;
        const indent = item.kind === 'draft' ? item.draft.indent : item.todo.indent;
        return [`${mark}${' '.repeat(indent)}${text.slice(0, caret)}|${text.slice(caret)}`];
      }
      return item.kind === 'row'
        ? [`${mark}${printRows([item.todo])}${foldedIn(model).has(item.id) ? ' +' : ''}`]
        : [];
    });
  }

  /** The rows of a list as the document has them. */
  rows(list: ListKey = TODAYS_LIST): string[] {
    return printRows(this.document.list(list).rows);
  }

  private handle(msg: Msg): void {
    const [model, effects] = update(this.model, msg);
    this.model = model;
    this.perform(effects);
  }

  private perform(effects: readonly Effect[]): void {
    for (const effect of effects) {
      this.effects.push(effect);
      if (effect.kind === 'after') this.timers.set(effect.name, effect);
      if (effect.kind === 'turn_day') this.openDay = this.today;
      if (effect.kind === 'open_list')
        this.mail.push({ kind: 'list_page', page: this.page(effect.list, effect.offset) });
      if (effect.kind === 'dispatch') this.reply(effect, this.commit(effect.commands, { kind: 'user' }));
      if (effect.kind === 'gallery' && this.options.gallery)
        this.mail.push({ kind: 'gallery', plugins: this.options.gallery });
      if (effect.kind === 'undo' || effect.kind === 'redo') this.reply(effect, this.walk(effect.kind));
    }
  }

  private reply(asked: ChangeEffect, outcome: Outcome): void {
    this.mail.push({ kind: 'outcome', outcome, asked });
  }

  private page(list: ListKey, offset: number): ListPage {
    const { rows } = this.document.list(list);
    return {
      list,
      projectName: list.project,
      readOnly: list.date < this.openDay,
      revision: this.revision,
      offset,
      rows: rows.slice(offset, offset + (this.options.pageRows ?? 1_000)),
      folded: [],
      total: rows.length,
      selected: null,
    };
  }

  private commit(commands: readonly Command[], cause: Cause): Outcome {
    if (this.diskIsFull) return { ok: false, index: 0, refusal: { kind: 'not_saved', message: 'disk full' } };
    const result = applyBatch(this.document, commands, { ...this.env, today: this.openDay });
    if (!result.ok) return { ok: false, ...result.error };
    const { changes, focus } = result.value;
    if (!isEmpty(changes)) {
      this.publish(changes);
      this.history.push({ id: this.revision, changes, cause });
      this.undone.length = 0;
    }
    const row = focus === null ? undefined : this.document.find(focus);
    const at = row ? { id: row.id, list: { project: row.project, date: row.date } } : null;
    return { ok: true, revision: this.revision, focus: at };
  }

  private walk(direction: Direction): Outcome {
    const entry = (direction === 'undo' ? this.history : this.undone).pop();
    const nothing = direction === 'undo' ? 'nothing_to_undo' : 'nothing_to_redo';
    if (!entry) return { ok: false, index: 0, refusal: { kind: nothing } };
    (direction === 'undo' ? this.undone : this.history).push(entry);
    const changes = changesFor(direction, entry);
    this.publish(changes);
    const focus = focusAfter(this.document, changes);
    return { ok: true, revision: this.revision, focus, undone: undoneOf(direction, entry) };
  }

  private publish(changes: Changes): void {
    this.document.apply(changes);
    this.revision += 1;
    const { metadata: _, ...rows } = { ...noChanges, ...changes };
    this.mail.push({ kind: 'changed', push: { revision: this.revision, changes: rows } });
  }
}

/** A session on today's list with these rows, the cursor on the first. */
export function session(lines: readonly string[], options: SessionOptions = {}): Session {
  return new Session(parseRows(lines), options);
}

function keyOf(character: string): Key {
  const name = character === ' ' ? 'Space' : character;
  return { ctrl: false, alt: false, shift: false, super: false, name };
}
