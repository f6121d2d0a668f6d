/** Values that must not be words of a command, from standard input: a line each; typed unseen at a terminal. */
import type { Readable } from 'node:stream';
import { err, ok, type Result } from '../../src-core/lib/result';

/** Standard input, as far as it is used. */
export type Input = Readable & {
  readonly isTTY?: boolean;
  readonly setRawMode?: (raw: boolean) => unknown;
};

/** The longest value, as a settings form takes it, in UTF-16 code units. */
const MAX_VALUE = 10_000;

/** The most that is read, in characters. */
const MAX_CHARACTERS = 64 * 1024;

/** Asks for each field, in order. The error says why nothing was read. */
export async function readGiven(
  fields: readonly string[],
  input: Input,
  prompt: (text: string) => void,
): Promise<Result<ReadonlyMap<string, string>, string>> {
  if (fields.length === 0) return ok(new Map());
  const given = input.isTTY === true ? await askFor(fields, input, prompt) : await readLines(fields, input);
  if (!given.ok) return given;
  const long = fields.find((field) => (given.value.get(field)?.length ?? 0) > MAX_VALUE);
  return long === undefined ? given : err(`${long} is longer than ${MAX_VALUE} characters`);
}

async function askFor(
  fields: readonly string[],
  input: Input,
  prompt: (text: string) => void,
): Promise<Result<ReadonlyMap<string, string>, string>> {
  const given = new Map<string, string>();
  for (const field of fields) {
    prompt(`${field}: `);
    const typed = await readUnseen(input);
    prompt('\n');
    if (typed === undefined) return err('nothing was saved: you ended the question');
    given.set(field, typed);
  }
  return ok(given);
}

async function readLines(
  fields: readonly string[],
  input: Input,
): Promise<Result<ReadonlyMap<string, string>, string>> {
  let text = '';
  input.setEncoding('utf8');
  for await (const chunk of input) {
    text += String(chunk);
    if (text.length > MAX_CHARACTERS) return err('standard input is longer than 64 KiB');
    if (text.split('\n').length > fields.length) break;
  }
  const lines = text.split(/\r?\n/);
  return ok(new Map(fields.map((field, at) => [field, lines[at] ?? ''])));
}

/** Undefined when the user ends it with Ctrl-C. */
function readUnseen(input: Input): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const finish = (result: string | undefined) => {
      input.off('data', take);
      input.off('end', end);
      input.setRawMode?.(false);
      input.pause();
      resolve(result);
    };
    const end = () => finish(text);
    const take = (chunk: unknown) => {
      for (const character of String(chunk)) {
        if (character === INTERRUPT) return finish(undefined);
        if (ENDS.has(character)) return finish(text);
        text = typeOn(text, character);
      }
    };
    input.setEncoding('utf8');
    input.setRawMode?.(true);
    input.on('data', take);
    input.on('end', end);
    input.resume();
  });
}

const INTERRUPT = '\u0003';
const ENDS: ReadonlySet<string> = new Set(['\r', '\n', '\u0004']);
const RUBOUTS: ReadonlySet<string> = new Set(['\u007f', '\b']);

function typeOn(text: string, character: string): string {
  if (RUBOUTS.has(character)) return [...text].slice(0, -1).join('');
  return character >= ' ' && text.length < MAX_CHARACTERS ? text + character : text;
}
