import type { Migration } from '../migration';
import { initial } from './001-initial';

/** Every step, first one first. */
export const MIGRATIONS: readonly Migration[] = [initial];
