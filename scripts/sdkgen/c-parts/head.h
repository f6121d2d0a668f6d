/*
 * The kit for plugins in C: this one header, C99, no library. Include it in the plugin's one source file.
 *
 *   #include "../sdk/to-tui.h"
 *
 *   TT_EXPORT(handle_action, in) {
 *     if (!tt_is(in->action, "greet")) { tt_report(tt("there is no such action")); return; }
 *     tt_text day = tt_get_current_date();
 *     tt_create_todo(.content = tt_join(tt("Hello on "), day));
 *     tt_set_status_message(tt("Greeted"));
 *   }
 *
 * - A text is a `tt_text`: bytes and their number, UTF-8. `tt("…")` makes one of a literal. One without bytes says nothing.
 * - Commands (`tt_create_todo`) and questions to the host (`tt_get_todo`) take their fields by name: `.content = …`. What
 *   is not named is left out; `tt_null` says null, `tt_some(3)` a number that may be left out, `TT_YES` and `TT_NO` a
 *   choice that may be.
 * - When the host refuses a question, its function answers a text without bytes, NULL, false, zeros or an empty list, and
 *   the call fails with the host's reason, unless the plugin took it with `tt_take_error`.
 * - Memory: everything lives until the export returns, and is then forgotten. Nothing has to be freed; copy what is to
 *   outlive the call into a static variable of the plugin, or store it with `tt_set_metadata`.
 * - Half of a character (a lone surrogate, wrong UTF-8) becomes U+FFFD.
 *
 * Build: clang --target=wasm32 -std=c99 -Os -nostdlib -ffreestanding -mbulk-memory -Wl,--no-entry -o plugin.wasm plugin.c
 */
#ifndef TO_TUI_H
#define TO_TUI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Two slips that C lets pass, and that then do something else: a number where `tt_some(3)` belongs, and a name of no function. */
#ifdef __clang__
#pragma clang diagnostic error "-Wmissing-braces"
#pragma clang diagnostic error "-Wimplicit-function-declaration"
#endif

#define TT_FN __attribute__((unused)) static
#define TT_KERNEL(name) __attribute__((import_module("extism:host/env"), import_name(#name))) extern
#define TT_HOST(name) __attribute__((import_module("extism:host/user"), import_name(name))) extern

/* ---- The plugin kit's kernel: blocks of bytes that belong to the host. ---- */

TT_KERNEL(input_length) uint64_t tt_kernel_input_length(void);
TT_KERNEL(input_load_u8) uint8_t tt_kernel_input_load_u8(uint64_t at);
TT_KERNEL(input_load_u64) uint64_t tt_kernel_input_load_u64(uint64_t at);
TT_KERNEL(output_set) void tt_kernel_output_set(uint64_t block, uint64_t length);
TT_KERNEL(error_set) void tt_kernel_error_set(uint64_t block);
TT_KERNEL(alloc) uint64_t tt_kernel_alloc(uint64_t length);
TT_KERNEL(free) void tt_kernel_free(uint64_t block);
TT_KERNEL(length) uint64_t tt_kernel_length(uint64_t block);
TT_KERNEL(load_u8) uint8_t tt_kernel_load_u8(uint64_t at);
TT_KERNEL(load_u64) uint64_t tt_kernel_load_u64(uint64_t at);
TT_KERNEL(store_u8) void tt_kernel_store_u8(uint64_t at, uint8_t value);
TT_KERNEL(store_u64) void tt_kernel_store_u64(uint64_t at, uint64_t value);

/* What a compiler may call although there is no library; with -mbulk-memory it needs none of them. */
__attribute__((weak, no_builtin("memcpy"))) void *memcpy(void *to, const void *from, size_t count) {
  for (size_t i = 0; i < count; i++) ((char *)to)[i] = ((const char *)from)[i];
  return to;
}
__attribute__((weak, no_builtin("memmove"))) void *memmove(void *to, const void *from, size_t count) {
  char *out = to;
  const char *in = from;
  if (out < in) for (size_t i = 0; i < count; i++) out[i] = in[i];
  else for (size_t i = count; i > 0; i--) out[i - 1] = in[i - 1];
  return to;
}
__attribute__((weak, no_builtin("memset"))) void *memset(void *to, int value, size_t count) {
  for (size_t i = 0; i < count; i++) ((char *)to)[i] = (char)value;
  return to;
}
__attribute__((weak, no_builtin("memcmp"))) int memcmp(const void *a, const void *b, size_t count) {
  const unsigned char *left = a, *right = b;
  for (size_t i = 0; i < count; i++) if (left[i] != right[i]) return left[i] < right[i] ? -1 : 1;
  return 0;
}

