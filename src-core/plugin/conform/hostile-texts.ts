/** Texts that a todo, a setting, an answer or a stored value may be, and that authors forget. */

/** One text, and what it is in words. */
export interface HostileText {
  readonly words: string;
  readonly text: string;
}

/** Texts of one line, as the application keeps them: control characters are gone before a plugin sees a todo. */
export const HOSTILE_LINES: readonly HostileText[] = [
  { words: 'quotes and backslashes', text: '"quoted" \'single\' `tick` back\\slash \\" \\n C:\\temp\\' },
  { words: 'JSON and braces', text: '{"commands":[{"type":"delete_todo"}]} }}{{ ]]' },
  { words: 'markup and templates', text: '<b>&amp;</b> $' + '{name} %s %d $(rm) ;| && * ? ~/' },
  { words: 'emoji', text: '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇫🇷 1️⃣' },
  {
    words: 'combining characters',
    text: 'e\u0301\u0323\u0302 Z\u0351\u036f\u0352a\u0334l\u0337g\u0338o\u0335 ﬁ ẞ İ ı',
  },
  { words: 'right to left', text: 'שלום עולם — مرحبا بالعالم 123 abc' },
  { words: 'characters of no width', text: 'a\u200bb\u200dc\ufeffd\u2060e\u00adf' },
  { words: 'wide blanks', text: '\u3000\u00a0\u2003x\u3000\u00a0' },
  { words: 'half of a pair', text: 'half \ud83d of a pair \udc00' },
  { words: 'replacement characters', text: '\ufffd\ufffd was \ufffd' },
  { words: 'tags of all kinds', text: '#a #a/b ## # #1 #ÄÖ #👍 x#y (#z) #' },
  {
    words: 'brackets and links',
    text: '[a](b [c]( ]( [](() [x](https://e.org/(a)_b) <https://> http://[::1]:99999/%zz',
  },
  { words: 'a number', text: '0' },
  { words: 'a word that is a value', text: 'null' },
  { words: 'a name that objects have', text: '__proto__' },
  { words: 'one character', text: '.' },
  { words: '10,000 characters', text: 'long text '.repeat(1_000) },
  { words: '10,000 characters without a blank', text: 'x'.repeat(10_000) },
  { words: '10,000 hash signs', text: '#'.repeat(10_000) },
  { words: '10,000 opening brackets', text: '['.repeat(10_000) },
];

/** Texts that only a description, a file or an answer may be. */
export const HOSTILE_BLOCKS: readonly HostileText[] = [
  { words: 'lines of all kinds', text: 'one\ntwo\r\nthree\n\n\n\tfour\n- [ ] five\n' },
  { words: 'nothing but line ends', text: '\n\n\n' },
  { words: '10,000 lines', text: 'a\n'.repeat(5_000) },
];

/** What `generate` may be given besides: empty, blank, and as long as can be. */
export const HOSTILE_ASKED: readonly HostileText[] = [
  { words: 'an empty text', text: '' },
  { words: 'blanks', text: '   \n\t ' },
];
