/** The modules that are called: an echo, and one that asks the host a hundred times in one call. */
import { readFileSync } from 'node:fs';
import wabt from 'wabt';
import { at } from '../scripts/setup/project-root.mjs';

/** Host calls in one call of {@link askingGuest}. */
export const ASKED = 100;

/** Answers with its input: the very module that the tests use. */
export function echoGuest(): Promise<Uint8Array> {
  return assemble(readFileSync(at('plugins', 'fixtures', 'echo.wat'), 'utf8'));
}

/** Its `handle_action` hands its input {@link ASKED} times to a host function, its `init` does nothing. */
export function askingGuest(hostFunction: string): Promise<Uint8Array> {
  return assemble(`(module
    (import "extism:host/env" "input_offset" (func $input (result i64)))
    (import "extism:host/user" "${hostFunction}" (func $ask (param i64) (result i64)))
    (func (export "init") (result i32) i32.const 0)
    (func (export "handle_action") (result i32) (local $left i32)
      (local.set $left (i32.const ${ASKED}))
      (loop $again
        (drop (call $ask (call $input)))
        (local.set $left (i32.sub (local.get $left) (i32.const 1)))
        (br_if $again (local.get $left)))
      i32.const 0))`);
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