/* ---- Texts. ---- */

/** A text: UTF-8, not ended by a zero. One whose `bytes` are NULL says nothing, as an empty one does not. */
typedef struct { const char *bytes; size_t length; } tt_text;
/** Texts in a row. */
typedef struct { const tt_text *items; size_t count; } tt_text_list;
/** A text under a name. */
typedef struct { tt_text name, value; } tt_pair;
/** Texts under names. */
typedef struct { const tt_pair *items; size_t count; } tt_pair_list;
/** A whole number that may not be there. */
typedef struct { bool given; int64_t value; } tt_maybe_int;
/** A choice that may not be made. */
typedef enum { TT_UNSAID, TT_YES, TT_NO } tt_choice;

/** The text of a literal. */
#define tt(literal) ((tt_text){"" literal "", sizeof(literal) - 1})
/** A list of texts: `.args = tt_list(tt("log"), tt("-1"))`. */
#define tt_list(...) ((tt_text_list){(const tt_text[]){__VA_ARGS__}, sizeof((const tt_text[]){__VA_ARGS__}) / sizeof(tt_text)})
/** Texts under names: `.headers = tt_pairs({tt("accept"), tt("text/plain")})`. */
#define tt_pairs(...) ((tt_pair_list){(const tt_pair[]){__VA_ARGS__}, sizeof((const tt_pair[]){__VA_ARGS__}) / sizeof(tt_pair)})
/** A number where one may be left out. */
#define tt_some(number) ((tt_maybe_int){true, (number)})
/* Not constant: a compiler may lay an empty literal where an empty constant lies. */
static char tt_null_mark[1] __attribute__((unused));
/** Null where a text may be null: it clears a field. */
#define tt_null ((tt_text){tt_null_mark, 0})
/** The texts one after the other. */
#define tt_join(...) tt_join_all(tt_list(__VA_ARGS__))

/** Ends the call at once; the reason is logged. Only for what cannot be: `tt_report` is for what can. */
__attribute__((noreturn, unused)) static void tt_panic(tt_text reason);

extern unsigned char __heap_base;

/** A growing text. */
typedef struct { char *bytes; size_t length, room; } tt_buffer;

/* What belongs to the call that runs. */
static struct {
  uintptr_t next;
  tt_buffer commands, items;
  bool reported, refused;
  tt_text report, code, message;
} tt_call __attribute__((unused));

/* Far above what the sandbox gives, far below what sizes can say. */
#define TT_MOST 0x10000000u

/** Memory until the export returns. It never answers NULL: without memory the call ends. */
TT_FN void *tt_allocate(size_t size) {
  if (size > TT_MOST) tt_panic(tt("a block is larger than the memory"));
  uintptr_t start = (tt_call.next + 7) & ~(uintptr_t)7;
  uint64_t end = (uint64_t)start + size;
  uint64_t held = (uint64_t)__builtin_wasm_memory_size(0) * 65536;
  if (end > held && __builtin_wasm_memory_grow(0, (size_t)((end - held + 65535) / 65536)) == (size_t)-1) {
    tt_panic(tt("there is no memory left"));
  }
  tt_call.next = (uintptr_t)end;
  return (void *)start;
}

TT_FN size_t tt_measure(const char *words) {
  size_t length = 0;
  while (words[length] != 0) length++;
  return length;
}

/** The text of a string that ends with a zero. */
TT_FN tt_text tt_of(const char *words) { return (tt_text){words, words == NULL ? 0 : tt_measure(words)}; }

/** Whether both are the same text; one that says nothing equals only another such. */
TT_FN bool tt_equal(tt_text a, tt_text b) {
  if ((a.bytes == NULL) != (b.bytes == NULL) || a.length != b.length) return false;
  for (size_t i = 0; i < a.length; i++) if (a.bytes[i] != b.bytes[i]) return false;
  return true;
}

/** Whether it says just this. */
TT_FN bool tt_is(tt_text text, const char *words) { return tt_equal(text, tt_of(words)); }

/** Whether it begins so. */
TT_FN bool tt_starts_with(tt_text text, tt_text start) {
  return text.length >= start.length && tt_equal((tt_text){text.bytes, start.length}, start);
}

/** A part of it, in bytes; what lies outside is left out. */
TT_FN tt_text tt_slice(tt_text text, size_t from, size_t length) {
  if (from > text.length) from = text.length;
  if (length > text.length - from) length = text.length - from;
  return (tt_text){text.bytes == NULL ? NULL : text.bytes + from, length};
}

