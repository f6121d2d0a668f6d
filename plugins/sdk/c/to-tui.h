/* Made by `npm run docs` from the tables in src-core/plugin and scripts/sdkgen/c-parts; changes here are lost. */
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


/* ---- Writing JSON. ---- */

TT_FN void tt_put(tt_buffer *to, const char *bytes, size_t length) {
  if (length > TT_MOST || to->length + length > TT_MOST) tt_panic(tt("an answer is larger than the memory"));
  if (to->length + length > to->room) {
    size_t room = (to->length + length) * 2 + 64;
    char *larger = tt_allocate(room);
    if (to->length > 0) __builtin_memcpy(larger, to->bytes, to->length);
    to->bytes = larger;
    to->room = room;
  }
  if (length > 0) __builtin_memcpy(to->bytes + to->length, bytes, length);
  to->length += length;
}

TT_FN void tt_put_words(tt_buffer *to, const char *words) { tt_put(to, words, tt_measure(words)); }

/* How many bytes the character at `at` has; 0 when it is no character in UTF-8. */
TT_FN size_t tt_character(const unsigned char *at, size_t left) {
  unsigned char first = at[0];
  if (first < 0x80) return 1;
  size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || length > left) return 0;
  for (size_t i = 1; i < length; i++) if ((at[i] & 0xc0) != 0x80) return 0;
  /* Too long a form, a surrogate, or beyond the last character. */
  if (first == 0xe0 && at[1] < 0xa0) return 0;
  if (first == 0xed && at[1] > 0x9f) return 0;
  if (first == 0xf0 && at[1] < 0x90) return 0;
  if (first == 0xf4 && at[1] > 0x8f) return 0;
  return length;
}

