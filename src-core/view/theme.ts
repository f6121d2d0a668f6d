/**
 * Names of meaning → colours, for every theme. A view asks for an ink on a surface and never for a hue, so that
 * no pair of colours can be drawn that nobody has checked. Colours are 0xRRGGBB.
 */
import type { ThemeName } from '../tui/model';
import { contrast } from './contrast';
import type { Ink, Surface, Theme } from '../config/theme-colours';

export type { Ink, Surface, Theme } from '../config/theme-colours';

/** The themes, with the colours of the design's table. */
export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  dark: makeTheme(
    4.5,
    { background: 0x10141b, panel: 0x171d27, selection: 0x27344a },
    {
      text: 0xd7dde8,
      dim: 0x8590a3,
      accent: 0x7fb4ff,
      in_progress: 0x5fd3d6,
      question: 0xe6c35c,
      important: 0xff7b72,
      complete: 0x7b8698,
      P0: 0xff7b72,
      P1: 0xf0a35e,
      P2: 0x8fb8ff,
      ok: 0x7ed491,
      plugin: 0xc9a2ff,
    },
  ),
  light: makeTheme(
    4.5,
    { background: 0xfbfaf7, panel: 0xf0eee8, selection: 0xdfe7f5 },
    {
      text: 0x22262e,
      dim: 0x666d78,
      accent: 0x1f5fbf,
      in_progress: 0x0b6e75,
      question: 0x7d5b00,
      important: 0xb3261e,
      complete: 0x6b727d,
      P0: 0xb3261e,
      P1: 0x9a4a00,
      P2: 0x2a5db8,
      ok: 0x1f6f35,
      plugin: 0x6a3fb0,
    },
  ),
  high_contrast: makeTheme(
    10,
    { background: 0x000000, panel: 0x000000, selection: 0x1f3f7a },
    {
      text: 0xffffff,
      dim: 0xc8c8c8,
      accent: 0x7fd1ff,
      in_progress: 0x6ff2f2,
      question: 0xffe066,
      important: 0xff9a9a,
      complete: 0xc8c8c8,
      P0: 0xff9a9a,
      P1: 0xffc078,
      P2: 0xa8ccff,
      ok: 0x9ff0a8,
      plugin: 0xdcc2ff,
    },
  ),
};

function makeTheme(
  minimumContrast: number,
  surfaces: Theme['surfaces'],
  inks: Readonly<Record<Ink, number>>,
): Theme {
  const on = (surface: Surface) => readableOn(surfaces[surface], inks, minimumContrast);
  const everywhere = { background: on('background'), panel: on('panel'), selection: on('selection') };
  return { minimumContrast, surfaces, inks: everywhere };
}

/** Inks that would be too faint on a surface give way to the normal text colour there. */
function readableOn(
  surface: number,
  inks: Readonly<Record<Ink, number>>,
  minimum: number,
): Readonly<Record<Ink, number>> {
  const readable = { ...inks };
  for (const ink of Object.keys(inks) as Ink[]) {
    if (contrast(inks[ink], surface) < minimum) readable[ink] = inks.text;
  }
  return readable;
}
