/**
 * Which fonts cells are drawn in: the user's, then the bundled one, then those for the scripts that it lacks. The latter
 * come after the first picture, and of each only the files whose characters are on the screen.
 */
import type { FontConfig } from '../src-core/config/config';

/** Has box drawing and the signs of the lists, in one width. */
const BUNDLED = 'DejaVu Sans Mono';

const JAPANESE = 'Noto Sans JP Variable';
const KOREAN = 'Noto Sans KR Variable';
const CHINESE = 'Noto Sans SC Variable';

/** Systems bring their own pictures. */
const EMOJI = ['Noto Color Emoji', 'Apple Color Emoji', 'Segoe UI Emoji'];

/** Characters that these scripts share are drawn as the reader's language has them. */
function farFamilies(language: string): readonly string[] {
  if (/^zh\b/i.test(language)) return [CHINESE, JAPANESE, KOREAN];
  if (/^ko\b/i.test(language)) return [KOREAN, JAPANESE, CHINESE];
  return [JAPANESE, KOREAN, CHINESE];
}

/** The families in the order in which a character looks for one that has it, as CSS says it. */
export function fontStack({ family }: Pick<FontConfig, 'family'>, language: string): string {
  const families = [...(family === null ? [] : [family]), BUNDLED, ...farFamilies(language), ...EMOJI];
  return [...families.map(quoted), 'monospace'].join(', ');
}

/** Whatever a family is called, it stays one string of CSS. */
function quoted(family: string): string {
  return `"${family.replace(/["\\\n\r\f]/g, '')}"`;
}

/** Resolves when the bundled font is there, plain and bold, so that the first measure of a cell is the right one. */
export async function loadCellFont(fonts: FontFaceSet, size: number): Promise<void> {
  await Promise.all([fonts.load(`${size}px "${BUNDLED}"`), fonts.load(`bold ${size}px "${BUNDLED}"`)]);
}

/**
 * Their letters are one em wide and two cells are a fifth more: drawn at this size they fill them better, and do not
 * touch the lines above and below.
 */
const FAR_SIZE = '110%';

/** Lets the page fetch the fonts of the scripts that the bundled one lacks, each file when a character of it appears. */
export async function carryFarFonts(page: Document): Promise<void> {
  const sheets = await Promise.all([
    import('@fontsource-variable/noto-sans-jp/index.css?inline'),
    import('@fontsource-variable/noto-sans-kr/index.css?inline'),
    import('@fontsource-variable/noto-sans-sc/index.css?inline'),
  ]);
  const style = page.createElement('style');
  style.textContent = sheets
    .map((sheet) => sheet.default.replaceAll(/@font-face\s*\{/g, `@font-face{size-adjust:${FAR_SIZE};`))
    .join('\n');
  page.head.append(style);
}
