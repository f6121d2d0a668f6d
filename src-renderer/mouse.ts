import type { Msg } from '../src-core/tui/msg';
import type { Marking } from './marking';
import type { TerminalSurface } from './terminal';

/** Pixels of wheel travel that make a line, where the device reports pixels: about one row of text. */
const PIXELS_PER_LINE = 18;

/** A press that moves further than this, in pixels, marks text and is no click. */
const CLICK_SLACK_PX = 4;

/** While text is marked beyond the edge, a line follows after each pause of this length, in ms. */
const SCROLL_PAUSE_MS = 60;

/** What the mouse needs of the rest. */
export interface MouseParts {
  readonly surface: Pick<TerminalSurface, 'cellAt' | 'nearestCell' | 'size'>;
  readonly send: (msg: Msg) => void;
  readonly marking: Marking;
  /** Takes what has been marked. */
  readonly copy: (text: string) => void;
  /** Whether a second press chooses what it is on, as in a list of options; else it marks a word. */
  readonly choosing: () => boolean;
}

/**
 * Turns clicks, drags and the wheel into messages about cells and marked text. The terminal's own handling of the mouse
 * never comes to it: it would mark frames and signs too. Returns the disposer.
 */
export function listenToMouse(host: HTMLElement, parts: MouseParts): () => void {
  const { surface, send, marking } = parts;
  let pressed: { readonly x: number; readonly y: number; readonly cell: Cell | undefined } | undefined;
  let dragging = false;
  let scroller: number | undefined;
  let rest = 0;

  const stopScrolling = (): void => {
    window.clearInterval(scroller);
    scroller = undefined;
  };
  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const cell = surface.cellAt(event.clientX, event.clientY);
    pressed = { x: event.clientX, y: event.clientY, cell };
    dragging = false;
    host.setPointerCapture(event.pointerId);
  };
  /** `mousedown` and not `pointerdown`: only it counts presses. */
  const press = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (event.button !== 0 || !pressed?.cell) return;
    if (event.shiftKey) {
      dragging = true;
      marking.reach(pressed.cell);
    } else marking.press(pressed.cell, parts.choosing() ? 1 : event.detail);
  };
  const move = (event: PointerEvent): void => {
    if (!pressed?.cell) return;
    const far = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > CLICK_SLACK_PX;
    dragging ||= far;
    if (!dragging) return;
    const { cell, beyond } = surface.nearestCell(event.clientX, event.clientY);
    marking.reach(cell);
    stopScrolling();
    if (beyond === 0) return;
    scroller = window.setInterval(() => {
      send({ kind: 'wheel', lines: beyond, ...cell });
      // The list has moved under the mouse once the message is done.
      window.setTimeout(() => marking.reach(cell));
    }, SCROLL_PAUSE_MS);
  };
  const up = (event: PointerEvent): void => {
    if (event.button !== 0 || !pressed) return;
    stopScrolling();
    const wasPressed = pressed.cell;
    pressed = undefined;
    if (wasPressed && marking.text() !== '') parts.copy(marking.text());
  };
  const click = (event: MouseEvent): void => {
    const cell = surface.cellAt(event.clientX, event.clientY);
    if (dragging || cell === undefined) return;
    if (event.detail > 1 && !parts.choosing()) return;
    send({ kind: 'click', ...cell, double: event.detail === 2 });
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const cell = surface.cellAt(event.clientX, event.clientY) ?? { x: 0, y: 0 };
    rest += linesOf(event, surface.size.rows);
    const lines = Math.trunc(rest);
    rest -= lines;
    if (lines !== 0) send({ kind: 'wheel', lines, ...cell });
  };
  const ignore = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  const capture = { capture: true };
  host.addEventListener('pointerdown', down, capture);
  host.addEventListener('mousedown', press, capture);
  host.addEventListener('pointermove', move);
  host.addEventListener('pointerup', up);
  host.addEventListener('pointercancel', up);
  host.addEventListener('click', click);
  host.addEventListener('contextmenu', ignore, capture);
  host.addEventListener('wheel', wheel, { passive: false, capture: true });
  return () => {
    stopScrolling();
    host.removeEventListener('pointerdown', down, capture);
    host.removeEventListener('mousedown', press, capture);
    host.removeEventListener('pointermove', move);
    host.removeEventListener('pointerup', up);
    host.removeEventListener('pointercancel', up);
    host.removeEventListener('click', click);
    host.removeEventListener('contextmenu', ignore, capture);
    host.removeEventListener('wheel', wheel, capture);
  };
}

interface Cell {
  readonly x: number;
  readonly y: number;
}

function linesOf(event: WheelEvent, rows: number): number {
  switch (event.deltaMode) {
    case WheelEvent.DOM_DELTA_LINE:
      return event.deltaY;
    case WheelEvent.DOM_DELTA_PAGE:
      return event.deltaY * rows;
    default:
      return event.deltaY / PIXELS_PER_LINE;
  }
}
