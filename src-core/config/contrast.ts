/**
 * How well one colour stands out from another, 1 (not at all) to 21 (black on white).
 * WCAG 2.2, definitions of "relative luminance" and "contrast ratio". Colours are 0xRRGGBB.
 */
export function contrast(one: number, other: number): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(color: number): number {
  const red = linear((color >> 16) & 0xff);
  const green = linear((color >> 8) & 0xff);
  const blue = linear(color & 0xff);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
