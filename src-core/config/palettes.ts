import type { Palette } from './make-theme';
import type { BuiltInTheme } from './theme-name';

/** The colours of the themes that come with the application: the table of the design. */
export const PALETTES: Readonly<Record<BuiltInTheme, Palette>> = {
  dark: {
    minimumContrast: 4.5,
    surfaces: { background: 0x10141b, panel: 0x171d27, selection: 0x27344a },
    inks: {
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
  },
  light: {
    minimumContrast: 4.5,
    surfaces: { background: 0xfbfaf7, panel: 0xf0eee8, selection: 0xdfe7f5 },
    inks: {
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
  },
  high_contrast: {
    minimumContrast: 10,
    surfaces: { background: 0x000000, panel: 0x000000, selection: 0x1f3f7a },
    inks: {
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
  },
};
