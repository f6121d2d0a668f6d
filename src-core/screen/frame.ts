/**
 * One picture of the terminal: a grid of cells, each with a symbol and a look. Views draw into a fresh frame, the
 * painter compares it with the last one. All text is cleaned on the way in, so a frame never holds a control code, and
 * every wide cluster is whole, so it can be written as it stands. It knows no colours by name, no todos, no terminal.
 */
import { cleanText } from '../lib/clean-text';
import { MAX_CLUSTER } from '../lib/grapheme-machine';
import { graphemeAt, isNarrowedWide } from '../lib/graphemes';
import { isAscii, textWidth } from '../lib/text-width';
import { type BoxOptions, drawBox } from './box';
import { BLANK, CONTINUATION, clusterIndex, clusterSymbol } from './cell';
import { clip, type Rect } from './rect';
import { foreMask, packBack, packFore, type Style, unpackStyle } from './style';

/** A grid of `cols` × `rows` cells. Drawing outside it is allowed and cut off. */
export class Frame {
  /** Symbols row by row, packed as cell.ts says. */
  readonly symbols: Uint32Array;
  /** Foregrounds and attributes row by row, packed as style.ts says; `backs` are the backgrounds. */
  readonly fores: Uint32Array;
  readonly backs: Uint32Array;
  /** The clusters of more than one code point that symbols point to. */
  private readonly clusters: string[] = [];

  private constructor(
    readonly cols: number,
    readonly rows: number,
    style: Style,
  ) {
    const cells = cols * rows;
    this.symbols = new Uint32Array(cells).fill(BLANK);
    this.fores = new Uint32Array(cells).fill(packFore(style));
    this.backs = new Uint32Array(cells).fill(packBack(style));
  }

  /** An empty frame. @throws RangeError if a size is no whole number from 1 on */
  static blank(cols: number, rows: number, style: Style = {}): Frame {
    if (!Number.isInteger(cols) || !Number.isInteger(rows) || cols < 1 || rows < 1) {
      throw new RangeError(`a frame of ${cols} × ${rows} cells`);
    }
    return new Frame(cols, rows, style);
  }

  /** The whole area. */
  get bounds(): Rect {
    return { x: 0, y: 0, width: this.cols, height: this.rows };
  }

  /**
   * Writes one line of text, cleaned, from column `x` on, until the text, the row or `maxColumns` ends. A wide cluster
   * that crosses the end becomes a space; one that loses a half to what is written over it becomes spaces.
   * @returns the columns taken from `x` on, those left of the frame included; 0 if the row is outside
   */
  put(x: number, y: number, text: string, style: Style, maxColumns = this.cols): number {
    const limit = Math.min(x + maxColumns, this.cols);
    if (y < 0 || y >= this.rows || limit <= x || text === '') return 0;
    // A line of megabytes is not read beyond what can be seen of it.
    const seen = text.slice(0, (limit - x) * 2 * MAX_CLUSTER);
    const ascii = isAscii(seen);
    const end = ascii ? this.putAscii(x, y, seen, limit) : this.putClusters(x, y, cleanText(seen), limit);
    if (end > 0) {
      const row = y * this.cols;
      this.fores.fill(packFore(style), row + Math.max(0, x), row + end);
      this.backs.fill(packBack(style), row + Math.max(0, x), row + end);
    }
    return end - x;
  }

  private putAscii(x: number, y: number, text: string, limit: number): number {
    const end = Math.min(x + text.length, limit);
    const first = Math.max(0, x);
    if (end <= first) return end;
    this.splitWide(first, y);
    this.splitWide(end, y);
    const row = y * this.cols;
    for (let column = first; column < end; column++) {
      this.symbols[row + column] = text.charCodeAt(column - x);
    }
    return end;
  }

  private putClusters(x: number, y: number, text: string, limit: number): number {
    let column = x;
    for (let at = 0; at < text.length && column < limit; ) {
      const cluster = graphemeAt(text, at);
      const end = cluster >> 2;
      const width = cluster & 3;
      // A mark without a letter before it has no cell to stand in.
      if (width > 0) this.putCluster(column, y, text, at, end, width, limit);
      column += width;
      at = end;
    }
    return Math.min(column, limit);
  }

