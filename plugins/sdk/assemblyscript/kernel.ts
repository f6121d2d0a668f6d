// The kernel of the plugin kit, as imported functions. Offsets and lengths are 64 bits wide and belong to the host.
@external("extism:host/env", "input_length") declare function input_length(): u64;
@external("extism:host/env", "input_load_u8") declare function input_load_u8(offset: u64): u8;
@external("extism:host/env", "input_load_u64") declare function input_load_u64(offset: u64): u64;
@external("extism:host/env", "output_set") declare function output_set(offset: u64, length: u64): void;
@external("extism:host/env", "error_set") declare function error_set(offset: u64): void;
@external("extism:host/env", "log_error") declare function log_error(offset: u64): void;
@external("extism:host/env", "alloc") declare function alloc(length: u64): u64;
@external("extism:host/env", "free") declare function free(offset: u64): void;
@external("extism:host/env", "length") declare function length(offset: u64): u64;
@external("extism:host/env", "load_u8") declare function load_u8(offset: u64): u8;
@external("extism:host/env", "load_u64") declare function load_u64(offset: u64): u64;
@external("extism:host/env", "store_u8") declare function store_u8(offset: u64, value: u8): void;
@external("extism:host/env", "store_u64") declare function store_u64(offset: u64, value: u64): void;

/** The input of the call, as text. */
export function readInput(): string {
  const size = <i32>input_length();
  const buffer = new ArrayBuffer(size);
  const start = changetype<usize>(buffer);
  let i = 0;
  for (; i + 8 <= size; i += 8) store<u64>(start + i, input_load_u64(i));
  for (; i < size; i++) store<u8>(start + i, input_load_u8(i));
  return String.UTF8.decode(buffer);
}

/** Copies text into a block of the host and returns its offset; whoever asked for it frees it. */
export function writeBlock(text: string): u64 {
  return writeBytes(encode(text));
}

/** The text in a block of the host; the block is freed. */
export function takeBlock(offset: u64): string {
  const size = <i32>length(offset);
  const buffer = new ArrayBuffer(size);
  const start = changetype<usize>(buffer);
  let i = 0;
  for (; i + 8 <= size; i += 8) store<u64>(start + i, load_u64(offset + i));
  for (; i < size; i++) store<u8>(start + i, load_u8(offset + i));
  free(offset);
  return String.UTF8.decode(buffer);
}

/** Makes text the answer of the call. */
export function writeOutput(text: string): void {
  const buffer = encode(text);
  output_set(writeBytes(buffer), <u64>buffer.byteLength);
}

/** Says why the call came to nothing; counts when the exported function then returns something other than 0. */
export function writeError(text: string): void {
  error_set(writeBlock(text));
}

/** Ends the call at once; the log says why. Name it in `asc --use abort=…/sdk/assemblyscript/kernel/fail`. */
export function fail(message: string | null, file: string | null, line: u32, column: u32): void {
  const where = file ? file + ":" + line.toString() + ":" + column.toString() : "?";
  const reason = (message ? message : "aborted") + " at " + where;
  log_error(writeBlock(reason));
  writeError(reason);
  unreachable();
}

/** As UTF-8; half of a character, which has no place in it, becomes U+FFFD. */
function encode(text: string): ArrayBuffer {
  return String.UTF8.encode(text, false, String.UTF8.ErrorMode.REPLACE);
}

function writeBytes(buffer: ArrayBuffer): u64 {
  const size = buffer.byteLength;
  const start = changetype<usize>(buffer);
  const offset = alloc(size);
  let i = 0;
  for (; i + 8 <= size; i += 8) store_u64(offset + i, load<u64>(start + i));
  for (; i < size; i++) store_u8(offset + i, load<u8>(start + i));
  return offset;
}
