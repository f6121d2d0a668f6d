/**
 * How a cell looks, as a readable value (`Style`) and packed into two numbers per cell, so that a frame compares and
 * changes looks without making objects. Names of meaning (accent, overdue) belong to the theme, not here.
 */

/** A colour as 0xRRGGBB. */
export type Rgb = number;

/** A look; what is left out is the terminal's default (colour) or off (attribute). Styles are equal by value. */
export interface Style {
  readonly fg?: Rgb;
  readonly bg?: Rgb;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly inverse?: boolean;
  readonly strikethrough?: boolean;
}

/** The attributes of a style, with their bit in the packed foreground and their SGR parameters (ECMA-48, 8.3.117). */
export const ATTRIBUTES = [
  { name: 'bold', bit: 1 << 25, on: 1, off: 22 },
  { name: 'dim', bit: 1 << 26, on: 2, off: 22 },
  { name: 'italic', bit: 1 << 27, on: 3, off: 23 },
  { name: 'underline', bit: 1 << 28, on: 4, off: 24 },
  { name: 'inverse', bit: 1 << 29, on: 7, off: 27 },
  { name: 'strikethrough', bit: 1 << 30, on: 9, off: 29 },
] as const;

/** Set in a packed foreground or background that has a colour of its own. */
export const HAS_COLOUR = 1 << 24;
/** The colour of a packed foreground or background. */
export const COLOUR_MASK = 0xffffff;

const packColour = (colour: Rgb | undefined): number =>
  colour === undefined ? 0 : HAS_COLOUR | (colour & COLOUR_MASK);

/** The foreground of a style with its attributes: colour (bits 0–23), has one (24), attributes (25–30). */
export function packFore(style: Style): number {
  let packed = packColour(style.fg);
  for (const { name, bit } of ATTRIBUTES) if (style[name]) packed |= bit;
  return packed;
}

/** The background of a style: colour (bits 0–23), has one (24). */
export function packBack(style: Style): number {
  return packColour(style.bg);
}

/** The style that was packed. */
export function unpackStyle(fore: number, back: number): Style {
  const style: { -readonly [K in keyof Style]: Style[K] } = {};
  if (fore & HAS_COLOUR) style.fg = fore & COLOUR_MASK;
  if (back & HAS_COLOUR) style.bg = back & COLOUR_MASK;
  for (const { name, bit } of ATTRIBUTES) if (fore & bit) style[name] = true;
  return style;
}

/** The bits of a packed foreground that a patch says something about: what it leaves out stays as it is. */
export function foreMask(patch: Style): number {
  let mask = patch.fg === undefined ? 0 : HAS_COLOUR | COLOUR_MASK;
  for (const { name, bit } of ATTRIBUTES) if (patch[name] !== undefined) mask |= bit;
  return mask;
}