/** A text as JSON, in quotation marks. */
TT_FN void tt_put_text(tt_buffer *to, tt_text text) {
  static const char hex[] = "0123456789abcdef";
  const unsigned char *bytes = (const unsigned char *)text.bytes;
  size_t from = 0, at = 0;
  tt_put(to, "\"", 1);
  while (at < text.length) {
    unsigned char byte = bytes[at];
    size_t length = tt_character(bytes + at, text.length - at);
    if (length > 0 && byte >= 0x20 && byte != '"' && byte != '\\') {
      at += length;
      continue;
    }
    tt_put(to, text.bytes + from, at - from);
    if (length == 0) tt_put(to, "\xef\xbf\xbd", 3);
    else if (byte < 0x20) tt_put(to, (const char[]){'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]}, 6);
    else tt_put(to, (const char[]){'\\', (char)byte}, 2);
    from = ++at;
  }
  tt_put(to, text.bytes + from, at - from);
  tt_put(to, "\"", 1);
}

TT_FN void tt_put_int(tt_buffer *to, int64_t number) {
  tt_text digits = tt_int_text(number);
  tt_put(to, digits.bytes, digits.length);
}

/* The name of a field, after a comma when it is not the first of its object. */
TT_FN void tt_put_name(tt_buffer *to, const char *name) {
  if (to->length > 0 && to->bytes[to->length - 1] != '{') tt_put(to, ",", 1);
  tt_put_text(to, tt_of(name));
  tt_put(to, ":", 1);
}

TT_FN void tt_field_text(tt_buffer *to, const char *name, tt_text value) {
  if (value.bytes == NULL) return;
  tt_put_name(to, name);
  if (value.bytes == tt_null_mark) tt_put_words(to, "null");
  else tt_put_text(to, value);
}

TT_FN void tt_field_int(tt_buffer *to, const char *name, tt_maybe_int value) {
  if (!value.given) return;
  tt_put_name(to, name);
  tt_put_int(to, value.value);
}

TT_FN void tt_field_choice(tt_buffer *to, const char *name, tt_choice value) {
  if (value == TT_UNSAID) return;
  tt_put_name(to, name);
  tt_put_words(to, value == TT_YES ? "true" : "false");
}

TT_FN void tt_field_texts(tt_buffer *to, const char *name, tt_text_list values) {
  if (values.items == NULL) return;
  tt_put_name(to, name);
  tt_put(to, "[", 1);
  for (size_t i = 0; i < values.count; i++) {
    if (i > 0) tt_put(to, ",", 1);
    tt_put_text(to, values.items[i]);
  }
  tt_put(to, "]", 1);
}

TT_FN void tt_field_pairs(tt_buffer *to, const char *name, tt_pair_list values) {
  if (values.items == NULL) return;
  tt_put_name(to, name);
  tt_put(to, "{", 1);
  for (size_t i = 0; i < values.count; i++) {
    if (i > 0) tt_put(to, ",", 1);
    tt_put_text(to, values.items[i].name);
    tt_put(to, ":", 1);
    tt_put_text(to, values.items[i].value);
  }
  tt_put(to, "}", 1);
}

/* ---- Reading JSON. ---- */

/** What a value of JSON is. */
typedef enum { TT_NOTHING, TT_BOOLEAN, TT_NUMBER, TT_STRING, TT_LIST, TT_OBJECT } tt_kind;

/** A value of JSON; NULL stands for one that is not there, and every function takes that. */
typedef struct tt_json {
  tt_kind kind;
  /** The text of a string; of a number and of true and false the letters. */
  tt_text text;
  /** Its name in the object that it is in. */
  tt_text name;
  /** How many values are in a list or an object, the first of them, and the one after this in what this is in. */
  size_t count;
  const struct tt_json *first;
  const struct tt_json *next;
} tt_json;

/** Lists and objects within each other; what is deeper is not read. */
#define TT_DEPTH 100

/* Reads in place: a zero stands behind the text, and no text is longer than its JSON. */
typedef struct { char *at; } tt_reader;

TT_FN void tt_skip_space(tt_reader *from) {
  while (*from->at == ' ' || *from->at == '\n' || *from->at == '\r' || *from->at == '\t') from->at++;
}

TT_FN bool tt_skip(tt_reader *from, char letter) {
  tt_skip_space(from);
  if (*from->at != letter) return false;
  from->at++;
  return true;
}

/* Four hexadecimal digits; -1 when they are not there. */
TT_FN int32_t tt_hex(const char *at) {
  int32_t value = 0;
  for (int i = 0; i < 4; i++) {
    char c = at[i];
    int32_t digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

TT_FN char *tt_put_point(char *to, int32_t point) {
  if (point < 0x80) {
    *to++ = (char)point;
    return to;
  }
  if (point < 0x800) *to++ = (char)(0xc0 | point >> 6);
  else {
    if (point < 0x10000) *to++ = (char)(0xe0 | point >> 12);
    else {
      *to++ = (char)(0xf0 | point >> 18);
      *to++ = (char)(0x80 | (point >> 12 & 0x3f));
    }
    *to++ = (char)(0x80 | (point >> 6 & 0x3f));
  }
  *to++ = (char)(0x80 | (point & 0x3f));
  return to;
}

/* What stands behind `\u`, with its other half if it has one. */
TT_FN char *tt_read_point(tt_reader *from, char *to) {
  int32_t point = tt_hex(from->at);
  if (point < 0) return NULL;
  from->at += 4;
  if (point >= 0xd800 && point <= 0xdfff) {
    int32_t low = point <= 0xdbff && from->at[0] == '\\' && from->at[1] == 'u' ? tt_hex(from->at + 2) : -1;
    if (low >= 0xdc00 && low <= 0xdfff) {
      from->at += 6;
      point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
    } else {
      point = 0xfffd;
    }
  }
  return tt_put_point(to, point);
}

/* A string, the opening mark read already. */
TT_FN bool tt_read_string(tt_reader *from, tt_text *text) {
  static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
  char *start = from->at, *to = start;
  for (;;) {
    char byte = *from->at++;
    if (byte == '"') break;
    if ((unsigned char)byte < 0x20) return false;
    if (byte != '\\') {
      *to++ = byte;
      continue;
    }
    char escaped = *from->at++;
    if (escaped == 'u') {
      to = tt_read_point(from, to);
      if (to == NULL) return false;
      continue;
    }
    size_t which = 0;
    while (letters[which] != escaped) if (letters[which++] == 0) return false;
    if (escaped == 0) return false;
    *to++ = meant[which];
  }
  *text = (tt_text){start, (size_t)(to - start)};
  return true;
}

TT_FN bool tt_skip_digits(tt_reader *from) {
  if (*from->at < '0' || *from->at > '9') return false;
  while (*from->at >= '0' && *from->at <= '9') from->at++;
  return true;
}

TT_FN bool tt_read_number(tt_reader *from, tt_text *text) {
  char *start = from->at;
  if (*from->at == '-') from->at++;
  if (*from->at == '0') from->at++;
  else if (!tt_skip_digits(from)) return false;
  if (*from->at == '.') {
    from->at++;
    if (!tt_skip_digits(from)) return false;
  }
  if (*from->at == 'e' || *from->at == 'E') {
    from->at++;
    if (*from->at == '+' || *from->at == '-') from->at++;
    if (!tt_skip_digits(from)) return false;
  }
  *text = (tt_text){start, (size_t)(from->at - start)};
  return true;
}

TT_FN bool tt_read_word(tt_reader *from, const char *word, tt_text *text) {
  char *start = from->at;
  while (*word != 0) if (*from->at++ != *word++) return false;
  *text = (tt_text){start, (size_t)(from->at - start)};
  return true;
}

static const tt_json *tt_read_value(tt_reader *from, int depth);

/* What is in a list or an object, the opening bracket read already. */
TT_FN bool tt_read_inside(tt_reader *from, tt_json *into, char close, int depth) {
  const tt_json **end = &into->first;
  if (tt_skip(from, close)) return true;
  do {
    tt_text name = {NULL, 0};
    if (into->kind == TT_OBJECT) {
      if (!tt_skip(from, '"') || !tt_read_string(from, &name) || !tt_skip(from, ':')) return false;
    }
    /* It is one of ours, made a moment ago. */
    tt_json *value = (tt_json *)tt_read_value(from, depth + 1);
    if (value == NULL) return false;
    value->name = name;
    *end = value;
    end = &value->next;
    into->count++;
  } while (tt_skip(from, ','));
  return tt_skip(from, close);
}

__attribute__((unused)) static const tt_json *tt_read_value(tt_reader *from, int depth) {
  if (depth > TT_DEPTH) return NULL;
  tt_skip_space(from);
  tt_json *value = tt_allocate(sizeof *value);
  *value = (tt_json){.kind = TT_NOTHING};
  bool read = false;
  switch (*from->at) {
    case '{': case '[':
      value->kind = *from->at == '{' ? TT_OBJECT : TT_LIST;
      from->at++;
      read = tt_read_inside(from, value, value->kind == TT_OBJECT ? '}' : ']', depth);
      break;
    case '"':
      value->kind = TT_STRING;
      from->at++;
      read = tt_read_string(from, &value->text);
      break;
    case 't': case 'f':
      value->kind = TT_BOOLEAN;
      read = tt_read_word(from, *from->at == 't' ? "true" : "false", &value->text);
      break;
    case 'n':
      read = tt_read_word(from, "null", &value->text);
      value->text = (tt_text){NULL, 0};
      break;
    default:
      value->kind = TT_NUMBER;
      read = tt_read_number(from, &value->text);
  }
  return read ? value : NULL;
}

TT_FN const tt_json *tt_read_in_place(char *bytes, size_t length) {
  tt_reader from = {bytes};
  const tt_json *value = tt_read_value(&from, 0);
  tt_skip_space(&from);
  return value != NULL && from.at == bytes + length ? value : NULL;
}

/** Reads a text as JSON; NULL when it is none, or deeper than TT_DEPTH. */
TT_FN const tt_json *tt_parse(tt_text text) {
  char *copy = tt_room_for(text.length);
  if (text.length > 0) __builtin_memcpy(copy, text.bytes, text.length);
  return tt_read_in_place(copy, text.length);
}

/** What an object has under a name; NULL when it has nothing there, or is none. Of several the last. */
TT_FN const tt_json *tt_get(const tt_json *object, const char *name) {
  const tt_json *found = NULL;
  if (object == NULL || object->kind != TT_OBJECT) return NULL;
  for (const tt_json *one = object->first; one != NULL; one = one->next) {
    if (tt_is(one->name, name)) found = one;
  }
  return found;
}

/** A string; a text without bytes when it is none. */
TT_FN tt_text tt_text_of(const tt_json *value) {
  return value != NULL && value->kind == TT_STRING ? value->text : (tt_text){NULL, 0};
}

/** A boolean; `otherwise` when it is none. */
TT_FN bool tt_bool_of(const tt_json *value, bool otherwise) {
  return value != NULL && value->kind == TT_BOOLEAN ? value->text.bytes[0] == 't' : otherwise;
}

/** A number, to some fifteen digits; `otherwise` when it is none. */
TT_FN double tt_double_of(const tt_json *value, double otherwise) {
  if (value == NULL || value->kind != TT_NUMBER) return otherwise;
  const char *at = value->text.bytes, *end = at + value->text.length;
  bool minus = *at == '-', fraction = false, down = false;
  double number = 0;
  int32_t power = 0, exponent = 0;
  for (at += minus; at < end && *at != 'e' && *at != 'E'; at++) {
    if (*at == '.') { fraction = true; continue; }
    bool full = number >= 1e17;
    if (!full) number = number * 10 + (*at - '0');
    power += (full ? 1 : 0) - (fraction ? 1 : 0);
  }
  if (at < end) at++;
  if (at < end && (*at == '+' || *at == '-')) down = *at++ == '-';
  for (; at < end; at++) if (exponent < 100000000) exponent = exponent * 10 + (*at - '0');
  power += down ? -exponent : exponent;
  for (; power > 0 && number > 0 && number < 1e300 * 1e9; power--) number *= 10;
  for (; power < 0 && number > 0; power++) number /= 10;
  return minus ? -number : number;
}

/** A whole number, what is behind the point left out; `otherwise` when it is none, or too large. */
TT_FN int64_t tt_int_of(const tt_json *value, int64_t otherwise) {
  if (value == NULL || value->kind != TT_NUMBER) return otherwise;
  for (size_t i = 0; i < value->text.length; i++) {
    char c = value->text.bytes[i];
    if (c != '.' && c != 'e' && c != 'E') continue;
    double number = tt_double_of(value, 0);
    return number > -9.2e18 && number < 9.2e18 ? (int64_t)number : otherwise;
  }
  return tt_to_int(value->text, otherwise);
}

/** The same of what an object has under a name. */
TT_FN tt_text tt_text_at(const tt_json *object, const char *name) { return tt_text_of(tt_get(object, name)); }
TT_FN bool tt_bool_at(const tt_json *object, const char *name, bool otherwise) { return tt_bool_of(tt_get(object, name), otherwise); }
TT_FN int64_t tt_int_at(const tt_json *object, const char *name, int64_t otherwise) { return tt_int_of(tt_get(object, name), otherwise); }

TT_FN tt_maybe_int tt_maybe_int_of(const tt_json *value) {
  return value != NULL && value->kind == TT_NUMBER ? tt_some(tt_int_of(value, 0)) : (tt_maybe_int){false, 0};
}

/** The strings in a list. */
TT_FN tt_text_list tt_texts_of(const tt_json *list) {
  if (list == NULL || list->kind != TT_LIST) return (tt_text_list){NULL, 0};
  tt_text *texts = tt_allocate(list->count * sizeof *texts);
  size_t count = 0;
  for (const tt_json *one = list->first; one != NULL; one = one->next) {
    if (one->kind == TT_STRING) texts[count++] = one->text;
  }
  return (tt_text_list){texts, count};
}

/* ---- Questions to the host. ---- */

/** Why the host did not answer. */
typedef struct { tt_text code, message; } tt_error;

/** Whether the host refused since this was last asked, and why; whoever takes a refusal answers for it. */
TT_FN bool tt_take_error(tt_error *error) {
  if (!tt_call.refused) return false;
  if (error != NULL) *error = (tt_error){tt_call.code, tt_call.message};
  tt_call.refused = false;
  return true;
}

TT_FN void tt_note_refusal(tt_text code, tt_text message) {
  if (tt_call.refused) return;
  tt_call.refused = true;
  tt_call.code = code;
  tt_call.message = message;
}

/* What is `ok` in the host's answer; NULL when it refused, which is noted. */
TT_FN const tt_json *tt_answer_in(uint64_t block) {
  size_t length;
  char *bytes = tt_take_block(block, &length);
  const tt_json *answer = tt_read_in_place(bytes, length);
  const tt_json *error = tt_get(answer, "error");
  const tt_json *ok = tt_get(answer, "ok");
  tt_text code = tt_text_at(error, "code"), message = tt_text_at(error, "message");
  if (error == NULL && ok != NULL) return ok;
  if (code.bytes != NULL && message.bytes != NULL) tt_note_refusal(code, message);
  else tt_note_refusal(tt("E_ANSWER"), tt("the host's answer cannot be read"));
  return NULL;
}

TT_FN uint64_t tt_block_of(tt_buffer input) { return tt_write_block((tt_text){input.bytes, input.length}); }

/* ---- Answers of the plugin. ---- */

/** Makes the call fail with a reason that the user reads. Nothing is changed, and the plugin goes on living. */
TT_FN void tt_report(tt_text reason) {
  if (tt_call.reported) return;
  tt_call.reported = true;
  tt_call.report = reason;
}

TT_FN tt_buffer *tt_begin_command(const char *type) {
  tt_put_words(&tt_call.commands, tt_call.commands.length > 0 ? ",{" : "{");
  tt_put_name(&tt_call.commands, "type");
  tt_put_text(&tt_call.commands, tt_of(type));
  return &tt_call.commands;
}

/* ---- What the host tells. A text that is left out or null has no bytes. ---- */

/** A todo as plugins see it. */
typedef struct {
  tt_text id;
  tt_text content;
  /** "empty", "done", "in_progress", "question", "important", "cancelled". */
  tt_text state;
  int64_t indent_level;
  tt_text parent_id;
  tt_text due_date;
  tt_text description;
  /** "P0", "P1", "P2". */
  tt_text priority;
  /** The day of the list that it is in. */
  tt_text date;
  int64_t position;
  tt_text created_at;
  tt_text modified_at;
  tt_text completed_at;
  tt_text_list tags;
  bool deleted;
} tt_todo;
typedef struct { const tt_todo *items; size_t count; } tt_todo_list;
TT_FN tt_todo tt_read_todo(const tt_json *from) {
  tt_todo to;
  __builtin_memset(&to, 0, sizeof to);
  to.id = tt_text_of(tt_get(from, "id"));
  to.content = tt_text_of(tt_get(from, "content"));
  to.state = tt_text_of(tt_get(from, "state"));
  to.indent_level = tt_int_of(tt_get(from, "indent_level"), 0);
  to.parent_id = tt_text_of(tt_get(from, "parent_id"));
  to.due_date = tt_text_of(tt_get(from, "due_date"));
  to.description = tt_text_of(tt_get(from, "description"));
  to.priority = tt_text_of(tt_get(from, "priority"));
  to.date = tt_text_of(tt_get(from, "date"));
  to.position = tt_int_of(tt_get(from, "position"), 0);
  to.created_at = tt_text_of(tt_get(from, "created_at"));
  to.modified_at = tt_text_of(tt_get(from, "modified_at"));
  to.completed_at = tt_text_of(tt_get(from, "completed_at"));
  to.tags = tt_texts_of(tt_get(from, "tags"));
  to.deleted = tt_bool_of(tt_get(from, "deleted"), false);
  return to;
}
TT_FN const tt_todo *tt_new_todo(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  tt_todo *made = tt_allocate(sizeof *made);
  *made = tt_read_todo(from);
  return made;
}
TT_FN tt_todo_list tt_read_todo_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (tt_todo_list){NULL, 0};
  tt_todo *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_todo(one);
  return (tt_todo_list){items, count};
}

/** Who made the change that a hook hears of. */
typedef struct {
  /** "user", "plugin", "rollover", "import", "api". */
  tt_text kind;
  /** The name of that plugin. */
  tt_text plugin;
} tt_cause;
typedef struct { const tt_cause *items; size_t count; } tt_cause_list;
TT_FN tt_cause tt_read_cause(const tt_json *from) {
  tt_cause to;
  __builtin_memset(&to, 0, sizeof to);
  to.kind = tt_text_of(tt_get(from, "kind"));
  to.plugin = tt_text_of(tt_get(from, "plugin"));
  return to;
}
TT_FN const tt_cause *tt_new_cause(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  tt_cause *made = tt_allocate(sizeof *made);
  *made = tt_read_cause(from);
  return made;
}
TT_FN tt_cause_list tt_read_cause_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (tt_cause_list){NULL, 0};
  tt_cause *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_cause(one);
  return (tt_cause_list){items, count};
}

/** What is current while the plugin is called. */
typedef struct {
  /** The version of the plugin interface, as in a manifest. */
  tt_text api;
  tt_text plugin;
  /** The name of the project on screen. */
  tt_text project;
  /** The day of the list on screen. */
  tt_text date;
  /** The todo under the cursor; left out when there is none. */
  const tt_todo *selected;
  /** Why the plugin is called. "init", "action", "handle_action", "on_todo_created", "on_todo_updated", "on_todo_completed", "on_todo_deleted", "on_day_changed", "on_key_press", "on_tick", "generate", "shutdown". */
  tt_text reason;
  const tt_json *settings;
} tt_context;
typedef struct { const tt_context *items; size_t count; } tt_context_list;
TT_FN tt_context tt_read_context(const tt_json *from) {
  tt_context to;
  __builtin_memset(&to, 0, sizeof to);
  to.api = tt_text_of(tt_get(from, "api"));
  to.plugin = tt_text_of(tt_get(from, "plugin"));
  to.project = tt_text_of(tt_get(from, "project"));
  to.date = tt_text_of(tt_get(from, "date"));
  to.selected = tt_new_todo(tt_get(from, "selected"));
  to.reason = tt_text_of(tt_get(from, "reason"));
  to.settings = tt_get(from, "settings");
  return to;
}
TT_FN const tt_context *tt_new_context(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  tt_context *made = tt_allocate(sizeof *made);
  *made = tt_read_context(from);
  return made;
}
TT_FN tt_context_list tt_read_context_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (tt_context_list){NULL, 0};
  tt_context *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_context(one);
  return (tt_context_list){items, count};
}

/** One page of a query; `next_cursor` is null on the last one. */
typedef struct {
  tt_todo_list todos;
  tt_text next_cursor;
} tt_page;
typedef struct { const tt_page *items; size_t count; } tt_page_list;
TT_FN tt_page tt_read_page(const tt_json *from) {
  tt_page to;
  __builtin_memset(&to, 0, sizeof to);
  to.todos = tt_read_todo_list(tt_get(from, "todos"));
  to.next_cursor = tt_text_of(tt_get(from, "next_cursor"));
  return to;
}
TT_FN const tt_page *tt_new_page(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  tt_page *made = tt_allocate(sizeof *made);
  *made = tt_read_page(from);
  return made;
}
TT_FN tt_page_list tt_read_page_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (tt_page_list){NULL, 0};
  tt_page *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_page(one);
  return (tt_page_list){items, count};
}

