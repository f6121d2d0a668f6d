import type { Appearance, ThemeName } from '../src-core/tui/model';
import { THEMES } from '../src-core/view/theme';
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

/** Tells whenever the system changes its mind. Returns the disposer. */
export function followSystemAppearance(page: Window, listener: (appearance: Appearance) => void): () => void {
  const queries = Object.values(QUERIES).map((query) => page.matchMedia(query));
  const tell = (): void => listener(systemAppearance(page));
  for (const query of queries) query.addEventListener('change', tell);
  return () => {
    for (const query of queries) query.removeEventListener('change', tell);
  };
}

/** Gives the page the colours of its surface. */
export function colourPage(page: Document, { background, foreground }: SurfaceColours): void {
  page.documentElement.style.setProperty('--background', background);
  page.documentElement.style.setProperty('--foreground', foreground);
}

/** The colours of the surface around and behind the cells. */
export function surfaceColours({ theme }: Appearance): SurfaceColours {
  const { surfaces, inks } = THEMES[theme];
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
