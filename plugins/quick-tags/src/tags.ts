// Tags in a text: which there are, put on, taken off, written out, tidied. Knows no host.

/** A tag of the settings and its key. */
export interface Tag {
  /** One character. */
  readonly key: string;
  /** With its `#`, as it is to be written. */
  readonly text: string;
}

const TAG_WORD = /^#(?=[\p{N}_/-]*\p{L})[\p{L}\p{M}\p{N}_/-]{1,60}$/u;
const TAGS = /(?<![^\s(])#(?=[\p{N}_/-]*\p{L})[\p{L}\p{M}\p{N}_/-]+/gu;

/** What the setting says; entries that are not `key=#tag`, and keys that are taken already, say nothing. */
export function tagsOf(setting: unknown): readonly Tag[] {
  const found: Tag[] = [];
  for (const entry of Array.isArray(setting) ? setting : []) {
    const [, key, word] = /^\s*(\S)\s*=\s*(\S+)\s*$/u.exec(String(entry)) ?? [];
    if (key === undefined || word === undefined || key === '?') continue;
    const text = word.startsWith('#') ? word : `#${word}`;
    if (TAG_WORD.test(text) && !found.some((tag) => tag.key === key)) found.push({ key, text });
  }
  return found;
}

/** Whether the text has the tag, in whatever case. */
export function hasTag(content: string, { text }: Tag): boolean {
  return (content.match(TAGS) ?? []).some((one) => same(one, text));
}

/** The text with the tag at its end. */
export function withTag(content: string, { text }: Tag): string {
  return content.trim() === '' ? text : `${content.trimEnd()} ${text}`;
}

/** The text without the tag, wherever it stood, and without the blank before it. */
export function withoutTag(content: string, { text }: Tag): string {
  return content
    .replace(TAGS, (one) => (same(one, text) ? MARK : one))
    .replace(new RegExp(`\\s*${MARK}`, 'gu'), '')
    .trim();
}

/** Stands for a tag that goes; no text of a todo has it. */
const MARK = '\u0000';

/** `Buy milk ;h` becomes `Buy milk #home`; several at the end all do. What stands for nothing is left, and ends it. */
export function writtenOut(content: string, tags: readonly Tag[]): string {
  const words = content.trimEnd().split(' ');
  const found: string[] = [];
  for (let word = words.at(-1); word !== undefined; word = words.at(-1)) {
    const tag = tags.find(({ key }) => word === `;${key}`);
    if (tag === undefined) break;
    found.unshift(tag.text);
    words.pop();
  }
  return found.length === 0 ? content : [...words, ...found].join(' ').trim();
}

/**
 * Tags of the settings as they are written there, and none twice at the end of the text. One that stands within a
 * sentence stays, for the sentence needs it.
 */
export function tidied(content: string, tags: readonly Tag[]): string {
  const written = content.replace(TAGS, (one) => tags.find(({ text }) => same(one, text))?.text ?? one);
  const words = written.trimEnd().split(' ');
  let first = words.length;
  while (first > 0 && TAG_WORD.test(words[first - 1] ?? '')) first -= 1;
  const seen = new Set((words.slice(0, first).join(' ').match(TAGS) ?? []).map(lower));
  const kept = words.slice(first).filter((word) => {
    const isNew = !seen.has(lower(word));
    seen.add(lower(word));
    return isNew;
  });
  const isSame = kept.length === words.length - first;
  return isSame ? written : [...words.slice(0, first), ...kept].join(' ');
}

function same(one: string, other: string): boolean {
  return lower(one) === lower(other);
}

function lower(text: string): string {
  return text.toLowerCase();
}
