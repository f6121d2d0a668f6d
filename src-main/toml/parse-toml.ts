/**
 * The only file that imports the TOML library: text in, plain data or a fault with its line out. Tables have no
 * prototype, keys that reach into the language are refused.
 */
import { parse, TomlError } from 'smol-toml';
import { err, ok, type Result } from '../../src-core/lib/result';
import { cleanLine } from '../../src-core/plugin/clean-text';

/** Why a text is not TOML; line and column count from 1. */
export interface TomlFault {
  readonly line: number;
  readonly column: number;
  /** One phrase, cleaned. */
  readonly message: string;
}

/** Deeper than any file of ours goes; keeps a hostile file from exhausting the stack. */
const MAX_DEPTH = 32;

/** Reads TOML. Never throws for what the text says. */
export function parseToml(text: string): Result<Readonly<Record<string, unknown>>, TomlFault> {
  try {
    return ok(parse(text, { maxDepth: MAX_DEPTH, unsafeKeyBehaviour: 'throw' }));
  } catch (error) {
    if (error instanceof TomlError) return err(toFault(error));
    if (error instanceof RangeError) return err({ line: 1, column: 1, message: 'is nested too deep' });
    throw new Error('reading TOML', { cause: error });
  }
}

/** The library's first line says it; what follows is a picture of the place. */
function toFault(error: TomlError): TomlFault {
  const [first = ''] = error.message.split('\n');
  const message = cleanLine(first.replace(/^Invalid TOML document: /, ''), 200);
  return { line: error.line, column: error.column, message };
}
