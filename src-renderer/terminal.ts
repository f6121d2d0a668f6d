/**
 * The only file that knows xterm.js. A surface of cells: it is written to, measured and read back; keys and mouse do
 * not come from here but from the DOM, where a terminal's own answers cannot look like typing.
 */
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import type { FontConfig } from '../src-core/config/config';
import { charProperties, UNICODE_VERSION, widthOfCodePoint } from '../src-core/lib/text-width';
import { ENTER_SCREEN } from '../src-core/screen/ansi';
import type { Size } from '../src-core/tui/model';
import { keepCells } from './exact-cells';
import { fontStack, loadCellFont } from './fonts';

/** Colours that belong to the surface rather than to a cell, as `#rrggbb`. */
export interface SurfaceColours {
  readonly background: string;
  readonly foreground: string;
  readonly cursor: string;
  readonly selection: string;
}

/** A grid of cells on the page. */
export interface TerminalSurface {
  readonly size: Size;
  /** Writes what the encoder made. */
  write(bytes: string): void;
  /** Resolves when everything written so far is on the screen: parsed, and one frame later. */
  settled(): Promise<void>;
  /** The rows as they stand in the terminal's own buffer, without trailing spaces. */
  text(): string[];
  setColours(colours: SurfaceColours): void;
  /** Draws in another font from now on; as many cells as fit then follow. */
  setFont(font: FontConfig): void;
  /** Hears each new size after the grid has taken it. Returns the disposer. */
  onResize(listener: (size: Size) => void): () => void;
  /** The cell under a point of the page in CSS pixels, or undefined outside the grid. */
  cellAt(clientX: number, clientY: number): { readonly x: number; readonly y: number } | undefined;
  /** Where a cell is on the page, in CSS pixels. */
  boxOf(x: number, y: number): { readonly left: number; readonly top: number; readonly height: number };
  /** The cell nearest to a point, and whether the point is above (-1) or below (1) the grid. */
  nearestCell(
    clientX: number,
    clientY: number,
  ): { readonly cell: { readonly x: number; readonly y: number }; readonly beyond: -1 | 0 | 1 };
  dispose(): void;
}

/** Opens a terminal that fills `host`. Resolves when its font is there, so that the first measure is the right one. */
export async function openTerminal(
  host: HTMLElement,
  colours: SurfaceColours,
  font: FontConfig,
): Promise<TerminalSurface> {
  await loadCellFont(document.fonts, font.size);
  const terminal = new Terminal({
    allowProposedApi: true,
    cols: 80,
    rows: 24,
    scrollback: 0,
    disableStdin: true,
    cursorBlink: false,
    cursorStyle: 'bar',
    // The page's own elements hold the focus, so the terminal is never "active".
    cursorInactiveStyle: 'bar',
    fontFamily: stackOf(font),
    fontSize: font.size,
    lineHeight: 1,
    letterSpacing: 0,
    // The themes keep their contrast themselves.
    minimumContrastRatio: 1,
    theme: themeOf(colours),
  });
  terminal.unicode.register({ version: UNICODE_VERSION, wcwidth: widthOfCodePoint, charProperties });
  terminal.unicode.activeVersion = UNICODE_VERSION;
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.open(host);
  terminal.attachCustomKeyEventHandler(() => false);
  // Keys are heard elsewhere; a field that takes the focus inside of what screen readers skip would lead nowhere.
  if (terminal.textarea) terminal.textarea.disabled = true;
  await useHardware(terminal);
  fit.fit();
  terminal.write(ENTER_SCREEN);
  return surfaceOf(terminal, fit, host);
}

