/** Text for people about plugins, the same on the screen and on the command line. Cleaned, one line each. */

/** How a line is meant; the screen gives it a colour, the command line does not. */
export type ReportTone = 'text' | 'title' | 'dim' | 'ok' | 'warning' | 'error' | 'plugin';

/** One line; longer than the screen, it is wrapped. */
export interface ReportLine {
  readonly text: string;
  readonly tone: ReportTone;
  /** What stands in its place where it does not fit: a row of a table says nothing when it is wrapped. */
  readonly narrow?: readonly string[];
}

/** A page of lines. */
export interface Report {
  readonly title: string;
  readonly lines: readonly ReportLine[];
}

/**
 * Is told more lines, in order, of a page that is still being made: the page that is answered in the end has this title
 * and begins with all of them.
 */
export type GrowingPage = (title: string, lines: readonly ReportLine[]) => void;

/** What became of a `:plugin …` command, or of the same on the command line. */
export type CommandAnswer =
  /** A page to read. `live` pages are asked for again with the same words while they are open, every so many ms. */
  | { readonly kind: 'report'; readonly report: Report; readonly live: number | null }
  /** One sentence. */
  | { readonly kind: 'said'; readonly level: 'info' | 'success' | 'warning' | 'error'; readonly text: string }
  /** The settings form of this plugin is to be opened. */
  | { readonly kind: 'settings'; readonly plugin: string }
  | CommandQuestion;

/** Nothing was done, for something would be lost by it: the user is asked first. */
export interface CommandQuestion {
  readonly kind: 'question';
  /** Heads the box: what the deed is called. */
  readonly title: string;
  /** One sentence that a yes or a no answers. */
  readonly question: string;
  /** What it is about. */
  readonly lines: readonly ReportLine[];
  /** What a yes does, as one word or two. */
  readonly yes: string;
  /** What is to be said, in the place of the words that were asked, when the answer is yes. */
  readonly words: readonly string[];
}
