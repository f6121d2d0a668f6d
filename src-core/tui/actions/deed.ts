import type { ActionIn, KeyMode } from '../../keymap/action';
import type { Model } from '../model';
import type { Step } from '../step';

/** What an action does. */
export type Deed = (model: Model) => Step;

/** A deed for every action that a mode knows; one forgotten does not compile. */
export type Deeds<M extends KeyMode> = Readonly<Record<ActionIn<M>, Deed>>;