/** A project. */
typedef struct {
  tt_text id;
  tt_text name;
} tt_project;
typedef struct { const tt_project *items; size_t count; } tt_project_list;
TT_FN tt_project tt_read_project(const tt_json *from) {
  tt_project to;
  __builtin_memset(&to, 0, sizeof to);
  to.id = tt_text_of(tt_get(from, "id"));
  to.name = tt_text_of(tt_get(from, "name"));
  return to;
}
TT_FN const tt_project *tt_new_project(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  tt_project *made = tt_allocate(sizeof *made);
  *made = tt_read_project(from);
  return made;
}
TT_FN tt_project_list tt_read_project_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (tt_project_list){NULL, 0};
  tt_project *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_project(one);
  return (tt_project_list){items, count};
}

/** What a server answered, whatever its status. */
typedef struct {
  int64_t status;
  /** Names in lower case; several of one name are joined by a comma. */
  const tt_json *headers;
  /** As text; bytes that are not UTF-8 become U+FFFD. */
  tt_text body;
  /** The address that answered, after redirects. */
  tt_text url;
} tt_http_response;
typedef struct { const tt_http_response *items; size_t count; } tt_http_response_list;
TT_FN tt_http_response tt_read_http_response(const tt_json *from) {
  tt_http_response to;
  __builtin_memset(&to, 0, sizeof to);
  to.status = tt_int_of(tt_get(from, "status"), 0);
  to.headers = tt_get(from, "headers");
  to.body = tt_text_of(tt_get(from, "body"));
  to.url = tt_text_of(tt_get(from, "url"));
  return to;
}
TT_FN const tt_http_response *tt_new_http_response(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  tt_http_response *made = tt_allocate(sizeof *made);
  *made = tt_read_http_response(from);
  return made;
}
TT_FN tt_http_response_list tt_read_http_response_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (tt_http_response_list){NULL, 0};
  tt_http_response *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_http_response(one);
  return (tt_http_response_list){items, count};
}

/** What is in a folder. */
typedef struct {
  tt_text name;
  /** "file", "directory". */
  tt_text kind;
  /** In bytes; 0 for a folder. */
  int64_t size;
} tt_directory_entry;
typedef struct { const tt_directory_entry *items; size_t count; } tt_directory_entry_list;
TT_FN tt_directory_entry tt_read_directory_entry(const tt_json *from) {
  tt_directory_entry to;
  __builtin_memset(&to, 0, sizeof to);
  to.name = tt_text_of(tt_get(from, "name"));
  to.kind = tt_text_of(tt_get(from, "kind"));
  to.size = tt_int_of(tt_get(from, "size"), 0);
  return to;
}
TT_FN const tt_directory_entry *tt_new_directory_entry(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  tt_directory_entry *made = tt_allocate(sizeof *made);
  *made = tt_read_directory_entry(from);
  return made;
}
TT_FN tt_directory_entry_list tt_read_directory_entry_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (tt_directory_entry_list){NULL, 0};
  tt_directory_entry *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_directory_entry(one);
  return (tt_directory_entry_list){items, count};
}

