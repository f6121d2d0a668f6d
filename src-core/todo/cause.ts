/**
 * Who asked for a change, and through what. Travels with every change: events, history, audit and the
 * refusal to call a plugin about its own doing all read it.
 */
export type Cause =
  | { readonly kind: 'user' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  /** Open rows were taken along to a new day. */
  | { readonly kind: 'rollover' }
  /** Rows came in from a file. */
  | { readonly kind: 'import' }
  /** The command line, or the application itself on the user's word. */
  | { readonly kind: 'api' }
  /** The user took back what this plugin had done. */
  | { readonly kind: 'revert'; readonly plugin: string }
  | {
      readonly kind: 'plugin';
      /** The plugin's name, as in its manifest. */
      readonly plugin: string;
      /** The action's name, or the hook's export, that returned the commands. */
      readonly trigger: string;
      /** The run that returned them; the audit log knows it by this id. */
      readonly run: string;
      /** 0 for an action the user asked for; one more for each hook that answered a hook. */
      readonly depth: number;
      /** The plugins whose changes led here, first one first; ends with this plugin. */
      readonly chain: readonly string[];
    };
