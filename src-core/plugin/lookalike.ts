/**
 * Names that want to be taken for others. A plugin's name is plain ASCII, which leaves letters and digits that look
 * alike; titles and authors may be in any script. After the idea of the skeleton in Unicode's technical standard 39,
 * cut down to what can stand in a name here.
 */

/** What a character looks like. Pairs first: they stand for one. */
const LOOKS: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/[1il|!]/g, 'l'],
  [/0/g, 'o'],
  [/5/g, 's'],
  [/8/g, 'b'],
  [/[-_. ]/g, ''],
];

/** Greek and Cyrillic letters that are drawn like Latin ones. */
const FOREIGN: Readonly<Record<string, string>> = Object.fromEntries(
  [...'аaеeоoрpсcуyхxіiјjѕsԁdһhӏlмmтtкkвbнhгrαaεeοoρpνvτtυuιiκkχxγy'.matchAll(/(.)(.)/gu)].map((match) => [
    match[1] ?? '',
    match[2] ?? '',
  ]),
);

/** Equal for texts that are hard to tell apart. */
export function skeleton(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const latin = [...plain].map((character) => FOREIGN[character] ?? character).join('');
  return LOOKS.reduce((drawn, [shape, look]) => drawn.replace(shape, look), latin);
}

/** Whether the text has letters of more than one of the scripts that are drawn alike. */
export function mixesScripts(text: string): boolean {
  const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
  return scripts.filter((script) => script.test(text)).length > 1;
}

/**
 * What to warn of before a plugin is trusted: that its name or title resembles an installed plugin's, or that its
 * title is written in scripts that do not belong together. Undefined when there is nothing to say.
 */
export function lookalikeWarning(
  plugin: { readonly name: string; readonly title: string },
  installed: readonly { readonly name: string; readonly title: string }[],
): string | undefined {
  const others = installed.filter((other) => other.name !== plugin.name);
  const own = [skeleton(plugin.name), skeleton(plugin.title)];
  const alike = others.find((other) =>
    [other.name, other.title].some((text) => own.includes(skeleton(text))),
  );
  if (alike) return `it looks like “${alike.name}”, which is installed and is another plugin`;
  if (mixesScripts(plugin.title)) return 'its title mixes alphabets that look alike';
  return undefined;
}