/** How a program ended. */
typedef struct {
  /** The exit code; null when it was ended by a signal. */
  tt_maybe_int code;
  tt_text stdout;
  tt_text stderr;
} tt_program_end;
typedef struct { const tt_program_end *items; size_t count; } tt_program_end_list;
TT_FN tt_program_end tt_read_program_end(const tt_json *from) {
  tt_program_end to;
  __builtin_memset(&to, 0, sizeof to);
  to.code = tt_maybe_int_of(tt_get(from, "code"));
  to.stdout = tt_text_of(tt_get(from, "stdout"));
  to.stderr = tt_text_of(tt_get(from, "stderr"));
  return to;
}
TT_FN const tt_program_end *tt_new_program_end(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  tt_program_end *made = tt_allocate(sizeof *made);
  *made = tt_read_program_end(from);
  return made;
}
TT_FN tt_program_end_list tt_read_program_end_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (tt_program_end_list){NULL, 0};
  tt_program_end *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_program_end(one);
  return (tt_program_end_list){items, count};
}

/** Input of `init`. */
typedef struct {
  tt_context context;
  const tt_json *settings;
} tt_init_input;
typedef struct { const tt_init_input *items; size_t count; } tt_init_input_list;
TT_FN tt_init_input tt_read_init_input(const tt_json *from) {
  tt_init_input to;
  __builtin_memset(&to, 0, sizeof to);
  to.context = tt_read_context(tt_get(from, "context"));
  to.settings = tt_get(from, "settings");
  return to;
}
TT_FN const tt_init_input *tt_new_init_input(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  tt_init_input *made = tt_allocate(sizeof *made);
  *made = tt_read_init_input(from);
  return made;
}
TT_FN tt_init_input_list tt_read_init_input_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (tt_init_input_list){NULL, 0};
  tt_init_input *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_init_input(one);
  return (tt_init_input_list){items, count};
}

/** Input of `handle_action`. */
typedef struct {
  tt_text action;
  tt_context context;
} tt_action_input;
typedef struct { const tt_action_input *items; size_t count; } tt_action_input_list;
TT_FN tt_action_input tt_read_action_input(const tt_json *from) {
  tt_action_input to;
  __builtin_memset(&to, 0, sizeof to);
  to.action = tt_text_of(tt_get(from, "action"));
  to.context = tt_read_context(tt_get(from, "context"));
  return to;
}
TT_FN const tt_action_input *tt_new_action_input(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  tt_action_input *made = tt_allocate(sizeof *made);
  *made = tt_read_action_input(from);
  return made;
}
TT_FN tt_action_input_list tt_read_action_input_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (tt_action_input_list){NULL, 0};
  tt_action_input *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_action_input(one);
  return (tt_action_input_list){items, count};
}

/** Input of the todo hooks. */
typedef struct {
  tt_todo todo;
  /** As it was; left out for a new one. */
  const tt_todo *before;
  /** Names of the fields that differ from before. */
  tt_text_list fields;
  tt_cause cause;
  tt_context context;
} tt_todo_input;
typedef struct { const tt_todo_input *items; size_t count; } tt_todo_input_list;
TT_FN tt_todo_input tt_read_todo_input(const tt_json *from) {
  tt_todo_input to;
  __builtin_memset(&to, 0, sizeof to);
  to.todo = tt_read_todo(tt_get(from, "todo"));
  to.before = tt_new_todo(tt_get(from, "before"));
  to.fields = tt_texts_of(tt_get(from, "fields"));
  to.cause = tt_read_cause(tt_get(from, "cause"));
  to.context = tt_read_context(tt_get(from, "context"));
  return to;
}
TT_FN const tt_todo_input *tt_new_todo_input(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  tt_todo_input *made = tt_allocate(sizeof *made);
  *made = tt_read_todo_input(from);
  return made;
}
TT_FN tt_todo_input_list tt_read_todo_input_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (tt_todo_input_list){NULL, 0};
  tt_todo_input *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_todo_input(one);
  return (tt_todo_input_list){items, count};
}

/** Input of `on_day_changed`. */
typedef struct {
  tt_text from;
  tt_text to;
  tt_context context;
} tt_day_input;
typedef struct { const tt_day_input *items; size_t count; } tt_day_input_list;
TT_FN tt_day_input tt_read_day_input(const tt_json *from) {
  tt_day_input to;
  __builtin_memset(&to, 0, sizeof to);
  to.from = tt_text_of(tt_get(from, "from"));
  to.to = tt_text_of(tt_get(from, "to"));
  to.context = tt_read_context(tt_get(from, "context"));
  return to;
}
TT_FN const tt_day_input *tt_new_day_input(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  tt_day_input *made = tt_allocate(sizeof *made);
  *made = tt_read_day_input(from);
  return made;
}
TT_FN tt_day_input_list tt_read_day_input_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (tt_day_input_list){NULL, 0};
  tt_day_input *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_day_input(one);
  return (tt_day_input_list){items, count};
}

/** Input of `on_key_press`. */
typedef struct {
  /** In key notation, `j` or `<C-x>`. */
  tt_text key;
  tt_text mode;
  tt_context context;
} tt_key_input;
typedef struct { const tt_key_input *items; size_t count; } tt_key_input_list;
TT_FN tt_key_input tt_read_key_input(const tt_json *from) {
  tt_key_input to;
  __builtin_memset(&to, 0, sizeof to);
  to.key = tt_text_of(tt_get(from, "key"));
  to.mode = tt_text_of(tt_get(from, "mode"));
  to.context = tt_read_context(tt_get(from, "context"));
  return to;
}
TT_FN const tt_key_input *tt_new_key_input(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  tt_key_input *made = tt_allocate(sizeof *made);
  *made = tt_read_key_input(from);
  return made;
}
TT_FN tt_key_input_list tt_read_key_input_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (tt_key_input_list){NULL, 0};
  tt_key_input *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_key_input(one);
  return (tt_key_input_list){items, count};
}

/** Input of `on_tick`. */
typedef struct {
  tt_context context;
} tt_tick_input;
typedef struct { const tt_tick_input *items; size_t count; } tt_tick_input_list;
TT_FN tt_tick_input tt_read_tick_input(const tt_json *from) {
  tt_tick_input to;
  __builtin_memset(&to, 0, sizeof to);
  to.context = tt_read_context(tt_get(from, "context"));
  return to;
}
TT_FN const tt_tick_input *tt_new_tick_input(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  tt_tick_input *made = tt_allocate(sizeof *made);
  *made = tt_read_tick_input(from);
  return made;
}
TT_FN tt_tick_input_list tt_read_tick_input_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (tt_tick_input_list){NULL, 0};
  tt_tick_input *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_tick_input(one);
  return (tt_tick_input_list){items, count};
}

/** Input of `generate`. */
typedef struct {
  tt_text input;
  tt_context context;
} tt_generate_input;
typedef struct { const tt_generate_input *items; size_t count; } tt_generate_input_list;
TT_FN tt_generate_input tt_read_generate_input(const tt_json *from) {
  tt_generate_input to;
  __builtin_memset(&to, 0, sizeof to);
  to.input = tt_text_of(tt_get(from, "input"));
  to.context = tt_read_context(tt_get(from, "context"));
  return to;
}
TT_FN const tt_generate_input *tt_new_generate_input(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  tt_generate_input *made = tt_allocate(sizeof *made);
  *made = tt_read_generate_input(from);
  return made;
}
TT_FN tt_generate_input_list tt_read_generate_input_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (tt_generate_input_list){NULL, 0};
  tt_generate_input *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_generate_input(one);
  return (tt_generate_input_list){items, count};
}

/** Input of `shutdown`. */
typedef struct {
  char kit_;
} tt_shutdown_input;
typedef struct { const tt_shutdown_input *items; size_t count; } tt_shutdown_input_list;
TT_FN tt_shutdown_input tt_read_shutdown_input(const tt_json *from) {
  tt_shutdown_input to;
  __builtin_memset(&to, 0, sizeof to);
  (void)from;
  return to;
}
TT_FN const tt_shutdown_input *tt_new_shutdown_input(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  tt_shutdown_input *made = tt_allocate(sizeof *made);
  *made = tt_read_shutdown_input(from);
  return made;
}
TT_FN tt_shutdown_input_list tt_read_shutdown_input_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (tt_shutdown_input_list){NULL, 0};
  tt_shutdown_input *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_shutdown_input(one);
  return (tt_shutdown_input_list){items, count};
}

/* ---- What a plugin says: what is not named is left out. ---- */

