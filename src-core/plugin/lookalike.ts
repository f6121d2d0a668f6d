/**
 * Names that want to be taken for others. A plugin's name is plain ASCII, which leaves letters and digits that look
 * alike, and names that differ in one place; titles and authors may be in any script. After the idea of the skeleton
 * in Unicode's technical standard 39, with the letters that stand for Latin ones. It warns; it forbids nothing.
 */

/** What a character looks like. Pairs first: they stand for one. */
const LOOKS: readonly (readonly [RegExp, string])[] = [
  [/rn|nn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/[1il|!]/g, 'l'],
  [/0/g, 'o'],
  [/2/g, 'z'],
  [/5/g, 's'],
  [/6/g, 'b'],
  [/8/g, 'b'],
  [/9/g, 'g'],
  [/[\p{P}\p{S}\p{Z}]/gu, ''],
];

/** Letters drawn like Latin ones, in pairs: Greek capitals, Cyrillic, Greek, Armenian, Cherokee, small capitals, others. */
const PAIRS =
  'ΗhΜmΝnΥyΡpΧx' +
  'аaеeоoрpсcуyхxіiїiјjѕsԁdһhӏlмmтtкkвbнhгrԛqԝwѵvзzбbьb' +
  'αaεeοoρpνvτtυuιiκkχxγyωwηnμuςcσoζzβbϲcϳj' +
  'օoսuոnհhցgզqյjѕsաwբfկlղn' +
  'ᎪaᏴbᏟcᎠdᎬeᏀgᎻhᎥiᎫjᏦkᏞlᎷmᎢtᏙvᏔwᏃzᏢpᏒrᏚs' +
  'ᴀaʙbᴄcᴅdᴇeɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrᴛtᴜuᴠvᴡwʏyᴢz' +
  'ıiȷjɡgɑaøołlđdħhŧtɩiǀlⅼlſsɵoɾrꞓcƒfɓbɗdɖd';

const FOREIGN: ReadonlyMap<string, string> = new Map(
  [...PAIRS.matchAll(/(.)(.)/gu)].map(([, looks = '', latin = '']) => [looks, latin]),
);

/** Equal for texts that are hard to tell apart. */
export function skeleton(text: string): string {
  // Compatibility forms first: full width, mathematical, circled and subscript letters are then plain ones.
  const plain = text.normalize('NFKD').replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
  const latin = [...plain].map(latinOf).join('');
  return LOOKS.reduce((drawn, [shape, look]) => drawn.replace(shape, look), latin);
}

/** A capital may look like another letter than its small form: Η and η. */
function latinOf(character: string): string {
  const small = character.toLowerCase();
  return FOREIGN.get(character) ?? FOREIGN.get(small) ?? small;
}

/** Scripts with letters that are drawn like Latin ones. Others (東京 Tasks) mix without being mistaken. */
const ALIKE = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
];

/** Whether a word has letters of more than one of the scripts that are drawn alike. `Задачи Jira` is fine. */
export function mixesScripts(text: string): boolean {
  const words = text.normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.some((word) => ALIKE.filter((script) => script.test(word)).length > 1);
}

/** Whether a text is written in forms that only copy plain letters: full width, mathematical bold and the like. */
export function isDressedUp(text: string): boolean {
  return [...text].some((character) => {
    const plain = character.normalize('NFKC');
    return plain !== character && /^[A-Za-z0-9]+$/.test(plain);
  });
}

/** Whether one letter more, less, other, or two swapped neighbours make one name the other. */
export function isOneEditAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (a === b || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.slice(at);
  if (short.length < long.length) return rest === long.slice(at + 1);
  const isSwap = short[at] === long[at + 1] && short[at + 1] === long[at];
  return rest.slice(1) === long.slice(at + 1) || (isSwap && rest.slice(2) === long.slice(at + 2));
}

/** Shorter names are near to each other by chance. */
const MIN_NEAR_LENGTH = 5;

/** What is compared of a plugin. */
export interface NamedPlugin {
  readonly name: string;
  readonly title: string;
  readonly author?: string;
}

/**
 * What to warn of before a plugin is trusted: that its name or title resembles an installed plugin's, or that it is
 * written in letters that do not belong together. Undefined when there is nothing to say.
 */
export function lookalikeWarning(plugin: NamedPlugin, installed: readonly NamedPlugin[]): string | undefined {
  const others = installed.filter((other) => other.name !== plugin.name);
  const own = [skeleton(plugin.name), skeleton(plugin.title)];
  const alike = others.find((other) =>
    [other.name, other.title].some((text) => own.includes(skeleton(text))),
  );
  if (alike) return `it looks like “${alike.name}”, which is installed and is another plugin`;
  const near = others.find((other) => isNear(plugin.name, other.name));
  if (near)
    return `its name is one letter away from “${near.name}”, which is installed and is another plugin`;
  return strangeLetters(plugin);
}

/** A number at the end makes a series, not a double: `list-1` and `list-2`. */
function isNear(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < MIN_NEAR_LENGTH || !isOneEditAway(a, b)) return false;
  return a.replace(/-?\d+$/, '') !== b.replace(/-?\d+$/, '');
}

function strangeLetters({ name, title, author = '' }: NamedPlugin): string | undefined {
  const texts = [
    ['name', name],
    ['title', title],
    ['author', author],
  ] as const;
  const mixed = texts.find(([, text]) => mixesScripts(text));
  if (mixed) return `its ${mixed[0]} mixes alphabets that look alike`;
  const dressed = texts.find(([, text]) => isDressedUp(text));
  return dressed && `its ${dressed[0]} is written in letters that only look like the usual ones`;
}