/** Where `part` first stands in it, in bytes; -1 when it does not. */
TT_FN ptrdiff_t tt_find(tt_text text, tt_text part) {
  for (size_t at = 0; part.length <= text.length && at <= text.length - part.length; at++) {
    if (part.length == 0 || tt_equal(tt_slice(text, at, part.length), part)) return (ptrdiff_t)at;
  }
  return -1;
}

TT_FN tt_text tt_join_all(tt_text_list parts) {
  size_t length = 0;
  for (size_t i = 0; i < parts.count; i++) {
    length += parts.items[i].length;
    if (length > TT_MOST || parts.items[i].length > TT_MOST) tt_panic(tt("a text is larger than the memory"));
  }
  char *bytes = tt_allocate(length);
  size_t at = 0;
  for (size_t i = 0; i < parts.count; i++) {
    if (parts.items[i].length > 0) __builtin_memcpy(bytes + at, parts.items[i].bytes, parts.items[i].length);
    at += parts.items[i].length;
  }
  return (tt_text){bytes, length};
}

/** The number in decimal digits. */
TT_FN tt_text tt_int_text(int64_t number) {
  char digits[20];
  size_t at = sizeof digits;
  uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
  do digits[--at] = (char)('0' + left % 10); while ((left /= 10) > 0);
  if (number < 0) digits[--at] = '-';
  return tt_join((tt_text){digits + at, sizeof digits - at});
}

/** The whole number that the text is; `otherwise` when it is none, or too large. */
TT_FN int64_t tt_to_int(tt_text text, int64_t otherwise) {
  size_t at = text.length > 0 && text.bytes[0] == '-' ? 1 : 0;
  bool minus = at == 1;
  uint64_t value = 0, most = minus ? (uint64_t)INT64_MAX + 1 : (uint64_t)INT64_MAX;
  if (at == text.length) return otherwise;
  for (; at < text.length; at++) {
    unsigned digit = (unsigned char)text.bytes[at] - (unsigned)'0';
    if (digit > 9 || value > (most - digit) / 10) return otherwise;
    value = value * 10 + digit;
  }
  return minus ? (int64_t)(0 - value) : (int64_t)value;
}

/* ---- To and from the host. ---- */

/* A copy for the host; whoever is asked frees it, or the end of the call does. */
TT_FN uint64_t tt_write_block(tt_text text) {
  uint64_t block = tt_kernel_alloc(text.length);
  size_t i = 0;
  for (; i + 8 <= text.length; i += 8) {
    uint64_t eight;
    __builtin_memcpy(&eight, text.bytes + i, 8);
    tt_kernel_store_u64(block + i, eight);
  }
  for (; i < text.length; i++) tt_kernel_store_u8(block + i, (uint8_t)text.bytes[i]);
  return block;
}

/* Room for so many bytes and the zero that the JSON reader stops at. */
TT_FN char *tt_room_for(uint64_t length) {
  if (length >= TT_MOST) tt_panic(tt("the host says more than there is memory for"));
  char *bytes = tt_allocate((size_t)length + 1);
  bytes[length] = 0;
  return bytes;
}

/* The bytes in a block of the host, a zero behind them; the block is freed. */
TT_FN char *tt_take_block(uint64_t block, size_t *length) {
  uint64_t size = tt_kernel_length(block), i = 0;
  char *bytes = tt_room_for(size);
  for (; i + 8 <= size; i += 8) {
    uint64_t eight = tt_kernel_load_u64(block + i);
    __builtin_memcpy(bytes + i, &eight, 8);
  }
  for (; i < size; i++) bytes[i] = (char)tt_kernel_load_u8(block + i);
  tt_kernel_free(block);
  *length = (size_t)size;
  return bytes;
}

TT_FN char *tt_take_input(size_t *length) {
  uint64_t size = tt_kernel_input_length(), i = 0;
  char *bytes = tt_room_for(size);
  for (; i + 8 <= size; i += 8) {
    uint64_t eight = tt_kernel_input_load_u64(i);
    __builtin_memcpy(bytes + i, &eight, 8);
  }
  for (; i < size; i++) bytes[i] = (char)tt_kernel_input_load_u8(i);
  *length = (size_t)size;
  return bytes;
}

static void tt_panic(tt_text reason) {
  tt_kernel_error_set(tt_write_block(reason));
  __builtin_trap();
}
