/**
 * The steps of one run: as many as one answer holds, none that the user did not want. A step that was answered once and
 * is to be done again was declined in the preview or taken back; it waits until its file says something else.
 */
/// <reference path="../../sdk/javascript/to-tui.d.ts" />

/** An answer may have 200 commands; some of them are the mirror's own notes. */
const MAX_COMMANDS = 190;

/** Far more than the tasks of all lists. Beyond it, what was answered is forgotten. */
const MAX_ANSWERED = 20_000;

/** A deed to a list or a task: `add sprint/3`. */
export type Deed = `${'head' | 'gone' | 'add' | 'set' | 'drop'} ${string}`;

/** What was answered, and with what: the same deed with other contents is another one. */
export type Answered = Map<Deed, string>;

/** See the head of the file. */
export class Run {
  readonly commands: ToTui.Command[] = [];
  readonly #answered: Answered;
  #isFull = false;

  constructor(answered: Answered) {
    if (answered.size > MAX_ANSWERED) answered.clear();
    this.#answered = answered;
  }

  /** Whether there was more to do than one answer holds. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Takes a step into the answer. @returns false when the user did not want it, or when there is no room. */
  step(deed: Deed, contents: string, commands: readonly ToTui.Command[]): boolean {
    if (this.#answered.get(deed) === contents) return false;
    if (this.commands.length + commands.length > MAX_COMMANDS) {
      this.#isFull = true;
      return false;
    }
    this.#answered.set(deed, contents);
    this.commands.push(...commands);
    return true;
  }

  /** What undoes a deed lets it be done again. */
  allow(...deeds: Deed[]): void {
    for (const deed of deeds) this.#answered.delete(deed);
  }

  /** Adds one command that nobody is asked about; false when there is no room. */
  add(command: ToTui.Command): boolean {
    if (this.commands.length >= MAX_COMMANDS) {
      this.#isFull = true;
      return false;
    }
    this.commands.push(command);
    return true;
  }
}
