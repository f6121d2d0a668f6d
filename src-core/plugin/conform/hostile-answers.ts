/** Answers of the world outside that are as they may be, and that authors forget. */
import type { OutsideFunctionName } from '../host-functions';

/** One answer of a host function, and what it is in words. */
export interface HostileAnswer {
  readonly words: string;
  /** What is `ok`. */
  readonly ok: unknown;
}

const BIG = 1_000_000;
const DEEP = 2_000;

const JSON_TYPE = { 'content-type': 'application/json' };

/** As the application answers `http_request`; the address is a plain one. */
function reply(status: number, body: string, headers: Readonly<Record<string, string>> = JSON_TYPE): unknown {
  return { status, headers, body, url: 'https://example.org/' };
}

const HTML = '<!doctype html><html><head><title>Sign in</title></head><body>Please sign in</body></html>';

const BODIES: readonly (readonly [words: string, body: string])[] = [
  ['an empty body', ''],
  ['JSON that is cut off', '{"fields":{"summary":"A tick'],
  [`JSON ${DEEP} levels deep`, `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`],
  ['null', 'null'],
  ['a list', '[1,null,"x",[],{}]'],
  ['a number', '42'],
  ['a text', '"text"'],
  ['an empty object', '{}'],
  ['a body that is not UTF-8', '\ufffd\ufffd{"a":\ufffd}'],
  [`a body of ${BIG} characters`, JSON.stringify({ text: 'x'.repeat(BIG - 20) })],
];

const STATUSES: readonly (readonly [status: number, words: string, body: string])[] = [
  [204, '204', ''],
  [301, '301 without a place to go', ''],
  [304, '304', ''],
  [401, '401', '{"message":"no"}'],
  [403, '403 with HTML', HTML],
  [404, '404', '{"errorMessages":["Issue does not exist"],"errors":{}}'],
  [413, '413', ''],
  [429, '429', '{"error":{"type":"rate_limit_error","message":"slow down"}}'],
  [500, '500 with HTML', HTML],
  [503, '503', ''],
];

/** What a server may answer; `json` is an answer that the plugin can use, whose values get other types. */
export function hostileReplies(json: string | null): readonly HostileAnswer[] {
  return [
    { words: '200 with HTML', ok: reply(200, HTML, { 'content-type': 'text/html' }) },
    ...BODIES.map(([words, body]) => ({ words: `200 with ${words}`, ok: reply(200, body) })),
    ...STATUSES.map(([status, words, body]) => ({ words, ok: reply(status, body) })),
    { words: '200 without headers', ok: reply(200, json ?? '{}', {}) },
    ...bentJson(json ?? '').map(({ words, text }) => ({ words: `200 with ${words}`, ok: reply(200, text) })),
  ];
}

/** The same JSON with other values in it; nothing when it is none. */
export function bentJson(text: string): readonly { readonly words: string; readonly text: string }[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const bent = (leaf: (one: unknown) => unknown) => JSON.stringify(mapped(value, leaf, []));
  return [
    { words: 'null in the place of each value', text: bent(() => null) },
    { words: 'numbers in the place of texts', text: bent((one) => (typeof one === 'string' ? 7 : one)) },
    {
      words: 'objects in the place of texts',
      text: bent((one) => (typeof one === 'string' ? { a: 1 } : one)),
    },
    { words: 'texts in the place of numbers', text: bent((one) => (typeof one === 'number' ? 'x' : one)) },
    { words: 'empty texts', text: bent((one) => (typeof one === 'string' ? '' : one)) },
    { words: 'lists that are objects', text: JSON.stringify(mapped(value, (one) => one, {})) },
    { words: 'half of its text', text: text.slice(0, Math.floor(text.length / 2)) },
  ].filter((one) => one.text !== text);
}

/** Each leaf changed; a list becomes `list` when that is an object. */
function mapped(value: unknown, leaf: (one: unknown) => unknown, list: unknown): unknown {
  if (Array.isArray(value)) {
    return Array.isArray(list) ? value.map((one) => mapped(one, leaf, list)) : { ...value };
  }
  if (typeof value !== 'object' || value === null) return leaf(value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, leaf, list)]));
}

const MANY_ENTRIES = Array.from({ length: 2_000 }, (_, at) => ({
  name: `${at}.json`,
  kind: 'file',
  size: 1,
}));

/** What files, folders, programs and secrets may be. `text` is an answer that the plugin can use. */
export function hostileAnswers(name: OutsideFunctionName, text: string | null): readonly HostileAnswer[] {
  switch (name) {
    case 'http_request':
      return hostileReplies(text);
    case 'read_file':
      return [...fileTexts(text ?? '')].map(({ words, text: ok }) => ({ words: `a file with ${words}`, ok }));
    case 'list_directory':
      return [
        { words: 'an empty folder', ok: [] },
        {
          words: 'a folder of odd names',
          ok: ODD_NAMES.map((one) => ({ name: one, kind: 'file', size: 3 })),
        },
        { words: 'a folder of folders', ok: [{ name: 'a', kind: 'directory', size: 0 }] },
        { words: 'a folder of 2,000 files', ok: MANY_ENTRIES },
      ];
    case 'run_command':
      return ENDS.map(([words, code, stdout, stderr]) => ({
        words: `a program with ${words}`,
        ok: { code, stdout, stderr },
      }));
    case 'get_secret':
      return [{ words: 'a secret that is not filled in', ok: null }];
    case 'write_file':
      return [];
  }
}

const ODD_NAMES = [
  '.',
  '..',
  '.hidden',
  ' ',
  'a b.json',
  'x'.repeat(255),
  '"\\.json',
  '👍.json',
  '-rf',
  'null',
];

function fileTexts(text: string) {
  return [
    { words: 'nothing in it', text: '' },
    { words: 'bytes that are no text', text: '\u0000\u0001\ufffd\ufffd\u0000ELF\u001b[2J' },
    { words: 'a first line alone', text: '{\n' },
    { words: `${BIG} characters`, text: 'x'.repeat(BIG) },
    { words: 'a mark before the text', text: `\ufeff${text}` },
    ...bentJson(text),
  ];
}

const ENDS: readonly (readonly [words: string, code: number | null, stdout: string, stderr: string])[] = [
  ['exit code 1 and no words', 1, '', ''],
  [
    'exit code 128 and a reason',
    128,
    '',
    'fatal: not a git repository (or any of the parent directories): .git\n',
  ],
  ['no exit code, as it was killed', null, 'half of a li', ''],
  ['exit code 0 and no output', 0, '', ''],
  ['output on the error side alone', 0, '', 'warning: something\n'],
  ['output of another kind', 0, '<html>\n"\\\u0000 \ufffd \u001b[31m', ''],
  ['output of many lines', 0, 'line\r\n'.repeat(20_000), ''],
  [`output of ${BIG} characters`, 0, 'x'.repeat(BIG), ''],
];
