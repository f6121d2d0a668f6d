import type { Config, FontConfig } from '../src-core/config/config';
import type { Appearance, Model, ThemeName } from '../src-core/tui/model';
import type { Theme } from '../src-core/view/theme';
import { fontStack } from './fonts';
import type { SurfaceColours } from './terminal';

const QUERIES = {
  dark: '(prefers-color-scheme: dark)',
  contrast: '(prefers-contrast: more)',
  forcedColours: '(forced-colors: active)',
  reducedMotion: '(prefers-reduced-motion: reduce)',
} as const;

/** How the system wants the screen to look now. */
export function systemAppearance(page: Window): Appearance {
  const wants = (query: string): boolean => page.matchMedia(query).matches;
  const scheme: ThemeName = wants(QUERIES.dark) ? 'dark' : 'light';
  return {
    theme: wants(QUERIES.contrast) || wants(QUERIES.forcedColours) ? 'high_contrast' : scheme,
    reducedMotion: wants(QUERIES.reducedMotion),
  };
}

/** What the system wants, and where the configuration says otherwise, that. */
export function appearanceFor(
  system: Appearance,
  { reducedMotion }: Pick<Config, 'reducedMotion'>,
): Appearance {
  return { ...system, reducedMotion: reducedMotion ?? system.reducedMotion };
}

/** Keeps a model's appearance in step. */
export interface AppearanceFollower {
  /** Looks whether the configuration of the model wants another one. Cheap: it is called with every picture. */
  look(model: Pick<Model, 'config' | 'appearance'>): void;
  dispose(): void;
}

/** Tells whenever system or configuration change their mind. */
export function followAppearance(page: Window, tell: (appearance: Appearance) => void): AppearanceFollower {
  const queries = Object.values(QUERIES).map((query) => page.matchMedia(query));
  let seen: Pick<Model, 'config' | 'appearance'> | undefined;
  const compare = (): void => {
    if (seen === undefined) return;
    const wanted = appearanceFor(systemAppearance(page), seen.config.config);
    const { theme, reducedMotion } = seen.appearance;
    if (wanted.theme !== theme || wanted.reducedMotion !== reducedMotion) tell(wanted);
  };
  for (const query of queries) query.addEventListener('change', compare);
  return {
    look(model) {
      const same = seen?.config === model.config;
      seen = model;
      if (!same) compare();
    },
    dispose() {
      for (const query of queries) query.removeEventListener('change', compare);
    },
  };
}

/** Gives the page the colours of its surface. */
export function colourPage(page: Document, { background, foreground }: SurfaceColours): void {
  page.documentElement.style.setProperty('--background', background);
  page.documentElement.style.setProperty('--foreground', foreground);
}

/** Gives the text that an input method has not finished the font of the cells. */
export function setPageFont(page: Document, font: FontConfig): void {
  page.documentElement.style.setProperty('--font', fontStack(font, navigator.language));
  page.documentElement.style.setProperty('--font-size', `${font.size}px`);
}

/** The colours of the surface around and behind the cells. */
export function surfaceColours({ surfaces, inks }: Theme): SurfaceColours {
  return {
    background: css(surfaces.background),
    foreground: css(inks.background.text),
    cursor: css(inks.background.accent),
    selection: css(surfaces.selection),
  };
}

function css(rgb: number): string {
  return `#${rgb.toString(16).padStart(6, '0')}`;
}
