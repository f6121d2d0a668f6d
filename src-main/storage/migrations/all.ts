import type { Migration } from '../migration';
import { initial } from './001-initial';
import { plugins } from './002-plugins';
import { daysAndProjects } from './003-days-and-projects';
import { trials } from './004-trials';

/** Every step, first one first. */
export const MIGRATIONS: readonly Migration[] = [initial, plugins, daysAndProjects, trials];
