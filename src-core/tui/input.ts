import type { ActionIn } from '../keymap/action';
import type { Key } from '../keymap/key';
import type { QuestionedVerb } from './modal';

/** What the user does with keyboard and mouse, as far as it acts on the list (scrolling does not). */
export type Input =
  | {
      readonly kind: 'key';
      /** The press as the layout of the keyboard reads it. */
      readonly key: Key;
      /** The same press on a US keyboard, when {@link key} is not ASCII: what bindings are looked up by, never typed. */
      readonly physical?: Key;
    }
  | { readonly kind: 'paste'; readonly text: string }
  /** Text that an input method finished. */
  | { readonly kind: 'composed'; readonly text: string }
  /** A press of the main button on a cell; `double` when it is the second of a double click. */
  | { readonly kind: 'click'; readonly x: number; readonly y: number; readonly double: boolean }
  /** Something chosen by its name: in the command line or the palette. Waits its turn among the keys. */
  | { readonly kind: 'errand'; readonly errand: Errand };

/** What can be done by name. */
export type Errand =
  | { readonly kind: 'action'; readonly action: ActionIn<'navigate'> }
  | { readonly kind: 'plugin_action'; readonly plugin: string; readonly action: string }
  /** A question first: something is taken from a plugin. */
  | { readonly kind: 'plugin_question'; readonly verb: QuestionedVerb; readonly plugin: string }
  /** A sentence of the command line that main answers: `export …`. */
  | { readonly kind: 'app_command'; readonly words: readonly string[] }
  /** A filter by its line; saved under a name, or one of those. */
  | { readonly kind: 'filter'; readonly text: string }
  | { readonly kind: 'save_filter'; readonly name: string }
  /** The plugins that come with the application are to be shown. */
  | { readonly kind: 'gallery' }
  /** The words behind `plugin`. */
  | { readonly kind: 'plugin_command'; readonly words: readonly string[] };