/** Which todos to read. */
typedef struct {
  char kit_;
  /** All when left out; done means done or cancelled, open anything else. "open", "done", "all". */
  tt_text state;
  /** The id or the name of a project; the one on screen when left out. */
  tt_text project;
  /** The day of the list on screen when left out. */
  tt_text date;
  /** Only those directly below it; null: those below no other. May be `tt_null`. */
  tt_text parent_id;
  /** A part of the content or the description, in upper or lower case. */
  tt_text text;
  /** A tag, with or without its #, in upper or lower case. */
  tt_text tag;
  /** Deleted ones too, behind the others. */
  tt_choice include_deleted;
  /** So many on a page, at most 200, which is usual. */
  tt_maybe_int limit;
  /** The `next_cursor` of the page before; left out for the first page, null is refused. */
  tt_text cursor;
} tt_todo_query;
TT_FN void tt_put_todo_query(tt_buffer *to, const tt_todo_query *from) {
  tt_field_text(to, "state", from->state);
  tt_field_text(to, "project", from->project);
  tt_field_text(to, "date", from->date);
  tt_field_text(to, "parent_id", from->parent_id);
  tt_field_text(to, "text", from->text);
  tt_field_text(to, "tag", from->tag);
  tt_field_choice(to, "include_deleted", from->include_deleted);
  tt_field_int(to, "limit", from->limit);
  tt_field_text(to, "cursor", from->cursor);
}

/** What to ask a server. */
typedef struct {
  char kit_;
  /** `https:` anywhere, `http:` only to a host that was granted by name. */
  tt_text url;
  /** GET when left out. "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE". */
  tt_text method;
  tt_pair_list headers;
  /** Sent as UTF-8. */
  tt_text body;
} tt_http_request;
TT_FN void tt_put_http_request(tt_buffer *to, const tt_http_request *from) {
  tt_field_text(to, "url", from->url);
  tt_field_text(to, "method", from->method);
  tt_field_pairs(to, "headers", from->headers);
  tt_field_text(to, "body", from->body);
}

/** Which program to run, and with what. */
typedef struct {
  char kit_;
  /** As granted, `git`: a name, no path. */
  tt_text program;
  tt_text_list args;
  tt_text stdin;
} tt_program;
TT_FN void tt_put_program(tt_buffer *to, const tt_program *from) {
  tt_field_text(to, "program", from->program);
  tt_field_texts(to, "args", from->args);
  tt_field_text(to, "stdin", from->stdin);
}

/** Fields of a todo to be set; null clears one. */
typedef struct {
  char kit_;
  tt_text content;
  /** "empty", "done", "in_progress", "question", "important", "cancelled". */
  tt_text state;
  /** "P0", "P1", "P2". May be `tt_null`. */
  tt_text priority;
  /** May be `tt_null`. */
  tt_text due_date;
  /** May be `tt_null`. */
  tt_text description;
} tt_todo_updates;
TT_FN void tt_put_todo_updates(tt_buffer *to, const tt_todo_updates *from) {
  tt_field_text(to, "content", from->content);
  tt_field_text(to, "state", from->state);
  tt_field_text(to, "priority", from->priority);
  tt_field_text(to, "due_date", from->due_date);
  tt_field_text(to, "description", from->description);
}

/** A todo that `generate` suggests. */
typedef struct {
  char kit_;
  tt_text content;
  /** How far to the right at the end of the list; of no matter below a parent. */
  tt_maybe_int indent_level;
  /** "empty", "done", "in_progress", "question", "important", "cancelled". */
  tt_text state;
  /** "P0", "P1", "P2". May be `tt_null`. */
  tt_text priority;
  /** May be `tt_null`. */
  tt_text due_date;
  /** May be `tt_null`. */
  tt_text description;
} tt_generated_item;
TT_FN void tt_put_generated_item(tt_buffer *to, const tt_generated_item *from) {
  tt_field_text(to, "content", from->content);
  tt_field_int(to, "indent_level", from->indent_level);
  tt_field_text(to, "state", from->state);
  tt_field_text(to, "priority", from->priority);
  tt_field_text(to, "due_date", from->due_date);
  tt_field_text(to, "description", from->description);
}

/* ---- Questions to the host. A run sees one and the same state of the list, however often it asks. ---- */

TT_HOST("query_todos") uint64_t tt_host_query_todos(uint64_t input);
/** The todos of a list, page by page; give `next_cursor` as `cursor` until it is null. */
#define tt_query_todos(...) tt_query_todos_with((tt_todo_query){.kit_ = 0, __VA_ARGS__})
TT_FN tt_page tt_query_todos_with(tt_todo_query ask) {
  tt_buffer to = {NULL, 0, 0};
  tt_put(&to, "{", 1);
  tt_put_todo_query(&to, &ask);
  tt_put(&to, "}", 1);
  const tt_json *ok = tt_answer_in(tt_host_query_todos(tt_block_of(to)));
  return tt_read_page(ok);
}

/** What `tt_get_todo` takes. */
typedef struct {
  char kit_;
  tt_text id;
} tt_get_todo_fields;
TT_FN void tt_put_get_todo_fields(tt_buffer *to, const tt_get_todo_fields *from) {
  tt_field_text(to, "id", from->id);
}
TT_HOST("get_todo") uint64_t tt_host_get_todo(uint64_t input);
/** Any todo that is not deleted and not hidden, by its id; null when there is none. */
#define tt_get_todo(...) tt_get_todo_with((tt_get_todo_fields){.kit_ = 0, __VA_ARGS__})
TT_FN const tt_todo *tt_get_todo_with(tt_get_todo_fields ask) {
  tt_buffer to = {NULL, 0, 0};
  tt_put(&to, "{", 1);
  tt_put_get_todo_fields(&to, &ask);
  tt_put(&to, "}", 1);
  const tt_json *ok = tt_answer_in(tt_host_get_todo(tt_block_of(to)));
  return tt_new_todo(ok);
}

TT_HOST("get_current_date") uint64_t tt_host_get_current_date(uint64_t input);
/** Today, by the user’s clock; the day of the list on screen is in the call’s `context`. */
TT_FN tt_text tt_get_current_date(void) {
  const tt_json *ok = tt_answer_in(tt_host_get_current_date(0));
  return tt_text_of(ok);
}

TT_HOST("get_current_project") uint64_t tt_host_get_current_project(uint64_t input);
/** The name of the project on screen. */
TT_FN tt_text tt_get_current_project(void) {
  const tt_json *ok = tt_answer_in(tt_host_get_current_project(0));
  return tt_text_of(ok);
}

TT_HOST("list_projects") uint64_t tt_host_list_projects(uint64_t input);
/** Every project that is not hidden from the plugin. */
TT_FN tt_project_list tt_list_projects(void) {
  const tt_json *ok = tt_answer_in(tt_host_list_projects(0));
  return tt_read_project_list(ok);
}

TT_HOST("get_selected_todo") uint64_t tt_host_get_selected_todo(uint64_t input);
/** The todo under the cursor; null when there is none, and in hooks and `init`. */
TT_FN const tt_todo *tt_get_selected_todo(void) {
  const tt_json *ok = tt_answer_in(tt_host_get_selected_todo(0));
  return tt_new_todo(ok);
}

/** What `tt_get_metadata` takes. */
typedef struct {
  char kit_;
  tt_text key;
} tt_get_metadata_fields;
TT_FN void tt_put_get_metadata_fields(tt_buffer *to, const tt_get_metadata_fields *from) {
  tt_field_text(to, "key", from->key);
}
TT_HOST("get_metadata") uint64_t tt_host_get_metadata(uint64_t input);
/** A value this plugin stored; null when there is none. */
#define tt_get_metadata(...) tt_get_metadata_with((tt_get_metadata_fields){.kit_ = 0, __VA_ARGS__})
TT_FN tt_text tt_get_metadata_with(tt_get_metadata_fields ask) {
  tt_buffer to = {NULL, 0, 0};
  tt_put(&to, "{", 1);
  tt_put_get_metadata_fields(&to, &ask);
  tt_put(&to, "}", 1);
  const tt_json *ok = tt_answer_in(tt_host_get_metadata(tt_block_of(to)));
  return tt_text_of(ok);
}

/** What `tt_get_todo_metadata` takes. */
typedef struct {
  char kit_;
  tt_text todo_id;
  tt_text key;
} tt_get_todo_metadata_fields;
TT_FN void tt_put_get_todo_metadata_fields(tt_buffer *to, const tt_get_todo_metadata_fields *from) {
  tt_field_text(to, "todo_id", from->todo_id);
  tt_field_text(to, "key", from->key);
}
TT_HOST("get_todo_metadata") uint64_t tt_host_get_todo_metadata(uint64_t input);
/** A value this plugin stored with a todo; null when there is none. */
#define tt_get_todo_metadata(...) tt_get_todo_metadata_with((tt_get_todo_metadata_fields){.kit_ = 0, __VA_ARGS__})
TT_FN tt_text tt_get_todo_metadata_with(tt_get_todo_metadata_fields ask) {
  tt_buffer to = {NULL, 0, 0};
  tt_put(&to, "{", 1);
  tt_put_get_todo_metadata_fields(&to, &ask);
  tt_put(&to, "}", 1);
  const tt_json *ok = tt_answer_in(tt_host_get_todo_metadata(tt_block_of(to)));
  return tt_text_of(ok);
}

