/** The modifiers in the one order in which they are written: `<C-A-S-D-x>`. D is Cmd on macOS, Super elsewhere. */
export interface Modifiers {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly super: boolean;
}

/**
 * One press. `name` is a single character as typed (`a`, `A`, `<`, `ö`) or a name in canonical case (`Space`, `Tab`,
 * `BackTab`, `Enter`, `Esc`, `BS`, `Del`, `Ins`, `Up`, `Down`, `Left`, `Right`, `Home`, `End`, `PageUp`, `PageDown`,
 * `F1` … `F24`). Shift is part of the character (`A`) and only a modifier with a named key.
 */
export interface Key extends Modifiers {
  readonly name: string;
}
