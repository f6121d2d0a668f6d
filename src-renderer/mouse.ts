import type { Msg } from '../src-core/tui/msg';
import type { TerminalSurface } from './terminal';

/** Pixels of wheel travel that make a line, where the device reports pixels: about one row of text. */
const PIXELS_PER_LINE = 18;

/** A press that moves further than this, in pixels, marks text and is no click. */
const CLICK_SLACK_PX = 4;

/** Turns clicks and the wheel into messages about cells. Returns the disposer. */
export function listenToMouse(
  host: HTMLElement,
  surface: TerminalSurface,
  send: (msg: Msg) => void,
): () => void {
  let pressed: { readonly x: number; readonly y: number } | undefined;
  let rest = 0;

  const down = (event: PointerEvent): void => {
    pressed = event.button === 0 ? { x: event.clientX, y: event.clientY } : undefined;
  };
  const click = (event: MouseEvent): void => {
    const moved =
      pressed === undefined ? 0 : Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y);
    if (moved > CLICK_SLACK_PX) return;
    const cell = surface.cellAt(event.clientX, event.clientY);
    if (cell !== undefined) send({ kind: 'click', ...cell, double: event.detail === 2 });
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const cell = surface.cellAt(event.clientX, event.clientY) ?? { x: 0, y: 0 };
    rest += linesOf(event, surface.size.rows);
    const lines = Math.trunc(rest);
    rest -= lines;
    if (lines !== 0) send({ kind: 'wheel', lines, ...cell });
  };
  host.addEventListener('pointerdown', down);
  host.addEventListener('click', click);
  host.addEventListener('wheel', wheel, { passive: false, capture: true });
  return () => {
    host.removeEventListener('pointerdown', down);
    host.removeEventListener('click', click);
    host.removeEventListener('wheel', wheel, { capture: true });
  };
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