/** What `tt_find_todos_by_metadata` takes. */
typedef struct {
  char kit_;
  tt_text key;
  tt_text value;
} tt_find_todos_by_metadata_fields;
TT_FN void tt_put_find_todos_by_metadata_fields(tt_buffer *to, const tt_find_todos_by_metadata_fields *from) {
  tt_field_text(to, "key", from->key);
  tt_field_text(to, "value", from->value);
}
TT_HOST("find_todos_by_metadata") uint64_t tt_host_find_todos_by_metadata(uint64_t input);
/** Ids of the todos with which this plugin stored that value under that key; not of deleted ones. */
#define tt_find_todos_by_metadata(...) tt_find_todos_by_metadata_with((tt_find_todos_by_metadata_fields){.kit_ = 0, __VA_ARGS__})
TT_FN tt_text_list tt_find_todos_by_metadata_with(tt_find_todos_by_metadata_fields ask) {
  tt_buffer to = {NULL, 0, 0};
  tt_put(&to, "{", 1);
  tt_put_find_todos_by_metadata_fields(&to, &ask);
  tt_put(&to, "}", 1);
  const tt_json *ok = tt_answer_in(tt_host_find_todos_by_metadata(tt_block_of(to)));
  return tt_texts_of(ok);
}

/** What `tt_log` takes. */
typedef struct {
  char kit_;
  /** "debug", "info", "warn", "error". */
  tt_text level;
  tt_text message;
} tt_log_fields;
TT_FN void tt_put_log_fields(tt_buffer *to, const tt_log_fields *from) {
  tt_field_text(to, "level", from->level);
  tt_field_text(to, "message", from->message);
}
TT_HOST("log") uint64_t tt_host_log(uint64_t input);
/** Writes a line to the plugin’s log; what is over the limits is cut or left out, and no error. */
#define tt_log(...) tt_log_with((tt_log_fields){.kit_ = 0, __VA_ARGS__})
TT_FN bool tt_log_with(tt_log_fields ask) {
  tt_buffer to = {NULL, 0, 0};
  tt_put(&to, "{", 1);
  tt_put_log_fields(&to, &ask);
  tt_put(&to, "}", 1);
  const tt_json *ok = tt_answer_in(tt_host_log(tt_block_of(to)));
  return (ok) != NULL;
}

TT_HOST("http_request") uint64_t tt_host_http_request(uint64_t input);
/** Asks a host that was granted; `https:` anywhere, `http:` only where the manifest names the host. Any status is an answer. Needs the permission `network`. */
#define tt_http_request(...) tt_http_request_with((tt_http_request){.kit_ = 0, __VA_ARGS__})
TT_FN tt_http_response tt_http_request_with(tt_http_request ask) {
  tt_buffer to = {NULL, 0, 0};
  tt_put(&to, "{", 1);
  tt_put_http_request(&to, &ask);
  tt_put(&to, "}", 1);
  const tt_json *ok = tt_answer_in(tt_host_http_request(tt_block_of(to)));
  return tt_read_http_response(ok);
}

/** What `tt_read_file` takes. */
typedef struct {
  char kit_;
  tt_text path;
} tt_read_file_fields;
TT_FN void tt_put_read_file_fields(tt_buffer *to, const tt_read_file_fields *from) {
  tt_field_text(to, "path", from->path);
}
TT_HOST("read_file") uint64_t tt_host_read_file(uint64_t input);
/** The text of a file, by its path in the plugin’s own folder or in a granted one as the manifest writes it. Needs the permission `filesystem`. */
#define tt_read_file(...) tt_read_file_with((tt_read_file_fields){.kit_ = 0, __VA_ARGS__})
TT_FN tt_text tt_read_file_with(tt_read_file_fields ask) {
  tt_buffer to = {NULL, 0, 0};
  tt_put(&to, "{", 1);
  tt_put_read_file_fields(&to, &ask);
  tt_put(&to, "}", 1);
  const tt_json *ok = tt_answer_in(tt_host_read_file(tt_block_of(to)));
  return tt_text_of(ok);
}

/** What `tt_write_file` takes. */
typedef struct {
  char kit_;
  tt_text path;
  /** May be `tt_null`. */
  tt_text content;
} tt_write_file_fields;
TT_FN void tt_put_write_file_fields(tt_buffer *to, const tt_write_file_fields *from) {
  tt_field_text(to, "path", from->path);
  tt_field_text(to, "content", from->content);
}
TT_HOST("write_file") uint64_t tt_host_write_file(uint64_t input);
/** Writes the whole file, all or nothing; null deletes it. Needs the permission `filesystem`. */
#define tt_write_file(...) tt_write_file_with((tt_write_file_fields){.kit_ = 0, __VA_ARGS__})
TT_FN bool tt_write_file_with(tt_write_file_fields ask) {
  tt_buffer to = {NULL, 0, 0};
  tt_put(&to, "{", 1);
  tt_put_write_file_fields(&to, &ask);
  tt_put(&to, "}", 1);
  const tt_json *ok = tt_answer_in(tt_host_write_file(tt_block_of(to)));
  return (ok) != NULL;
}

/** What `tt_list_directory` takes. */
typedef struct {
  char kit_;
  tt_text path;
} tt_list_directory_fields;
TT_FN void tt_put_list_directory_fields(tt_buffer *to, const tt_list_directory_fields *from) {
  tt_field_text(to, "path", from->path);
}
TT_HOST("list_directory") uint64_t tt_host_list_directory(uint64_t input);
/** The entries of a folder, files and folders, not what is below them. Needs the permission `filesystem`. */
#define tt_list_directory(...) tt_list_directory_with((tt_list_directory_fields){.kit_ = 0, __VA_ARGS__})
TT_FN tt_directory_entry_list tt_list_directory_with(tt_list_directory_fields ask) {
  tt_buffer to = {NULL, 0, 0};
  tt_put(&to, "{", 1);
  tt_put_list_directory_fields(&to, &ask);
  tt_put(&to, "}", 1);
  const tt_json *ok = tt_answer_in(tt_host_list_directory(tt_block_of(to)));
  return tt_read_directory_entry_list(ok);
}

TT_HOST("run_command") uint64_t tt_host_run_command(uint64_t input);
/** Runs a program that was granted, without a shell; any exit code is an answer. Needs the permission `execute`. */
#define tt_run_command(...) tt_run_command_with((tt_program){.kit_ = 0, __VA_ARGS__})
TT_FN tt_program_end tt_run_command_with(tt_program ask) {
  tt_buffer to = {NULL, 0, 0};
  tt_put(&to, "{", 1);
  tt_put_program(&to, &ask);
  tt_put(&to, "}", 1);
  const tt_json *ok = tt_answer_in(tt_host_run_command(tt_block_of(to)));
  return tt_read_program_end(ok);
}

/** What `tt_get_secret` takes. */
typedef struct {
  char kit_;
  tt_text name;
} tt_get_secret_fields;
TT_FN void tt_put_get_secret_fields(tt_buffer *to, const tt_get_secret_fields *from) {
  tt_field_text(to, "name", from->name);
}
TT_HOST("get_secret") uint64_t tt_host_get_secret(uint64_t input);
/** A setting of type `secret` that this plugin declares; null when the user has not filled it in. */
#define tt_get_secret(...) tt_get_secret_with((tt_get_secret_fields){.kit_ = 0, __VA_ARGS__})
TT_FN tt_text tt_get_secret_with(tt_get_secret_fields ask) {
  tt_buffer to = {NULL, 0, 0};
  tt_put(&to, "{", 1);
  tt_put_get_secret_fields(&to, &ask);
  tt_put(&to, "}", 1);
  const tt_json *ok = tt_answer_in(tt_host_get_secret(tt_block_of(to)));
  return tt_text_of(ok);
}

/* ---- Commands. Nothing happens before the export returns; then all of it does, or nothing. ---- */

