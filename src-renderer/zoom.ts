import { DEFAULT_CONFIG, type FontConfig } from '../src-core/config/config';
import type { Effect } from '../src-core/tui/effect';
import { unhurried } from './unhurried';

/** What zooming needs of the rest. */
export interface ZoomParts {
  readonly setFont: (font: FontConfig) => void;
  readonly save: (effect: Extract<Effect, { kind: 'save_config' }>) => void;
}

/** The size of the letters: what the configuration says, and what keys make of it. */
export interface Zoom {
  /** Larger (1), smaller (-1), or as it was before anybody zoomed (0). */
  step(step: -1 | 0 | 1): void;
  /** The configuration says so. */
  follow(font: FontConfig): void;
}

/** Bounds of `font.size`, in CSS pixels. */
const LEAST = 6;
const MOST = 72;

/** For so long after a size was written it counts, whatever older one is still being told, in ms. */
const TOLD_BY_MS = 2_000;

/** Zooms at once; the configuration is written when the keys rest, so that a held key is one change of the file. */
export function createZoom(first: FontConfig, { setFont, save }: ZoomParts): Zoom {
  let font = first;
  let unsaved = false;
  let written: { readonly size: number; readonly toldBy: number } | undefined;
  const saveSoon = unhurried((value: number | null) => {
    unsaved = false;
    written = { size: font.size, toldBy: performance.now() + TOLD_BY_MS };
    save({ kind: 'save_config', key: ['font', 'size'], value });
  });
  return {
    step(step) {
      const size = step === 0 ? DEFAULT_CONFIG.font.size : Math.min(MOST, Math.max(LEAST, font.size + step));
      if (size === font.size) return;
      font = { ...font, size };
      setFont(font);
      unsaved = true;
      saveSoon(step === 0 ? null : size);
    },
    follow(next) {
      if (written && (written.size === next.size || performance.now() > written.toldBy)) written = undefined;
      // While a size waits to be written, and until it is told, the configuration has an older one.
      const size = unsaved || written ? font.size : next.size;
      if (next.family === font.family && size === font.size) return;
      font = { family: next.family, size };
      setFont(font);
    },
  };
}
