import { expect, type Locator, type Page } from '@playwright/test';

/** Names in key notation that Playwright spells otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  Space: ' ',
  Esc: 'Escape',
  BS: 'Backspace',
  Del: 'Delete',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  BackTab: 'Shift+Tab',
};

const MODIFIERS: Readonly<Record<string, string>> = { C: 'Control', A: 'Alt', S: 'Shift', D: 'Meta' };

/** One key in key notation, or one character that is typed as it is. */
const KEY = /<((?:[A-Za-z]-)*(?:[A-Za-z0-9]+|[-+=]))>|./gsu;

/** A state in brackets, with something behind it. */
const CHECKBOX = /\[[ x*?!-]\](?= |$)/;

/** The frame and the scrollbar to the right of a row. */
const FRAME_END = /\s*[│┃]+\s*$/u;

/** What is in progress turns. */
const SPINNER = /\[[◐◓◑◒]\]/u;

/** Drives the window as somebody at the keyboard would, and reads the screen as they would. */
export class Tui {
  constructor(readonly page: Page) {}

  /** Presses keys in key notation: `dd`, `<C-x>p`, `n`. Text is typed the same way: `nBuy milk<Esc>`. */
  async press(keys: string): Promise<void> {
    for (const [text, name] of keys.matchAll(KEY)) {
      if (name !== undefined) await this.page.keyboard.press(playwrightName(name));
      else if (/[\x21-\x7e]/.test(text)) await this.page.keyboard.press(text);
      else if (text === ' ') await this.page.keyboard.press('Space');
      // No key of a US keyboard: it comes as from an input method.
      else await this.page.keyboard.insertText(text);
    }
  }

  /** The rows of the screen. */
  async rows(): Promise<string[]> {
    return this.page.evaluate(() => (globalThis as unknown as { screenText(): string[] }).screenText());
  }

  /** The screen as one text. */
  async screen(): Promise<string> {
    return (await this.rows()).join('\n');
  }

  /** Waits until the screen contains the text (or matches). */
  async expectScreen(wanted: string | RegExp, timeout = 5_000): Promise<void> {
    const reading = expect.poll(() => this.screen(), { timeout });
    await (typeof wanted === 'string' ? reading.toContain(wanted) : reading.toMatch(wanted));
  }

  /** Waits until keys count for a preview that has just opened: then it names them. */
  async expectArmedPreview(): Promise<void> {
    await this.expectScreen(/Enter apply \d/);
  }

  /** Waits for the question about open todos, until keys count for it: then it names them. */
  async expectRollover(): Promise<void> {
    await this.expectScreen(/Take .*along\?[\s\S]*y take along/);
  }

  /** Waits until the screen does not contain the text. */
  async expectGone(text: string): Promise<void> {
    await expect.poll(() => this.screen()).not.toContain(text);
  }

  /**
   * Waits until the list consists of exactly these rows, each from its checkbox on, with two spaces a level:
   * `['[ ] milk', '  [x] eggs']`.
   */
  async expectTodos(wanted: readonly string[]): Promise<void> {
    await expect.poll(async () => this.todos()).toEqual(wanted);
  }

  /** The rows of the list as in {@link expectTodos}; badges and marks left out. */
  async todos(): Promise<string[]> {
    const parts = (await this.rows())
      .map((row) => row.replace(SPINNER, '[*]'))
      .map((row) => ({ at: row.search(CHECKBOX), row }))
      .filter(({ at }) => at >= 0)
      .map(({ at, row }) => ({ at, text: row.slice(at).replace(FRAME_END, '').trimEnd() }));
    const left = Math.min(...parts.map(({ at }) => at));
    return parts.map(({ at, text }) => ' '.repeat(at - left) + text);
  }

  /** Where a text stands on the screen, as cells. */
  async find(text: string): Promise<{ readonly x: number; readonly y: number }> {
    const rows = await this.rows();
    const y = rows.findIndex((row) => row.includes(text));
    if (y < 0) throw new Error(`not on the screen: ${text}\n${rows.join('\n')}`);
    return { x: (rows[y] ?? '').indexOf(text), y };
  }

  /** Clicks on the cell where a text begins, `dx` columns to the right of it. */
  async click(text: string, dx = 0, options: { readonly button?: 'left' | 'right' } = {}): Promise<void> {
    const { x, y } = await this.pointOf(text, dx);
    await this.page.mouse.click(x, y, options);
  }

  /** The middle of the cell `dx` columns to the right of where a text begins and `dy` rows below, in CSS pixels. */
  async pointOf(text: string, dx = 0, dy = 0): Promise<{ readonly x: number; readonly y: number }> {
    const { x, y } = await this.find(text);
    const { left, top, width, height } = await this.cellSize();
    return { x: left + (x + dx + 0.5) * width, y: top + (y + dy + 0.5) * height };
  }

  /** The accessible tree of the page. */
  tree(): Locator {
    return this.page.getByRole('tree');
  }

  private async cellSize(): Promise<{ left: number; top: number; width: number; height: number }> {
    const box = await this.page.locator('.xterm-screen').boundingBox();
    const size = await this.page.locator('.xterm-rows > div').count();
    if (box === null) throw new Error('there is no terminal on the page');
    const cols = Math.max(...(await this.rows()).map((row) => row.length));
    return { left: box.x, top: box.y, width: box.width / cols, height: box.height / size };
  }
}

function playwrightName(name: string): string {
  // The last key may be the minus itself, as in `C--`.
  const last = /[^-]+$|-$/.exec(name)?.[0] ?? '';
  const parts = name.slice(0, -last.length).split('-').filter(Boolean);
  const key = NAMES[last] ?? last;
  return [...parts.map((modifier) => MODIFIERS[modifier.toUpperCase()] ?? modifier), key].join('+');
}