/** What `tt_create_todo` takes. */
typedef struct {
  char kit_;
  tt_text content;
  /** How far to the right at the end of the list; of no matter below a parent. */
  tt_maybe_int indent_level;
  /** May be `tt_null`. */
  tt_text parent_id;
  /** "empty", "done", "in_progress", "question", "important", "cancelled". */
  tt_text state;
  /** "P0", "P1", "P2". May be `tt_null`. */
  tt_text priority;
  /** May be `tt_null`. */
  tt_text due_date;
  /** May be `tt_null`. */
  tt_text description;
  /** A name for it, for later commands of this answer. */
  tt_text temp_id;
} tt_create_todo_fields;
TT_FN void tt_put_create_todo_fields(tt_buffer *to, const tt_create_todo_fields *from) {
  tt_field_text(to, "content", from->content);
  tt_field_int(to, "indent_level", from->indent_level);
  tt_field_text(to, "parent_id", from->parent_id);
  tt_field_text(to, "state", from->state);
  tt_field_text(to, "priority", from->priority);
  tt_field_text(to, "due_date", from->due_date);
  tt_field_text(to, "description", from->description);
  tt_field_text(to, "temp_id", from->temp_id);
}
/** Adds a todo as the last below `parent_id`, or at the end of the list; `temp_id` names it for the commands after this one. */
#define tt_create_todo(...) tt_create_todo_with((tt_create_todo_fields){.kit_ = 0, __VA_ARGS__})
TT_FN void tt_create_todo_with(tt_create_todo_fields command) {
  tt_buffer *to = tt_begin_command("create_todo");
  tt_put_create_todo_fields(to, &command);
  tt_put(to, "}", 1);
}

/** What `tt_update_todo` takes. */
typedef struct {
  char kit_;
  tt_text id;
  tt_todo_updates updates;
} tt_update_todo_fields;
TT_FN void tt_put_update_todo_fields(tt_buffer *to, const tt_update_todo_fields *from) {
  tt_field_text(to, "id", from->id);
  tt_put_name(to, "updates"); tt_put(to, "{", 1); tt_put_todo_updates(to, &from->updates); tt_put(to, "}", 1);
}
/** Sets the named fields; null clears one. */
#define tt_update_todo(...) tt_update_todo_with((tt_update_todo_fields){.kit_ = 0, __VA_ARGS__})
TT_FN void tt_update_todo_with(tt_update_todo_fields command) {
  tt_buffer *to = tt_begin_command("update_todo");
  tt_put_update_todo_fields(to, &command);
  tt_put(to, "}", 1);
}

/** What `tt_delete_todo` takes. */
typedef struct {
  char kit_;
  tt_text id;
} tt_delete_todo_fields;
TT_FN void tt_put_delete_todo_fields(tt_buffer *to, const tt_delete_todo_fields *from) {
  tt_field_text(to, "id", from->id);
}
/** Takes a todo and what is below it off the list. */
#define tt_delete_todo(...) tt_delete_todo_with((tt_delete_todo_fields){.kit_ = 0, __VA_ARGS__})
TT_FN void tt_delete_todo_with(tt_delete_todo_fields command) {
  tt_buffer *to = tt_begin_command("delete_todo");
  tt_put_delete_todo_fields(to, &command);
  tt_put(to, "}", 1);
}

/** What `tt_move_todo` takes. */
typedef struct {
  char kit_;
  tt_text id;
  /** To stand above it, at its level. */
  tt_text before;
  /** To stand below it and all that is below it, at its level. */
  tt_text after;
  /** To be the row of that number, counted from 0 through all rows, at the level of the one there. */
  tt_maybe_int index;
} tt_move_todo_fields;
TT_FN void tt_put_move_todo_fields(tt_buffer *to, const tt_move_todo_fields *from) {
  tt_field_text(to, "id", from->id);
  tt_field_text(to, "before", from->before);
  tt_field_text(to, "after", from->after);
  tt_field_int(to, "index", from->index);
}
/** Moves a todo and what is below it; exactly one of `before`, `after` and `index`. */
#define tt_move_todo(...) tt_move_todo_with((tt_move_todo_fields){.kit_ = 0, __VA_ARGS__})
TT_FN void tt_move_todo_with(tt_move_todo_fields command) {
  tt_buffer *to = tt_begin_command("move_todo");
  tt_put_move_todo_fields(to, &command);
  tt_put(to, "}", 1);
}

/** What `tt_set_metadata` takes. */
typedef struct {
  char kit_;
  tt_text key;
  tt_text value;
} tt_set_metadata_fields;
TT_FN void tt_put_set_metadata_fields(tt_buffer *to, const tt_set_metadata_fields *from) {
  tt_field_text(to, "key", from->key);
  tt_field_text(to, "value", from->value);
}
/** Stores a value of this plugin. */
#define tt_set_metadata(...) tt_set_metadata_with((tt_set_metadata_fields){.kit_ = 0, __VA_ARGS__})
TT_FN void tt_set_metadata_with(tt_set_metadata_fields command) {
  tt_buffer *to = tt_begin_command("set_metadata");
  tt_put_set_metadata_fields(to, &command);
  tt_put(to, "}", 1);
}

/** What `tt_set_todo_metadata` takes. */
typedef struct {
  char kit_;
  tt_text todo_id;
  tt_text key;
  tt_text value;
} tt_set_todo_metadata_fields;
TT_FN void tt_put_set_todo_metadata_fields(tt_buffer *to, const tt_set_todo_metadata_fields *from) {
  tt_field_text(to, "todo_id", from->todo_id);
  tt_field_text(to, "key", from->key);
  tt_field_text(to, "value", from->value);
}
/** Stores a value of this plugin with a todo, which it follows through moves and undo. */
#define tt_set_todo_metadata(...) tt_set_todo_metadata_with((tt_set_todo_metadata_fields){.kit_ = 0, __VA_ARGS__})
TT_FN void tt_set_todo_metadata_with(tt_set_todo_metadata_fields command) {
  tt_buffer *to = tt_begin_command("set_todo_metadata");
  tt_put_set_todo_metadata_fields(to, &command);
  tt_put(to, "}", 1);
}

/** What `tt_delete_metadata` takes. */
typedef struct {
  char kit_;
  tt_text key;
} tt_delete_metadata_fields;
TT_FN void tt_put_delete_metadata_fields(tt_buffer *to, const tt_delete_metadata_fields *from) {
  tt_field_text(to, "key", from->key);
}
/** Removes a stored value. */
#define tt_delete_metadata(...) tt_delete_metadata_with((tt_delete_metadata_fields){.kit_ = 0, __VA_ARGS__})
TT_FN void tt_delete_metadata_with(tt_delete_metadata_fields command) {
  tt_buffer *to = tt_begin_command("delete_metadata");
  tt_put_delete_metadata_fields(to, &command);
  tt_put(to, "}", 1);
}

/** What `tt_delete_todo_metadata` takes. */
typedef struct {
  char kit_;
  tt_text todo_id;
  tt_text key;
} tt_delete_todo_metadata_fields;
TT_FN void tt_put_delete_todo_metadata_fields(tt_buffer *to, const tt_delete_todo_metadata_fields *from) {
  tt_field_text(to, "todo_id", from->todo_id);
  tt_field_text(to, "key", from->key);
}
/** Removes a value stored with a todo. */
#define tt_delete_todo_metadata(...) tt_delete_todo_metadata_with((tt_delete_todo_metadata_fields){.kit_ = 0, __VA_ARGS__})
TT_FN void tt_delete_todo_metadata_with(tt_delete_todo_metadata_fields command) {
  tt_buffer *to = tt_begin_command("delete_todo_metadata");
  tt_put_delete_todo_metadata_fields(to, &command);
  tt_put(to, "}", 1);
}

/** What `tt_show_notification` takes. */
typedef struct {
  char kit_;
  tt_text message;
  tt_maybe_int duration_secs;
} tt_show_notification_fields;
TT_FN void tt_put_show_notification_fields(tt_buffer *to, const tt_show_notification_fields *from) {
  tt_field_text(to, "message", from->message);
  tt_field_int(to, "duration_secs", from->duration_secs);
}
/** Says something to the user in a line, cut where the line ends; too many in a minute are not shown. */
#define tt_show_notification(...) tt_show_notification_with((tt_show_notification_fields){.kit_ = 0, __VA_ARGS__})
TT_FN void tt_show_notification_with(tt_show_notification_fields command) {
  tt_buffer *to = tt_begin_command("show_notification");
  tt_put_show_notification_fields(to, &command);
  tt_put(to, "}", 1);
}

/** What `tt_set_status_message` takes. */
typedef struct {
  char kit_;
  tt_text message;
} tt_set_status_message_fields;
TT_FN void tt_put_set_status_message_fields(tt_buffer *to, const tt_set_status_message_fields *from) {
  tt_field_text(to, "message", from->message);
}
/** Says something in the status bar; of several only the last. */
#define tt_set_status_message(...) tt_set_status_message_with((tt_set_status_message_fields){.kit_ = 0, __VA_ARGS__})
TT_FN void tt_set_status_message_with(tt_set_status_message_fields command) {
  tt_buffer *to = tt_begin_command("set_status_message");
  tt_put_set_status_message_fields(to, &command);
  tt_put(to, "}", 1);
}