  /** Writes the cluster text[at, end) into `width` columns, or spaces where it does not fit. */
  private putCluster(
    x: number,
    y: number,
    text: string,
    at: number,
    end: number,
    width: number,
    limit: number,
  ): void {
    const codePoint = text.codePointAt(at) ?? BLANK;
    const single = end - at === (codePoint > 0xffff ? 2 : 1);
    const fits = x >= 0 && x + width <= limit;
    const spoils = !single && x === this.cols - 1 && isNarrowedWide(text.slice(at, end));
    this.writeCells(Math.max(0, x), Math.min(x + width, limit), y);
    if (!fits || spoils) return;
    const cell = y * this.cols + x;
    this.symbols[cell] = single ? codePoint : clusterSymbol(this.clusters.push(text.slice(at, end)) - 1);
    if (width === 2) this.symbols[cell + 1] = CONTINUATION;
  }

  /** Makes columns [from, to) of a row blank, and the halves that wide clusters lose by it. */
  private writeCells(from: number, to: number, y: number): void {
    if (to <= from) return;
    this.splitWide(from, y);
    this.splitWide(to, y);
    this.symbols.fill(BLANK, y * this.cols + from, y * this.cols + to);
  }

  /** Makes a wide cluster that lies on both sides of the left edge of column `x` two spaces. */
  private splitWide(x: number, y: number): void {
    if (x >= this.cols || !this.isContinuation(x, y)) return;
    const cell = y * this.cols + x;
    this.symbols.fill(BLANK, cell - 1, cell + 1);
  }

  /** Fills an area with one symbol; a wide one that does not come out even ends in a space. */
  fill(rect: Rect, style: Style, symbol = ' '): void {
    const area = clip(rect, this.bounds);
    const line = symbol.repeat(Math.ceil(area.width / Math.max(1, textWidth(symbol))));
    for (let y = area.y; y < area.y + area.height; y++) this.put(area.x, y, line, style, area.width);
  }

  /** Draws a thin border just inside the edges of `rect`, with labels in it. The inside stays as it is. */
  box(rect: Rect, style: Style, options?: BoxOptions): void {
    drawBox(this, rect, style, options);
  }

  /** Changes the look of an area, as for the cursor's band: what the patch leaves out stays; `false` switches off. */
  restyle(rect: Rect, patch: Style): void {
    const area = clip(rect, this.bounds);
    if (area.width === 0) return;
    const keepFore = ~foreMask(patch);
    const setFore = packFore(patch);
    const setBack = packBack(patch);
    for (let y = area.y; y < area.y + area.height; y++) {
      const [from, to] = this.wholeCells(area.x, area.x + area.width, y);
      for (let cell = from; cell < to; cell++) {
        this.fores[cell] = ((this.fores[cell] ?? 0) & keepFore) | setFore;
        if (patch.bg !== undefined) this.backs[cell] = setBack;
      }
    }
  }

  /** The cells of columns [from, to), at least one: a wide cluster belongs to the column it starts in. */
  private wholeCells(from: number, to: number, y: number): readonly [number, number] {
    const row = y * this.cols;
    const first = this.isContinuation(from, y) ? from + 1 : from;
    return [row + first, row + (to < this.cols && this.isContinuation(to, y) ? to + 1 : to)];
  }

  /** The text of a cell: one grapheme cluster, or '' in the second column of a wide one and outside. */
  symbolAt(x: number, y: number): string {
    return this.contains(x, y) ? this.text(y * this.cols + x) : '';
  }

  /** The text of the cell at `index`, counted row by row. */
  text(index: number): string {
    const symbol = this.symbols[index] ?? CONTINUATION;
    if (symbol === CONTINUATION) return '';
    const place = clusterIndex(symbol);
    return place < 0 ? String.fromCodePoint(symbol) : (this.clusters[place] ?? '');
  }

  /** The look of a cell; that of the default outside. */
  styleAt(x: number, y: number): Style {
    if (!this.contains(x, y)) return {};
    const cell = y * this.cols + x;
    return unpackStyle(this.fores[cell] ?? 0, this.backs[cell] ?? 0);
  }

  /** Whether the cell is the second column of a wide cluster. */
  isContinuation(x: number, y: number): boolean {
    return this.contains(x, y) && this.symbols[y * this.cols + x] === CONTINUATION;
  }

  private contains(x: number, y: number): boolean {
    return x >= 0 && x < this.cols && y >= 0 && y < this.rows;
  }
}
