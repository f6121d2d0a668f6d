/** Makes the modules that are called from their text form. */
import { readFileSync } from 'node:fs';
import wabt from 'wabt';
import { at } from '../scripts/setup/project-root.mjs';
import { ASKED, type Guests } from './guest-names';

/** Makes all of them. */
export async function buildGuests(): Promise<Guests> {
  return {
    // The very module that the tests use: answers with its input.
    echo: await assemble(readFileSync(at('plugins', 'fixtures', 'echo.wat'), 'utf8')),
    asksDate: await assemble(asking('get_current_date')),
    asksTodos: await assemble(asking('query_todos')),
  };
}

/** Its `handle_action` hands its input {@link ASKED} times to a host function, its `init` does nothing. */
function asking(hostFunction: string): string {
  return `(module
    (import "extism:host/env" "input_offset" (func $input (result i64)))
    (import "extism:host/user" "${hostFunction}" (func $ask (param i64) (result i64)))
    (func (export "init") (result i32) i32.const 0)
    (func (export "handle_action") (result i32) (local $left i32)
      (local.set $left (i32.const ${ASKED}))
      (loop $again
        (drop (call $ask (call $input)))
        (local.set $left (i32.sub (local.get $left) (i32.const 1)))
        (br_if $again (local.get $left)))
      i32.const 0))`;
}

async function assemble(text: string): Promise<Uint8Array> {
  const toolkit = await wabt();
  const module = toolkit.parseWat('guest.wat', text);
  try {
    // Copied: the toolkit answers a view of its own memory.
    return Uint8Array.from(module.toBinary({}).buffer);
  } finally {
    module.destroy();
  }
}