/** What `tt_add_decoration` takes. */
typedef struct {
  char kit_;
  tt_text todo_id;
  tt_text text;
  /** "plain", "info", "ok", "warning", "error". */
  tt_text style;
} tt_add_decoration_fields;
TT_FN void tt_put_add_decoration_fields(tt_buffer *to, const tt_add_decoration_fields *from) {
  tt_field_text(to, "todo_id", from->todo_id);
  tt_field_text(to, "text", from->text);
  tt_field_text(to, "style", from->style);
}
/** Puts a badge on a todo’s row, cut to 24 characters, in place of the plugin’s last one there; an empty text takes it away. It is shown, not saved. */
#define tt_add_decoration(...) tt_add_decoration_with((tt_add_decoration_fields){.kit_ = 0, __VA_ARGS__})
TT_FN void tt_add_decoration_with(tt_add_decoration_fields command) {
  tt_buffer *to = tt_begin_command("add_decoration");
  tt_put_add_decoration_fields(to, &command);
  tt_put(to, "}", 1);
}

/** What `tt_register_keybinding` takes. */
typedef struct {
  char kit_;
  tt_text key;
  tt_text action;
} tt_register_keybinding_fields;
TT_FN void tt_put_register_keybinding_fields(tt_buffer *to, const tt_register_keybinding_fields *from) {
  tt_field_text(to, "key", from->key);
  tt_field_text(to, "action", from->action);
}
/** Asks for a key; in `init` only. */
#define tt_register_keybinding(...) tt_register_keybinding_with((tt_register_keybinding_fields){.kit_ = 0, __VA_ARGS__})
TT_FN void tt_register_keybinding_with(tt_register_keybinding_fields command) {
  tt_buffer *to = tt_begin_command("register_keybinding");
  tt_put_register_keybinding_fields(to, &command);
  tt_put(to, "}", 1);
}

/* ---- The exports. ---- */

/* `init`: When the plugin starts, and again after it was ended or its settings were changed. Has `in->context`, `in->settings`. */
typedef tt_init_input tt_input_of_init;
#define tt_read_input_of_init tt_read_init_input
#define tt_answer_of_init "commands"
/* `handle_action`: When the user asks for one of its actions, by key or from the palette. Has `in->action`, `in->context`. */
typedef tt_action_input tt_input_of_handle_action;
#define tt_read_input_of_handle_action tt_read_action_input
#define tt_answer_of_handle_action "commands"
/* `on_todo_created`: After a todo was created. Has `in->todo`, `in->before`, `in->fields`, `in->cause`, `in->context`. */
typedef tt_todo_input tt_input_of_on_todo_created;
#define tt_read_input_of_on_todo_created tt_read_todo_input
#define tt_answer_of_on_todo_created "commands"
/* `on_todo_updated`: After a field of a todo was changed. Has `in->todo`, `in->before`, `in->fields`, `in->cause`, `in->context`. */
typedef tt_todo_input tt_input_of_on_todo_updated;
#define tt_read_input_of_on_todo_updated tt_read_todo_input
#define tt_answer_of_on_todo_updated "commands"
/* `on_todo_completed`: After a todo became done or cancelled. Has `in->todo`, `in->before`, `in->fields`, `in->cause`, `in->context`. */
typedef tt_todo_input tt_input_of_on_todo_completed;
#define tt_read_input_of_on_todo_completed tt_read_todo_input
#define tt_answer_of_on_todo_completed "commands"
/* `on_todo_deleted`: After a todo was deleted. Has `in->todo`, `in->before`, `in->fields`, `in->cause`, `in->context`. */
typedef tt_todo_input tt_input_of_on_todo_deleted;
#define tt_read_input_of_on_todo_deleted tt_read_todo_input
#define tt_answer_of_on_todo_deleted "commands"
/* `on_day_changed`: After midnight, and when the application wakes up on another day. Has `in->from`, `in->to`, `in->context`. */
typedef tt_day_input tt_input_of_on_day_changed;
#define tt_read_input_of_on_day_changed tt_read_day_input
#define tt_answer_of_on_day_changed "commands"
/* `on_key_press`: After a key in the list; never while something is typed or a question is open. Has `in->key`, `in->mode`, `in->context`. */
typedef tt_key_input tt_input_of_on_key_press;
#define tt_read_input_of_on_key_press tt_read_key_input
#define tt_answer_of_on_key_press "commands"
/* `on_tick`: Every so often: `on_tick = { every = "30s" }`. Has `in->context`. */
typedef tt_tick_input tt_input_of_on_tick;
#define tt_read_input_of_on_tick tt_read_tick_input
#define tt_answer_of_on_tick "commands"
/* `generate`: When the user asks it for todos made of a text; the user sees them before they are added. Has `in->input`, `in->context`. */
typedef tt_generate_input tt_input_of_generate;
#define tt_read_input_of_generate tt_read_generate_input
#define tt_answer_of_generate "items"
/* `shutdown`: Before it is ended: the application closes, or the plugin is switched off. */
typedef tt_shutdown_input tt_input_of_shutdown;
#define tt_read_input_of_shutdown tt_read_shutdown_input
#define tt_answer_of_shutdown NULL

/** All todos that fit, however many pages they fill. */
#define tt_query_every_todo(...) tt_query_every_todo_with((tt_todo_query){.kit_ = 0, __VA_ARGS__})
TT_FN tt_todo_list tt_query_every_todo_with(tt_todo_query query) {
  tt_todo *found = NULL;
  size_t count = 0, room = 0;
  do {
    tt_page page = tt_query_todos_with(query);
    if (count + page.todos.count > room) {
      room = (count + page.todos.count) * 2;
      tt_todo *larger = tt_allocate(room * sizeof *larger);
      if (count > 0) __builtin_memcpy(larger, found, count * sizeof *larger);
      found = larger;
    }
    for (size_t i = 0; i < page.todos.count; i++) found[count++] = page.todos.items[i];
    query.cursor = page.next_cursor;
  } while (query.cursor.bytes != NULL);
  return (tt_todo_list){found, count};
}

/** Suggests a todo; for `generate` alone. `.indent_level` is at most one more than that of the one before. */
#define tt_item(...) tt_item_with((tt_generated_item){.kit_ = 0, __VA_ARGS__})
TT_FN void tt_item_with(tt_generated_item item) {
  if (tt_call.items.length > 0) tt_put(&tt_call.items, ",", 1);
  tt_put(&tt_call.items, "{", 1);
  tt_put_generated_item(&tt_call.items, &item);
  tt_put(&tt_call.items, "}", 1);
}

/* ---- Exports. ---- */

/**
 * A function that the application calls, by its name in the interface: `TT_EXPORT(handle_action, in) { … }`. Within it
 * `in` points to the input. Its commands are what it called; `tt_report` makes it fail.
 */
#define TT_EXPORT(name, in)                                                           \
  static void tt_run_##name(const tt_input_of_##name *in);                            \
  __attribute__((export_name(#name))) int32_t tt_export_##name(void) {                \
    const tt_json *json = tt_begin();                                                 \
    tt_input_of_##name input = tt_read_input_of_##name(json);                         \
    if (!tt_call.reported) tt_run_##name(&input);                                     \
    return tt_end(tt_answer_of_##name);                                               \
  }                                                                                   \
  static void tt_run_##name(const tt_input_of_##name *in __attribute__((unused)))

TT_FN const tt_json *tt_begin(void) {
  __builtin_memset(&tt_call, 0, sizeof tt_call);
  tt_call.next = (uintptr_t)&__heap_base;
  size_t length;
  char *bytes = tt_take_input(&length);
  const tt_json *input = tt_read_in_place(bytes, length);
  if (input == NULL || input->kind != TT_OBJECT) tt_report(tt("the input of the call cannot be read"));
  return input;
}

/* What the export returns: 0 when all is well. */
TT_FN int32_t tt_end(const char *answers) {
  bool items = answers != NULL && answers[0] == 'i';
  if (!items && tt_call.items.length > 0) tt_report(tt("the plugin suggests todos where it cannot: tt_item is for generate"));
  if ((items || answers == NULL) && tt_call.commands.length > 0) tt_report(tt("the plugin answers commands where it cannot"));
  if (tt_call.reported || tt_call.refused) {
    tt_kernel_error_set(tt_write_block(tt_call.reported ? tt_call.report : tt_call.message));
    return 1;
  }
  if (answers == NULL) return 0;
  tt_buffer out = {NULL, 0, 0}, said = items ? tt_call.items : tt_call.commands;
  tt_put_words(&out, "{");
  tt_put_name(&out, answers);
  tt_put_words(&out, "[");
  tt_put(&out, said.bytes, said.length);
  tt_put_words(&out, "]}");
  uint64_t block = tt_block_of(out);
  tt_kernel_output_set(block, out.length);
  return 0;
}

#endif
