import type { Model } from '../tui/model';
import { type Theme, themeFor } from './theme';

/** The colours that a model is drawn in: those that the configuration names, or those that the system asks for. */
export function themeOf({ config, appearance }: Pick<Model, 'config' | 'appearance'>): Theme {
  return themeFor(config.config.theme, config.customTheme, appearance.theme);
}