function surfaceOf(terminal: Terminal, fit: FitAddon, host: HTMLElement): TerminalSurface {
  const sizeNow = (): Size => ({ cols: terminal.cols, rows: terminal.rows });
  const grid = (): DOMRect => (host.querySelector('.xterm-screen') ?? host).getBoundingClientRect();
  const observer = new ResizeObserver(() => fit.fit());
  observer.observe(host);
  const stopFollowing = followFonts(terminal);
  const drawn = terminal.onRender(({ start, end }) => {
    const rows = host.querySelector('.xterm-rows');
    if (rows) keepCells(rows, start, end, widthOfScreen(host) / terminal.cols);
  });
  return {
    get size() {
      return sizeNow();
    },
    write: (bytes) => terminal.write(bytes),
    settled: () => new Promise((resolve) => terminal.write('', () => requestAnimationFrame(() => resolve()))),
    text: () =>
      Array.from(
        { length: terminal.rows },
        (_, y) =>
          terminal.buffer.active.getLine(y)?.translateToString(true, 0, terminal.cols).trimEnd() ?? '',
      ),
    setColours(colours) {
      terminal.options.theme = themeOf(colours);
    },
    setFont(font) {
      terminal.options.fontFamily = stackOf(font);
      terminal.options.fontSize = font.size;
      fit.fit();
    },
    onResize(listener) {
      const subscription = terminal.onResize(() => listener(sizeNow()));
      return () => subscription.dispose();
    },
    cellAt(clientX, clientY) {
      const box = grid();
      const x = Math.floor(((clientX - box.left) / box.width) * terminal.cols);
      const y = Math.floor(((clientY - box.top) / box.height) * terminal.rows);
      return x >= 0 && y >= 0 && x < terminal.cols && y < terminal.rows ? { x, y } : undefined;
    },
    nearestCell(clientX, clientY) {
      const box = grid();
      const within = (part: number, count: number): number =>
        Math.max(0, Math.min(count - 1, Math.floor(part * count)));
      const x = within((clientX - box.left) / box.width, terminal.cols);
      const y = within((clientY - box.top) / box.height, terminal.rows);
      return { cell: { x, y }, beyond: clientY < box.top ? -1 : clientY >= box.bottom ? 1 : 0 };
    },
    boxOf(x, y) {
      const box = grid();
      const height = box.height / terminal.rows;
      return { left: box.left + (box.width / terminal.cols) * x, top: box.top + height * y, height };
    },
    dispose() {
      stopFollowing();
      drawn.dispose();
      observer.disconnect();
      terminal.dispose();
    },
  };
}

function stackOf(font: FontConfig): string {
  return fontStack(font, navigator.language);
}

/** As the terminal has set it; read from the style, so that nothing is laid out for it. */
function widthOfScreen(host: HTMLElement): number {
  return Number.parseFloat(host.querySelector<HTMLElement>('.xterm-screen')?.style.width ?? '') || 0;
}

/**
 * Measures letters anew when a font has come: until then they were measured in the one that stood in for it. The
 * terminal forgets its measures when the name of its font changes; a blank at its end changes nothing else.
 */
function followFonts(terminal: Terminal): () => void {
  const remeasure = (): void => {
    const family = terminal.options.fontFamily ?? '';
    terminal.options.fontFamily = family.endsWith(' ') ? family.trimEnd() : `${family} `;
    terminal.clearTextureAtlas();
  };
  document.fonts.addEventListener('loadingdone', remeasure);
  return () => document.fonts.removeEventListener('loadingdone', remeasure);
}

function themeOf(colours: SurfaceColours) {
  return {
    background: colours.background,
    foreground: colours.foreground,
    cursor: colours.cursor,
    selectionBackground: colours.selection,
    selectionInactiveBackground: colours.selection,
  };
}

/** WebGL drawn by software is several times slower than the DOM renderer, so it is used on real hardware only. */
async function useHardware(terminal: Terminal): Promise<void> {
  const probe = document.createElement('canvas');
  if (probe.getContext('webgl2', { failIfMajorPerformanceCaveat: true }) === null) return;
  try {
    const { WebglAddon } = await import('@xterm/addon-webgl');
    const webgl = new WebglAddon();
    webgl.onContextLoss(() => webgl.dispose());
    terminal.loadAddon(webgl);
  } catch {
    // The DOM renderer is in place already and shows the same cells.
  }
}
