import type { Key } from '../keymap/key';

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
  | { readonly kind: 'click'; readonly x: number; readonly y: number; readonly double: boolean };
