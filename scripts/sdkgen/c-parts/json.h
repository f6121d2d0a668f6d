
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
