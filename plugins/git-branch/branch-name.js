// From a todo to the name of a branch that git takes and nobody mistakes for an option. Knows neither host nor git.
// @ts-check

/** The longest name that is made of a text, in characters; a name is a file for git. */
const LONGEST = 50;
const LONGEST_PREFIX = 40;
/** Git keeps a branch in a file, and no file system takes a longer name. */
const LONGEST_NAME = 250;

const URL_WORD = /\b[a-z][a-z0-9+.-]*:\/\/\S+/giu;
const TAG = /(?<![^\s(])#(?=[\p{N}_/-]*\p{L})[\p{L}\p{M}\p{N}_/-]+/gu;
/** As Jira and its like write them, `ABC-123`. */
const TICKET = /(?<![\p{L}\p{N}-])[A-Z][A-Z0-9]{1,9}-[0-9]{1,9}(?![\p{L}\p{N}])/u;

/**
 * The words of a todo as part of a branch's name: the ticket first and as it is written, then the words in lower case.
 * Begins with a letter, and has letters, digits and single hyphens only.
 * @param {string} content
 * @param {string} id what it is made of when the todo has no word
 */
export function slugOf(content, id) {
  const text = content.replace(URL_WORD, ' ').replace(TAG, ' ');
  const ticket = TICKET.exec(text)?.[0] ?? '';
  const words = plain(ticket === '' ? text : text.replace(ticket, ' '));
  const slug = shortened([ticket, words].filter((part) => part !== '').join('-'));
  if (slug === '') return `todo-${id.slice(0, 8)}`;
  return /^\p{L}/u.test(slug) ? slug : `todo-${slug}`;
}

/**
 * Lower case, marks off Latin letters, everything else that is neither letter nor digit a hyphen.
 * @param {string} text
 */
function plain(text) {
  return text
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '');
}

/**
 * Ends at a word where that leaves enough.
 * @param {string} slug
 */
function shortened(slug) {
  const characters = [...slug];
  if (characters.length <= LONGEST) return slug;
  const cut = characters.slice(0, LONGEST + 1).join('');
  const atWord = cut.slice(0, cut.lastIndexOf('-'));
  return atWord.length > LONGEST / 2 ? atWord : characters.slice(0, LONGEST).join('').replace(/-+$/u, '');
}

/**
 * Why a text cannot stand at the beginning of a branch's name; undefined when it can. The rules are those of
 * git-check-ref-format, and one more: it begins with a letter or a digit, so that it is never an option.
 * @param {string} prefix
 */
export function prefixFault(prefix) {
  if (prefix === '') return undefined;
  if (prefix.length > LONGEST_PREFIX) return 'is too long';
  if (!/^[\p{L}\p{N}]/u.test(prefix)) return 'must begin with a letter or a digit';
  if (!/^[\p{L}\p{M}\p{N}._/-]+$/u.test(prefix)) return 'has a character that branches cannot have';
  if (/\.\.|\/\/|\/\.|\.\/|\.lock(\/|$)/u.test(prefix)) return 'is not how names of branches are written';
  return undefined;
}

/**
 * Whether a text may be given to git as the name of something: never an option, never a range.
 * @param {string} name
 */
export function isPlainName(name) {
  if (name.length > LONGEST_NAME) return false;
  return /^[\p{L}\p{N}_]/u.test(name) && !name.includes('..') && !/[\s\p{Cc}~^:?*[\\]|@\{/u.test(name);
}
